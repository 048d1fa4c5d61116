package io.ponder.scaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.FDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Fits one family to a curve. The variance of a share of trials is that at the fitted value, found
 * by fitting again, so that fits are not drawn to points that are small by chance.
 */
final class FamilyFitter {
  /** The best starts are each followed to their minimum. */
  private static final int STARTS = 5;

  private static final int REWEIGHTINGS = 4;
  private static final int BLOCK = 25;
  private static final double FALSE_ALARM = 0.001;

  private final Family family;
  private final List<Point> points;
  private final FitOptions options;
  private final double[] x;
  private final double[] y;
  private final int parameters;

  FamilyFitter(Family family, List<Point> points, FitOptions options) {
    this.family = family;
    this.points = points;
    this.options = options;
    x = points.stream().mapToDouble(Point::x).toArray();
    y = points.stream().mapToDouble(Point::y).toArray();
    parameters = family.parameters(options.quantity().largest()).size();
  }

  /** A minimum: coordinates, the weights there, and twice the cost. */
  private record Minimum(double[] z, double[] weight, double cost) {}

  private Minimum minimum() {
    CurveModel model = new CurveModel(family, options.quantity(), x);
    LeastSquares solver = new LeastSquares(model, options.loss());
    double[] weight = weights(y);
    double[] loss = new double[y.length];
    double[] square = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      loss[i] = CurveModel.loss(options.quantity(), family.ofFailure(), y[i]);
      // Starts minimise squares of the loss itself.
      double relative = options.loss().ofLogarithms() ? 1 / Math.max(1e-300, y[i]) : weight[i];
      square[i] = relative * relative;
    }
    double top = Arrays.stream(square).max().orElse(1);
    for (int i = 0; i < square.length; i++) {
      square[i] = square[i] / top + 1e-300;
    }
    List<Minimum> starts = new ArrayList<>();
    for (double[] start : family.starts(x, loss, square)) {
      double[] z = model.coordinates(start);
      starts.add(new Minimum(z, weight, solver.fit(z, y, weight, 2)));
    }
    starts.sort(Comparator.comparingDouble(Minimum::cost));
    Minimum best = starts.get(0);
    for (Minimum start : starts.subList(0, Math.min(STARTS, starts.size()))) {
      double[] z = start.z.clone();
      double cost = solver.fit(z, y, weight);
      if (cost < best.cost) {
        best = new Minimum(z, weight, cost);
      }
    }
    boolean shares = points.stream().anyMatch(point -> point.trials() > 0);
    for (int round = 0; shares && !options.loss().ofLogarithms() && round < REWEIGHTINGS; round++) {
      double[] z = best.z.clone();
      double[] value = new double[y.length];
      model.at(z, value, null);
      double[] again = weights(value);
      best = new Minimum(z, again, solver.fit(z, y, again));
    }
    return best;
  }

  /** Returns one over the standard errors of points at these values. */
  private double[] weights(double[] value) {
    double[] weight = new double[value.length];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = options.loss().ofLogarithms() ? 1 : 1 / error(points.get(i), value[i]);
    }
    return weight;
  }

  private double error(Point point, double value) {
    return error(point, value, 0, options);
  }

  /** Returns the standard error of a point where the curve has this value. */
  static double error(Point point, double value, double scatter, FitOptions options) {
    if (options.loss().ofLogarithms()) {
      return scatter * value;
    }
    if (point.standardError() > 0) {
      return point.standardError();
    }
    // A share of 0 or 1 is not without error.
    double least = 0.5 / point.trials();
    double accuracy = options.quantity().accuracy(value);
    double rate = Math.max(least, Math.min(1 - least, accuracy));
    return options.quantity().standardError(Math.sqrt(rate * (1 - rate) / point.trials()), rate);
  }

  /**
   * Fits the family.
   *
   * @param resampled curves of the same budgets on resampled problems, or none: then new points are
   *     drawn around the fitted curve
   */
  CurveFit fit(double @Nullable [][] resampled) {
    Minimum best = minimum();
    CurveModel model = new CurveModel(family, options.quantity(), x);
    double[] fitted = new double[x.length];
    model.at(best.z, fitted, null);
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      squares += (y[i] - fitted[i]) * (y[i] - fitted[i]);
    }
    double scatter =
        options.loss().ofLogarithms()
            ? Math.sqrt(best.cost / Math.max(1, x.length - parameters))
            : 0;
    double[][] samples = bootstrap(best, fitted, scatter, resampled);
    double[] low = new double[parameters];
    double[] high = new double[parameters];
    for (int p = 0; p < parameters; p++) {
      double[] values = new double[samples.length];
      for (int b = 0; b < samples.length; b++) {
        values[b] = samples[b][p];
      }
      Arrays.sort(values);
      low[p] = Percentiles.low(values, options.confidence());
      high[p] = Percentiles.high(values, options.confidence());
    }
    Holdout holdout = holdout();
    return new CurveFit(
        family,
        model.natural(best.z),
        low,
        high,
        fitted,
        Math.sqrt(squares / x.length),
        aicc(best, fitted),
        holdout.error,
        holdout.contradicted,
        scatter,
        List.of(samples));
  }

  /** Akaike's criterion, corrected for few points (Hurvich and Tsai, 1989). */
  private double aicc(Minimum best, double[] fitted) {
    int n = x.length;
    boolean scale = options.loss().ofLogarithms();
    int free = parameters + (scale ? 1 : 0);
    if (n - free - 1 <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    double deviance = 0;
    if (scale) {
      deviance = n * Math.log(Math.max(1e-300, best.cost / n));
    } else {
      for (int i = 0; i < n; i++) {
        deviance += deviance(points.get(i), fitted[i]);
      }
    }
    return deviance + 2.0 * free + 2.0 * free * (free + 1) / (n - free - 1);
  }

  /** Returns -2 ln of a point's likelihood, up to a constant that no family changes. */
  private double deviance(Point point, double fitted) {
    if (point.standardError() > 0) {
      double residual = (point.y() - fitted) / point.standardError();
      return residual * residual;
    }
    double rate = Math.max(1e-12, Math.min(1 - 1e-12, options.quantity().accuracy(fitted)));
    double seen = options.quantity().accuracy(point.y());
    return 2 * point.trials() * (part(seen, rate) + part(1 - seen, 1 - rate));
  }

  private static double part(double seen, double rate) {
    return seen > 0 ? seen * Math.log(seen / rate) : 0;
  }

  private double[][] bootstrap(
      Minimum best, double[] fitted, double scatter, double @Nullable [][] resampled) {
    int count = resampled == null ? options.bootstraps() : resampled.length;
    double[][] samples = new double[count][];
    Runnable all =
        () ->
            IntStream.range(0, (count + BLOCK - 1) / BLOCK)
                .parallel()
                .forEach(
                    block -> {
                      CurveModel model = new CurveModel(family, options.quantity(), x);
                      LeastSquares solver = new LeastSquares(model, options.loss());
                      LeastSquares.Start start = solver.start(best.z);
                      double[] drawn = new double[x.length];
                      for (int b = block * BLOCK; b < Math.min(count, (block + 1) * BLOCK); b++) {
                        double[] again = drawn;
                        if (resampled == null) {
                          draw(new Draws(options.seed(), b), fitted, scatter, drawn);
                        } else {
                          again = resampled[b];
                        }
                        samples[b] = model.natural(solver.fit(start, again, best.weight));
                      }
                    });
    ForkJoinPool pool = new ForkJoinPool(options.threads());
    try {
      pool.submit(all).join();
    } finally {
      pool.shutdown();
    }
    return samples;
  }

  /** Draws new points around the fitted curve. */
  private void draw(Draws draws, double[] fitted, double scatter, double[] drawn) {
    for (int i = 0; i < drawn.length; i++) {
      Point point = points.get(i);
      if (options.loss().ofLogarithms()) {
        drawn[i] = fitted[i] * Math.exp(scatter * draws.normal());
      } else if (point.standardError() > 0) {
        drawn[i] = fitted[i] + point.standardError() * draws.normal();
      } else {
        double rate = Math.max(0, Math.min(1, options.quantity().accuracy(fitted[i])));
        double wrong = draws.binomial(point.trials(), 1 - rate) / point.trials();
        drawn[i] =
            options.quantity() == Quantity.LOG_ACCURACY
                ? -Math.log(Math.max(0.5 / point.trials(), 1 - wrong))
                : options.quantity().ofFailure(wrong);
      }
    }
  }

  /** How well the largest budgets are forecast from the smaller ones. */
  private record Holdout(OptionalDouble error, boolean contradicted) {}

  private Holdout holdout() {
    int held = Math.max(1, x.length / 4);
    int kept = x.length - held;
    if (kept < parameters + 1) {
      return new Holdout(OptionalDouble.empty(), false);
    }
    FamilyFitter fitter = new FamilyFitter(family, points.subList(0, kept), options);
    Minimum best = fitter.minimum();
    CurveModel there =
        new CurveModel(family, options.quantity(), Arrays.copyOfRange(x, kept, x.length));
    double[] forecast = new double[held];
    there.at(best.z, forecast, null);
    boolean relative = options.loss().ofLogarithms();
    LeastSquares solver =
        new LeastSquares(
            new CurveModel(family, options.quantity(), fitter.x), options.loss());
    double[] variance = solver.variance(best.z, fitter.y, best.weight, there);
    double scale = relative ? best.cost / Math.max(1, kept - parameters) : 1;
    double squares = 0;
    double surprise = 0;
    for (int i = 0; i < held; i++) {
      double error = y[kept + i] - forecast[i];
      squares += error * error;
      double noise = relative ? y[kept + i] : error(points.get(kept + i), forecast[i]);
      surprise = Math.max(surprise, error * error / (scale * (noise * noise + variance[i])));
    }
    // The largest of several surprises (Bonferroni); with an estimated scale they are F-distributed.
    double quantile =
        relative
            ? new FDistribution(null, 1, Math.max(1, kept - parameters))
                .inverseCumulativeProbability(1 - FALSE_ALARM / held)
            : new ChiSquaredDistribution(null, 1)
                .inverseCumulativeProbability(1 - FALSE_ALARM / held);
    return new Holdout(OptionalDouble.of(Math.sqrt(squares / held)), surprise > quantile);
  }
}
