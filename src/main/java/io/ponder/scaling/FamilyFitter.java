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
  private static final int STARTS = 8;

  private static final int REWEIGHTINGS = 4;

  /** Costs of minima so near, in squares of a point's error, are of the same minimum. */
  private static final double SAME = 0.05;

  private static final int MOST_MINIMA = 3;

  /** Minima that are worse by so much are not those of other draws of the points. */
  private static final double NEARLY = 12;

  private static final int HOLDOUT_BOOTSTRAPS = 100;
  private static final int BLOCK = 25;
  private static final double FALSE_ALARM = 0.001;

  /** The square of a relative difference that is rounding, and tells no curves apart. */
  private static final double ROUNDING = 1e-26;

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

  /** A minimum. */
  private static final class Minimum {
    /** Its coordinates. */
    private final double[] z;

    /** The weights there. */
    private final double[] weight;

    /** Twice the cost. */
    private final double cost;

    /** The coordinates of this and of other minima that noise might make the deepest. */
    private final List<double[]> minima;

    Minimum(double[] z, double[] weight, double cost, List<double[]> minima) {
      this.z = z;
      this.weight = weight;
      this.cost = cost;
      this.minima = minima;
    }
  }

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
    List<Candidate> starts = new ArrayList<>();
    for (double[] start : family.starts(x, loss, square)) {
      double[] z = model.coordinates(start);
      starts.add(new Candidate(z, solver.fit(z, y, weight, 2)));
    }
    starts.sort(Comparator.comparingDouble(Candidate::cost));
    List<Candidate> ends = new ArrayList<>();
    for (Candidate start : starts.subList(0, Math.min(STARTS, starts.size()))) {
      double[] z = start.z.clone();
      ends.add(new Candidate(z, solver.approach(z, y, weight)));
    }
    List<Candidate> near = new ArrayList<>();
    for (Candidate end : distinct(ends)) {
      near.add(new Candidate(end.z, solver.fit(end.z, y, weight)));
    }
    List<Candidate> minima = distinct(near);
    double[] best = minima.get(0).z;
    double cost = minima.get(0).cost;
    boolean shares = points.stream().anyMatch(point -> point.trials() > 0);
    for (int round = 0; shares && !options.loss().ofLogarithms() && round < REWEIGHTINGS; round++) {
      double[] value = new double[y.length];
      model.at(best, value, null);
      weight = weights(value);
      cost = solver.fit(best, y, weight);
    }
    return new Minimum(best, weight, cost, minima.stream().map(Candidate::z).toList());
  }

  /** Coordinates on the way to a minimum. */
  private static final class Candidate {
    private final double[] z;
    private final double cost;

    Candidate(double[] z, double cost) {
      this.z = z;
      this.cost = cost;
    }

    double[] z() {
      return z;
    }

    double cost() {
      return cost;
    }
  }

  /**
   * Returns the best, and others that are not the same and not much worse.
   *
   * @throws FitException if no cost is finite
   */
  private List<Candidate> distinct(List<Candidate> all) {
    List<Candidate> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparingDouble(Candidate::cost));
    if (!(sorted.get(0).cost < Double.POSITIVE_INFINITY)) {
      throw new FitException(family.key() + " has no value near the points");
    }
    double unit = sorted.get(0).cost / x.length;
    List<Candidate> distinct = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    for (Candidate one : sorted) {
      boolean other = one.cost > last + SAME * unit;
      if (other
          && one.cost <= sorted.get(0).cost + NEARLY * unit
          && distinct.size() < MOST_MINIMA) {
        distinct.add(one);
        last = one.cost;
      }
    }
    return distinct;
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
    return options.loss().ofLogarithms()
        ? scatter * value
        : samplingError(point, value, options.quantity());
  }

  /** Returns the sampling error of a point where the curve has this value. */
  static double samplingError(Point point, double value, Quantity quantity) {
    if (point.standardError() > 0) {
      return point.standardError();
    }
    // A share of 0 or 1 is not without error.
    double least = 0.5 / point.trials();
    double accuracy = quantity.accuracy(value);
    double rate = Math.max(least, Math.min(1 - least, accuracy));
    return quantity.standardError(Math.sqrt(rate * (1 - rate) / point.trials()), rate);
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
    double scatter = scatter(best);
    double dispersion = dispersion(fitted);
    double[][] samples =
        bootstrap(best, fitted, scatter, dispersion, options.bootstraps(), resampled);
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
    Holdout holdout = holdout(resampled);
    return new CurveFit(
        family,
        list(model.natural(best.z)),
        list(low),
        list(high),
        list(fitted),
        Math.sqrt(squares / x.length),
        aicc(best, fitted),
        holdout.error,
        holdout.contradicted,
        scatter,
        dispersion,
        List.of(samples));
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  /** Returns the standard deviation of ln y - ln fit, if that is what is fitted. */
  private double scatter(Minimum best) {
    return options.loss().ofLogarithms()
        ? Math.sqrt(best.cost / Math.max(1, x.length - parameters))
        : 0;
  }

  /** Akaike's criterion, corrected for few points (Hurvich and Tsai, 1989). */
  private double aicc(Minimum best, double[] fitted) {
    int n = x.length;
    boolean scale = options.loss().ofLogarithms();
    int free = parameters + (scale ? 1 : 0);
    if (n - free - 1 <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    double deviance = scale ? n * Math.log(Math.max(ROUNDING, best.cost / n)) : deviance(fitted);
    return deviance + 2.0 * free + 2.0 * free * (free + 1) / (n - free - 1);
  }

  /**
   * Returns how many times larger than sampling errors the squares of the residuals are, or 1 if
   * chance explains them: what a family misses then counts as noise.
   */
  private double dispersion(double[] fitted) {
    int free = x.length - parameters;
    if (options.loss().ofLogarithms() || free <= 0) {
      return 1;
    }
    double deviance = deviance(fitted);
    double chance =
        1 - new ChiSquaredDistribution(null, free).cumulativeProbability(Math.min(1e6, deviance));
    return chance < FALSE_ALARM ? Math.max(1, deviance / free) : 1;
  }

  private double deviance(double[] fitted) {
    double deviance = 0;
    for (int i = 0; i < x.length; i++) {
      deviance += deviance(points.get(i), fitted[i]);
    }
    return deviance;
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
      Minimum best,
      double[] fitted,
      double scatter,
      double dispersion,
      int wanted,
      double @Nullable [][] resampled) {
    int count = resampled == null ? wanted : resampled.length;
    double[][] samples = new double[count][];
    Runnable all =
        () ->
            IntStream.range(0, (count + BLOCK - 1) / BLOCK)
                .parallel()
                .forEach(
                    block -> {
                      CurveModel model = new CurveModel(family, options.quantity(), x);
                      LeastSquares solver = new LeastSquares(model, options.loss());
                      List<LeastSquares.Start> starts =
                          best.minima.stream().map(solver::start).toList();
                      double[] drawn = new double[x.length];
                      for (int b = block * BLOCK; b < Math.min(count, (block + 1) * BLOCK); b++) {
                        double[] again = drawn;
                        if (resampled == null) {
                          draw(new Draws(options.seed(), b), fitted, scatter, dispersion, drawn);
                        } else {
                          again = resampled[b];
                        }
                        samples[b] = model.natural(solver.fit(starts, again, best.weight));
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
  private void draw(
      Draws draws, double[] fitted, double scatter, double dispersion, double[] drawn) {
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
      if (dispersion > 1) {
        drawn[i] = fitted[i] + Math.sqrt(dispersion) * (drawn[i] - fitted[i]);
      }
    }
  }

  /** How well the largest budgets are forecast from the smaller ones. */
  private record Holdout(OptionalDouble error, boolean contradicted) {}

  private Holdout holdout(double @Nullable [][] resampled) {
    int held = Math.max(1, x.length / 4);
    int kept = x.length - held;
    if (kept < parameters + 1) {
      return new Holdout(OptionalDouble.empty(), false);
    }
    FamilyFitter fitter = new FamilyFitter(family, points.subList(0, kept), options);
    Minimum best = fitter.minimum();
    double[] fitted = new double[kept];
    new CurveModel(family, options.quantity(), fitter.x).at(best.z, fitted, null);
    CurveModel there =
        new CurveModel(family, options.quantity(), Arrays.copyOfRange(x, kept, x.length));
    double[] forecast = new double[held];
    there.at(best.z, forecast, null);
    double scatter = fitter.scatter(best);
    double dispersion = fitter.dispersion(fitted);
    double[][] samples =
        fitter.bootstrap(
            best, fitted, scatter, dispersion, HOLDOUT_BOOTSTRAPS, first(resampled, kept));
    double[] variance = new double[held];
    double[] one = new double[held];
    for (double[] sample : samples) {
      there.at(there.coordinates(sample), one, null);
      for (int i = 0; i < held; i++) {
        variance[i] += (one[i] - forecast[i]) * (one[i] - forecast[i]) / samples.length;
      }
    }
    double squares = 0;
    for (int i = 0; i < held; i++) {
      squares += (y[kept + i] - forecast[i]) * (y[kept + i] - forecast[i]);
    }
    // A forecast from another minimum that the smaller budgets cannot tell from the deepest is as
    // good.
    double least = Double.POSITIVE_INFINITY;
    for (double[] minimum : best.minima) {
      there.at(minimum, one, null);
      double surprise = 0;
      for (int i = 0; i < held; i++) {
        double error = y[kept + i] - one[i];
        double noise = error(points.get(kept + i), one[i], scatter, options);
        surprise = Math.max(surprise, error * error / (dispersion * noise * noise + variance[i]));
      }
      least = Math.min(least, surprise);
    }
    // The largest of several surprises (Bonferroni); with an estimated scale they are
    // F-distributed.
    double quantile =
        options.loss().ofLogarithms()
            ? new FDistribution(null, 1, kept - parameters)
                .inverseCumulativeProbability(1 - FALSE_ALARM / held)
            : new ChiSquaredDistribution(null, 1)
                .inverseCumulativeProbability(1 - FALSE_ALARM / held);
    return new Holdout(OptionalDouble.of(Math.sqrt(squares / held)), least > quantile);
  }

  /** Returns the smaller budgets of some resampled curves. */
  private static double @Nullable [][] first(double @Nullable [][] resampled, int kept) {
    if (resampled == null) {
      return null;
    }
    double[][] first = new double[Math.min(HOLDOUT_BOOTSTRAPS, resampled.length)][];
    for (int b = 0; b < first.length; b++) {
      first[b] = Arrays.copyOf(resampled[b], kept);
    }
    return first;
  }
}
