package io.ponder.strategy.voting;

import io.ponder.strategy.About;
import io.ponder.strategy.Parameter;
import io.ponder.strategy.Play;
import io.ponder.strategy.Strategy;

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

  @Override
  public Play start(int budget) {
    return StoppingRule.vote(
        budget,
        () ->
            ballot -> {
              int missing = minimum - ballot.votes();
              return missing > 0 ? missing : entropy(ballot) <= entropy + ROUNDING ? 0 : 1;
            });
  }

  /** Returns the entropy of the votes in bits: log n - (1/n) sum of v log v. */
  private static double entropy(Ballot ballot) {
    double sum = 0;
    for (int answer = 0; answer < ballot.answers(); answer++) {
      int votes = ballot.votes(answer);
      sum += votes > 1 ? votes * StrictMath.log(votes) : 0;
    }
    double n = ballot.votes();
    return (StrictMath.log(n) - sum / n) / LN_2;
  }

  private static final double LN_2 = StrictMath.log(2);

  @Override
  public boolean anytime() {
    return true;
  }
}
