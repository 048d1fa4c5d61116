package io.ponder.experiment;

import io.ponder.scaling.CurveFits;
import io.ponder.scaling.FitException;
import io.ponder.scaling.Loss;
import io.ponder.scaling.Point;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What fits of an experiment's curves and of any table's have in common. */
final class Fitting {
  private Fitting() {}

  /** Returns the loss of a curve for which none was asked: that of logarithms if it is exact. */
  static Loss standard(List<Point> points) {
    return points.stream().anyMatch(Point::exact) ? Loss.LOG : Loss.WEIGHTED;
  }

  /** Returns the fits of a curve, or why there are none. */
  static FittedCurve of(
      List<String> group, String x, List<Double> extrapolate, Supplier<CurveFits> fits) {
    try {
      return new FittedCurve(group, x, extrapolate, Optional.of(fits.get()), "");
    } catch (FitException e) {
      return new FittedCurve(
          group, x, extrapolate, Optional.empty(), String.valueOf(e.getMessage()));
    }
  }
}
