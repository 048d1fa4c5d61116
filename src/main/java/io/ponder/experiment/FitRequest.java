package io.ponder.experiment;

import io.ponder.scaling.Family;
import io.ponder.scaling.Loss;
import io.ponder.scaling.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * What is to be fitted to each curve.
 *
 * @param x what curves are against
 * @param y what they show
 * @param families the families to fit
 * @param loss what is minimised, or none: squares of residuals over their standard errors, of
 *     logarithms where a curve is exact
 * @param extrapolate where to forecast, in units of x
 * @param bootstraps how many curves the intervals are from where no problems are resampled
 */
public record FitRequest(
    Axis x,
    Quantity y,
    List<Family> families,
    Optional<Loss> loss,
    List<Double> extrapolate,
    int bootstraps) {
  /** How many bootstraps there are unless asked for otherwise. */
  public static final int BOOTSTRAPS = 1000;

  /** Fewer tell nothing about limits. */
  public static final int FEWEST_BOOTSTRAPS = 40;

  /** More take too much memory. */
  public static final int MOST_BOOTSTRAPS = 100_000;
}
