package io.ponder.plan;

/**
 * How many problems an evaluation of two strategies needs. Both play the same problems, each of
 * them r times on samples of its own, which both strategies use.
 *
 * <p>Let d(p) be the difference of their accuracies on problem p, and D the mean of the r
 * differences observed there (each -1, 0 or 1). Given p, D has mean d(p) and variance w(p)/r, where
 * w(p) is the variance of one of them. Problems are drawn independently, so the mean of D over P of
 * them has the variance (b + w/r)/P, with b the variance of d(p) between problems and w the mean of
 * w(p): the total variance, as in a one-way analysis of variance. More repetitions take away w
 * only: however many there are, b/P stays. As b r + w grows with r, one repetition of more problems
 * always takes the fewest samples.
 *
 * <p>The mean is taken for normally distributed, which needs tens of problems.
 *
 * @param between the variance between problems of the difference in accuracy, b
 * @param within the mean variance of one repetition's difference on a problem, w
 */
public record EvaluationSize(double between, double within) {
  /** The probability of a verdict where there is no difference. */
  public static final double ERROR = 0.05;

  /**
   * Checks the variances.
   *
   * @throws IllegalArgumentException if one is negative or no number
   */
  public EvaluationSize {
    if (!(between >= 0 && within >= 0)) {
      throw new IllegalArgumentException(
          "variances must not be negative, found " + between + " and " + within);
    }
  }

  /**
   * Returns the problems that resolve a difference with so many repetitions of each.
   *
   * @param difference the difference in accuracy, in (0, 1)
   * @param repetitions of each problem, at least 1
   */
  public long problems(double difference, long repetitions) {
    return problems(difference, between + within / repetitions);
  }

  /** Returns the problems that it takes at least, however often each is repeated. */
  public long fewest(double difference) {
    return problems(difference, between);
  }

  private static long problems(double difference, double variance) {
    double distance = Power.standardErrors(ERROR) / difference;
    return Math.max(1, (long) Math.ceil(variance * distance * distance));
  }
}
