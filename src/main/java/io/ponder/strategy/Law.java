package io.ponder.strategy;

import io.ponder.inference.ExpectedCalls;
import io.ponder.model.SolutionType;
import java.util.List;
import java.util.Optional;

/** An exact law: what a strategy gives and spends on a problem, computed and not sampled. */
@FunctionalInterface
public interface Law {
  /**
   * Returns what the strategy gives, or empty if the law does not cover the problem or would take
   * far more work than sampling.
   *
   * @param problem the problem
   * @param budget the most calls, at least 1
   */
  Optional<Exact> at(Problem problem, long budget);

  /**
   * Returns how many success rates it is worth while to compute it for, to average over those of a
   * level.
   */
  default int mostRates() {
    return 2048;
  }

  /**
   * What a strategy gives on average. Each probability is a sum of its own, so that small ones keep
   * their digits.
   *
   * @param correct P(its answer is correct)
   * @param wrong P(its answer is wrong)
   * @param abstained P(it gives no answer)
   * @param logFailure the natural logarithm of P(it is wrong or there is none), which may be
   *     smaller than a double holds
   * @param calls what it spends
   */
  record Exact(
      double correct, double wrong, double abstained, double logFailure, ExpectedCalls calls) {

    /** Creates a result whose failure counts as 0 where no double holds it with all its digits. */
    public Exact(double correct, double wrong, double abstained, ExpectedCalls calls) {
      this(correct, wrong, abstained, logarithm(wrong + abstained), calls);
    }

    private static double logarithm(double failure) {
      return failure < Double.MIN_NORMAL ? Double.NEGATIVE_INFINITY : Math.log(failure);
    }

    /** Returns the result of a choice whose type has given probabilities. */
    public static Exact ofTypes(Problem problem, double[] choice, ExpectedCalls calls) {
      double[] sums = new double[3];
      List<SolutionType> types = problem.types();
      for (int type = 0; type < choice.length; type++) {
        SolutionType of = types.get(type);
        sums[of.correct() ? 0 : of.answer() != null ? 1 : 2] += choice[type];
      }
      return new Exact(sums[0], sums[1], sums[2], calls);
    }

    /**
     * Returns the result of a choice that is wrong with a probability, of types by their shares.
     */
    public static Exact ofClasses(
        Problem problem, double correct, double wrong, double none, ExpectedCalls calls) {
      double parsed = problem.parsedShare();
      return new Exact(correct, wrong * parsed, none + wrong * (1 - parsed), calls);
    }
  }
}
