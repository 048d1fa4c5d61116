package io.ponder.strategy.voting;

import io.ponder.strategy.About;
import io.ponder.strategy.Parameter;
import io.ponder.strategy.Play;
import io.ponder.strategy.Strategy;
import java.util.Arrays;

/** A vote that stops once the entropy of its votes is small, after a least number of votes. */
@About(
    name = "entropy-stopping",
    text = "a vote that stops when the entropy of its votes is small",
    calls = "<= B")
public record EntropyStopping(
    @Parameter(
            text = "entropy of the votes at which it stops, in bits",
            standard = "0.75",
            min = 0,
            max = 64)
        double entropy,
    @Parameter(text = "votes before it may stop", standard = "4", min = 1, max = 1e6) int minimum)
    implements Strategy {
  /** What the entropy of equally frequent answers may miss their number of bits by. */
  private static final double ROUNDING = 1e-12;

  private static final double LN_2 = StrictMath.log(2);

  /** Logarithms of small counts, of which 0 counts nothing. */
  private static final double[] LOGARITHMS = new double[1024];

  static {
    Arrays.setAll(LOGARITHMS, votes -> StrictMath.log(Math.max(1, votes)));
  }

  @Override
  public Play start(int budget) {
    return StoppingRule.vote(
        budget,
        () ->
            ballot -> {
              int votes = ballot.votes();
              if (votes < minimum) {
                return minimum - votes;
              }
              int first = ballot.most();
              double others = logarithms(ballot) - times(first);
              return StoppingRule.fewest(
                  more -> bits(votes + more, others + times(first + more)) <= entropy + ROUNDING);
            });
  }

  /** Returns the entropy of n votes in bits, log n - (1/n) sum of v log v, from that sum. */
  private static double bits(int votes, double sum) {
    return (log(votes) - sum / votes) / LN_2;
  }

  /** Returns the sum of v log v over the answers' votes v. */
  private static double logarithms(Ballot ballot) {
    double sum = 0;
    for (int answer = 0; answer < ballot.answers(); answer++) {
      sum += times(ballot.votes(answer));
    }
    return sum;
  }

  private static double times(int votes) {
    return votes * log(votes);
  }

  private static double log(int votes) {
    return votes < LOGARITHMS.length ? LOGARITHMS[votes] : StrictMath.log(votes);
  }

  @Override
  public boolean anytime() {
    return true;
  }
}
