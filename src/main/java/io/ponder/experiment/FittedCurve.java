package io.ponder.experiment;

import io.ponder.scaling.CurveFits;
import java.util.List;
import java.util.Optional;

/**
 * One curve and what was fitted to it.
 *
 * @param group what tells it from other curves: in an experiment the varied values, the level and
 *     the strategy
 * @param x what it is against
 * @param extrapolate where to forecast
 * @param fits the fits, or none
 * @param reason why there are none, or empty
 */
public record FittedCurve(
    List<String> group,
    String x,
    List<Double> extrapolate,
    Optional<CurveFits> fits,
    String reason) {
  /** Returns what to call it. */
  public String name() {
    return group.isEmpty() ? "the curve" : String.join(", ", group);
  }
}
