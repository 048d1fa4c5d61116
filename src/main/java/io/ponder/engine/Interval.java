package io.ponder.engine;

import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * A confidence interval.
 *
 * @param low its lower limit
 * @param high its upper limit
 */
public record Interval(double low, double high) {

  /** Returns Wilson's interval for a proportion (Wilson, 1927). */
  public static Interval wilson(long successes, long trials, double confidence) {
    org.apache.commons.statistics.interval.Interval interval =
        BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(
            Math.toIntExact(trials), Math.toIntExact(successes), 1 - confidence);
    // The limits of 0 and of all successes are 0 and 1 but for rounding.
    return new Interval(
        successes == 0 ? 0 : Math.max(0, interval.getLowerBound()),
        successes == trials ? 1 : Math.min(1, interval.getUpperBound()));
  }

  /**
   * Returns the interval of a proportion from samples in groups, such as the problems of batches:
   * Wilson's, with the number of independent samples that would have the variance that the groups'
   * means show, and Student's quantile, since the groups are few (Korn and Graubard, Survey
   * Methodology 24, 1998). Where all groups are alike they show nothing, and all samples count.
   *
   * @param groups the number of groups of equal size, at least 2
   * @param size the samples in each
   * @param sum the successes
   * @param squares the sum of the squares of each group's successes
   */
  public static Interval grouped(
      long groups, long size, long sum, long squares, double confidence) {
    double samples = (double) groups * size;
    double rate = sum / samples;
    boolean agree = sum == 0 || sum == groups * size;
    double ofGroups =
        ((double) squares - (double) sum * sum / groups) / (groups - 1.0) / size / size / groups;
    double independent = agree || ofGroups <= 0 ? samples : rate * (1 - rate) / ofGroups;
    double quantile =
        TDistribution.of((double) (groups - 1)).inverseSurvivalProbability((1 - confidence) / 2);
    double extra = quantile * quantile / independent;
    double middle = (rate + extra / 2) / (1 + extra);
    double half = Math.sqrt(extra * rate * (1 - rate) + extra * extra / 4) / (1 + extra);
    return new Interval(
        sum == 0 ? 0 : Math.max(0, middle - half),
        sum == groups * size ? 1 : Math.min(1, middle + half));
  }

  /**
   * Returns the interval of a weighted sum of independent estimates from the intervals of its terms
   * (MOVER; Zou and Donner, Statistics in Medicine 27, 2008). A negative weight is allowed: weights
   * 1 and -1 give the interval of a difference.
   */
  public static Interval mover(double[] weights, double[] estimates, Interval[] intervals) {
    double sum = 0;
    double below = 0;
    double above = 0;
    for (int i = 0; i < weights.length; i++) {
      double down = weights[i] * (estimates[i] - intervals[i].low);
      double up = weights[i] * (intervals[i].high - estimates[i]);
      sum += weights[i] * estimates[i];
      below += weights[i] >= 0 ? down * down : up * up;
      above += weights[i] >= 0 ? up * up : down * down;
    }
    return new Interval(sum - Math.sqrt(below), sum + Math.sqrt(above));
  }

  /** Returns half the distance between the limits. */
  public double halfWidth() {
    return (high - low) / 2;
  }
}
