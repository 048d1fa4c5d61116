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
    Posterior posterior = new Posterior(this);
    return StoppingRule.vote(budget, () -> ballot -> more(posterior, ballot));
  }

  private int more(Posterior posterior, Ballot ballot) {
    int first = ballot.most();
    int second = ballot.runnerUp();
    int rest = ballot.votes() - first;
    // An empty ballot has no answer.
    int least = first > 0 ? 0 : 1;
    return least
        + StoppingRule.fewest(
            more ->
                (counts == 2
                        ? posterior.of(first + least + more, rest)
                        : posterior.of(first + least + more, second, rest - second))
                    >= threshold);
  }

  /** The posterior probability that the first answer is the mode. */
  static final class Posterior {
    private final double mode;
    private final double other;
    private final double notMode;
    private final double notOther;
    private final double neither;
    private final double noOthers;
    private final double others;
    private final double othersButOne;

    Posterior(BayesianStopping prior) {
      double q = (1 - prior.mode) / (prior.answers - 1);
      mode = StrictMath.log(prior.mode);
      other = StrictMath.log(q);
      notMode = StrictMath.log(1 - prior.mode);
      notOther = StrictMath.log(1 - q);
      neither = StrictMath.log(Math.max(0, 1 - prior.mode - q));
      noOthers = StrictMath.log(1 - 2 * q);
      others = StrictMath.log(prior.answers - 1);
      othersButOne = StrictMath.log(prior.answers - 2);
    }

    /** Given its votes and those of all others. */
    double of(int first, int rest) {
      double mine = power(mode, first) + power(notMode, rest);
      double theirs = others + power(other, first) + power(notOther, rest);
      return 1 / (1 + StrictMath.exp(theirs - mine));
    }

    /** Given the two largest counts and the rest. */
    double of(int first, int second, int rest) {
      double without = power(neither, rest);
      double mine = others + power(mode, first) + power(other, second) + without;
      double runnerUp = others + power(other, first) + power(mode, second) + without;
      double none = others + othersButOne + power(other, first + second) + power(noOthers, rest);
      return 1 / (1 + StrictMath.exp(runnerUp - mine) + StrictMath.exp(none - mine));
    }

    /** Returns the logarithm of a power, where 0 to the power of 0 is 1. */
    private static double power(double logarithm, int exponent) {
      return exponent == 0 ? 0 : exponent * logarithm;
    }
  }

  @Override
  public boolean anytime() {
    return true;
  }
}
