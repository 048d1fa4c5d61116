package io.ponder.strategy.voting;

import io.ponder.strategy.Problem;
import java.util.List;
import java.util.Optional;

/**
 * P(a correct answer has the plurality of N votes) and P(a wrong one has it), ties at random: a
 * {@linkplain PluralityIntegral contour integral} through its {@linkplain PoissonVote saddle
 * point}.
 */
public final class PluralityLaw {
  /** The law of a larger vote takes longer than sampling. */
  private static final long MOST_VOTES = 100_000;

  /** Complex multiplications beyond which sampling is cheaper. */
  private static final double MOST_WORK = 2e9;

  private static final int MOST_POINTS = 512;

  /**
   * Likelier than this, P(wrong) is what is left of 1, at the loss of a digit; else its own sum.
   */
  private static final double COMMON = 0.05;

  private final List<AnswerGroup> groups;
  private final double unparsed;
  private final int votes;

  private PluralityLaw(List<AnswerGroup> groups, double unparsed, int votes) {
    this.groups = groups;
    this.unparsed = unparsed;
    this.votes = votes;
  }

  /**
   * Returns P(correct), P(wrong) and P(no answer) of a vote, or empty if it takes too long.
   *
   * @param answers what a voter may say, the likeliest first
   * @param unparsed P(a voter says nothing); with the answers it sums to 1
   * @param votes voters, at least 1
   */
  public static Optional<double[]> of(List<Problem.Answer> answers, double unparsed, long votes) {
    return votes > MOST_VOTES
        ? Optional.empty()
        : new PluralityLaw(AnswerGroup.of(answers), unparsed, (int) votes).both();
  }

  private Optional<double[]> both() {
    double none = Math.pow(unparsed, votes);
    Optional<Double> correct = wins(true);
    if (correct.isEmpty()) {
      return Optional.empty();
    }
    double rest = 1 - none - correct.get();
    Optional<Double> wrong = rest > COMMON ? Optional.of(rest) : wins(false);
    return wrong.map(value -> new double[] {correct.get(), value, none});
  }

  /** Returns P(an answer of a class wins). */
  private Optional<Double> wins(boolean correct) {
    int leader = 0;
    while (leader < groups.size() && groups.get(leader).correct() != correct) {
      leader++;
    }
    if (leader == groups.size()) {
      return Optional.of(0.0);
    }
    Optional<PoissonVote> saddle = PoissonVote.atSaddle(groups, unparsed, votes, leader);
    if (saddle.isEmpty()) {
      return Optional.of(0.0);
    }
    PluralityPlan plan = new PluralityPlan(saddle.get());
    return plan.mostPoints() > MOST_POINTS || plan.work() > MOST_WORK
        ? Optional.empty()
        : Optional.of(new PluralityIntegral(plan).value());
  }
}
