package io.ponder.engine;

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
