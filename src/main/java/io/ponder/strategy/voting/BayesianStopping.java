package io.ponder.strategy.voting;

import io.ponder.strategy.About;
import io.ponder.strategy.Parameter;
import io.ponder.strategy.Play;
import io.ponder.strategy.Strategy;

/**
 * A vote that stops once the first answer is the model's most likely one with a given posterior
 * probability, from aggregated counts (arXiv:2602.05395). The prior: the most likely answer has
 * probability {@code mode}, and {@code answers} - 1 others share the rest evenly; which answer is
 * which is unknown. With {@code counts} 2 the rule sees the largest count and the number of all
 * other votes, with 3 the two largest and the rest.
 *
 * <p>With q = (1 - mode) / (answers - 1), the hypotheses are who the first and the second answer
 * are: for counts (v1, v2, rest) the weight of the first being the mode is (K-1) m^v1 q^v2
 * (1-m-q)^rest, of the second being it (K-1) q^v1 m^v2 (1-m-q)^rest, of neither (K-1)(K-2)
 * q^(v1+v2) (1-2q)^rest.
 *
 * <p>Where the prior excludes what is seen, a third answer out of two, it never stops.
 */
@About(
    name = "bayesian-stopping",
    text = "a vote that stops when the first answer is the most likely one by its posterior",
    calls = "<= B",
    source = "arXiv:2602.05395")
public record BayesianStopping(
    @Parameter(
            text = "counts that the rule sees: the largest, or the two largest, and the rest",
            standard = "3",
            min = 2,
            max = 3)
        int counts,
    @Parameter(
            text = "the posterior probability at which it stops",
            standard = "0.95",
            min = 0,
            max = 0.999999)
        double threshold,
    @Parameter(
            text = "prior probability of the most likely answer",
            standard = "0.5",
            min = 0.001,
            max = 0.999)
        double mode,
    @Parameter(text = "answers that there are a priori", standard = "10", min = 2, max = 1e6)
        int answers)
    implements Strategy {
  private static final int MOST_AT_ONCE = 16;

  /**
   * Checks the prior.
   *
   * @throws IllegalArgumentException if the most likely answer would not be the most likely one
   */
  public BayesianStopping {
    if (!(mode * answers > 1)) {
      throw new IllegalArgumentException(
          String.format("mode must be above 1/answers = %s, found %s", 1.0 / answers, mode));
    }
  }

  @Override
  public Play start(int budget) {
    return StoppingRule.vote(budget, () -> this::more);
  }

  private int more(Ballot ballot) {
    int first = ballot.most();
    int second = ballot.runnerUp();
    int rest = ballot.votes() - first;
    // It cannot stop before it would if all further votes were for the first one.
    int more = first > 0 ? 0 : 1;
    while (more < MOST_AT_ONCE && !(certainty(first + more, second, rest) >= threshold)) {
      more++;
    }
    return more;
  }

  private double certainty(int first, int second, int rest) {
    return counts == 2 ? posterior(first, rest) : posterior(first, second, rest - second);
  }

  /** Returns P(the first answer is the mode), given its votes and those of all others. */
  double posterior(int first, int rest) {
    double q = (1 - mode) / (answers - 1);
    double mine = power(mode, first) + power(1 - mode, rest);
    double other = StrictMath.log(answers - 1) + power(q, first) + power(1 - q, rest);
    return 1 / (1 + StrictMath.exp(other - mine));
  }

  /** Returns P(the first answer is the mode), given the two largest counts and the rest. */
  double posterior(int first, int second, int rest) {
    double q = (1 - mode) / (answers - 1);
    double others = StrictMath.log(answers - 1);
    double without = power(Math.max(0, 1 - mode - q), rest);
    double mine = others + power(mode, first) + power(q, second) + without;
    double runnerUp = others + power(q, first) + power(mode, second) + without;
    double neither =
        others + power(answers - 2, 1) + power(q, first + second) + power(1 - 2 * q, rest);
    return 1 / (1 + StrictMath.exp(runnerUp - mine) + StrictMath.exp(neither - mine));
  }

  /** Returns the logarithm of a power, where 0 to the power of 0 is 1. */
  private static double power(double base, int exponent) {
    return exponent == 0 ? 0 : exponent * StrictMath.log(base);
  }

  @Override
  public boolean anytime() {
    return true;
  }
}
