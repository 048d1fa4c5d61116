package io.ponder.scaling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fits families to a curve and says which of them it supports.
 *
 * <p>Points are taken as independent. Budgets of a strategy that can answer at any time share
 * trials; where there are problems to resample, the bootstrap keeps that, and where there are not,
 * intervals do not know of it.
 */
public final class CurveFitter {
  /** A family that much worse by Akaike's criterion is not supported: odds of 20 to 1. */
  static final double EVIDENCE = 6;

  /** Two fits that are nowhere further apart, in standard errors, are the same curve. */
  static final double APART = 1.5;

  private CurveFitter() {}

  /**
   * Fits each family.
   *
   * @param points the curve, in any order
   * @param families what to fit
   * @param resampled curves at the points' x, in their order, on resampled problems; or none
   * @throws FitException if there is no curve to fit, or no family has few enough parameters
   */
  public static CurveFits fit(
      List<Point> points,
      List<Family> families,
      FitOptions options,
      double @Nullable [][] resampled) {
    check(points, options);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> points.get(i).x()));
    List<Point> sorted = order.stream().map(points::get).toList();
    double @Nullable [][] curves = resampled;
    if (resampled != null) {
      curves = new double[resampled.length][];
      for (int b = 0; b < curves.length; b++) {
        double[] curve = resampled[b];
        curves[b] = order.stream().mapToDouble(i -> curve[i]).toArray();
      }
    }
    List<CurveFit> fits = new ArrayList<>();
    List<Family> skipped = new ArrayList<>();
    int fewest = Integer.MAX_VALUE;
    for (Family family : families) {
      int needed = needed(family, options);
      fewest = Math.min(fewest, needed);
      if (points.size() < needed) {
        skipped.add(family);
      } else {
        fits.add(new FamilyFitter(family, sorted, options).fit(curves));
      }
    }
    if (fits.isEmpty()) {
      throw new FitException(
          String.format(
              "%d points are too few: %s needs at least %d",
              points.size(), families.size() == 1 ? families.get(0).key() : "any family", fewest));
    }
    return new CurveFits(sorted, options, fits, skipped, supported(sorted, fits, options));
  }

  /** As many points as parameters would be met exactly; Akaike's criterion needs two more. */
  static int needed(Family family, FitOptions options) {
    int scale = options.loss().ofLogarithms() ? 1 : 0;
    return family.parameters(options.quantity().largest()).size() + scale + 2;
  }

  private static void check(List<Point> points, FitOptions options) {
    if (points.size() < 2) {
      throw new FitException(
          points.isEmpty()
              ? "there are no points"
              : "there is one point, at x = " + points.get(0).x() + "; a curve has several");
    }
    double first = points.get(0).y();
    if (points.stream().allMatch(point -> point.y() == first)) {
      throw new FitException(
          String.format(
              "%s is %s at all %d points; there is no growth to fit",
              options.quantity().key(), first, points.size()));
    }
    double firstX = points.get(0).x();
    if (points.stream().allMatch(point -> point.x() == firstX)) {
      throw new FitException("all points have x = " + firstX);
    }
    for (Point point : points) {
      if (options.loss() == Loss.WEIGHTED && point.exact()) {
        throw new FitException(
            "loss weighted needs trials or a standard error, missing at x = " + point.x());
      }
      if (options.loss().ofLogarithms() && !(point.y() > 0)) {
        throw new FitException(
            String.format(
                "%s is %s at x = %s; loss %s is of its logarithm, which needs a positive value",
                options.quantity().key(), point.y(), point.x(), options.loss().key()));
      }
      double accuracy = options.quantity().accuracy(point.y());
      if (!(accuracy >= 0 && accuracy <= 1)) {
        throw new FitException(
            String.format(
                "%s must be %s, found %s at x = %s%s",
                options.quantity().key(),
                options.quantity() == Quantity.LOG_ACCURACY ? "at least 0" : "in [0, 1]",
                point.y(),
                point.x(),
                point.y() > 1 ? "; percent are to be divided by 100" : ""));
      }
    }
  }

  /**
   * A family is supported if no other does better: it forecasts the largest budgets, unless none
   * does, and its criterion is near the best one's, or its curve is the best one's. One that fails
   * to forecast them is supported all the same if all points speak for it against those that do.
   */
  static List<CurveFit> supported(List<Point> points, List<CurveFit> fits, FitOptions options) {
    List<CurveFit> left = fits.stream().filter(fit -> !fit.contradicted()).toList();
    List<CurveFit> able = left.isEmpty() ? fits : left;
    CurveFit best = able.stream().min(Comparator.comparingDouble(CurveFit::aicc)).orElseThrow();
    // Where no family fits, differences count in units of what the best one misses.
    double dispersion = best.dispersion();
    return fits.stream()
        .filter(
            fit ->
                able.contains(fit)
                    ? fit.aicc() - best.aicc() < EVIDENCE * dispersion
                        || !apart(points, fit, best, options)
                    : best.aicc() - fit.aicc() > EVIDENCE * dispersion)
        .sorted(Comparator.comparingDouble(CurveFit::aicc))
        .toList();
  }

  private static boolean apart(
      List<Point> points, CurveFit one, CurveFit best, FitOptions options) {
    for (int i = 0; i < points.size(); i++) {
      double fitted = best.fitted().get(i);
      double error =
          Math.sqrt(best.dispersion())
              * FamilyFitter.error(points.get(i), fitted, best.scatter(), options);
      if (Math.abs(one.fitted().get(i) - fitted) > APART * error) {
        return true;
      }
    }
    return false;
  }
}
