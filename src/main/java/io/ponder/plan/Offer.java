package io.ponder.plan;

import io.ponder.engine.Interval;

/**
 * What one strategy with one budget gives, and what it costs.
 *
 * @param strategy the strategy's label
 * @param budget the most calls that it may spend on a problem
 * @param accuracy P(its answer is correct)
 * @param interval the confidence interval of the accuracy; without width if a law gave it
 * @param cost its mean cost for a problem, in any unit, at least 0
 */
public record Offer(String strategy, int budget, double accuracy, Interval interval, double cost) {

  /** Differences of laws below this are rounding. */
  private static final double ROUNDING = 1e-11;

  /**
   * Checks the cost.
   *
   * @throws IllegalArgumentException if it is negative or no finite number
   */
  public Offer {
    if (!(cost >= 0 && cost < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a cost must be at least 0, found " + cost);
    }
  }

  /**
   * Returns whether it is more accurate than another beyond doubt: their intervals do not meet.
   * That asks for more than a difference needs whose own interval is known, never for less.
   */
  public boolean beats(Offer other) {
    return interval.low() > other.interval.high() + ROUNDING;
  }
}
