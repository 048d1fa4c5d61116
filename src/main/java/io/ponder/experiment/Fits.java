package io.ponder.experiment;

import io.ponder.engine.Interval;
import io.ponder.scaling.CurveFits;
import io.ponder.scaling.CurveFitter;
import io.ponder.scaling.FitException;
import io.ponder.scaling.FitOptions;
import io.ponder.scaling.Loss;
import io.ponder.scaling.Point;
import io.ponder.scaling.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/** Fits the curves of an experiment. */
final class Fits {
  private final Experiment experiment;
  private final FitRequest request;
  private final ByProblem byProblem;
  private final int threads;

  Fits(Experiment experiment, FitRequest request, ByProblem byProblem, int threads) {
    this.experiment = experiment;
    this.request = request;
    this.byProblem = byProblem;
    this.threads = threads;
  }

  /** Returns a fit for each level, and {@code all} if there are several, and strategy. */
  List<FittedCurve> curves(List<CurveRow> rows) {
    Map<List<String>, List<CurveRow>> curves = new LinkedHashMap<>();
    for (CurveRow row : rows) {
      if (experiment.solver().levels().size() > 1 || !row.level().equals(ExperimentRun.ALL)) {
        List<String> group = new ArrayList<>(row.varied());
        group.add(row.level());
        group.add(row.strategy());
        curves.computeIfAbsent(group, key -> new ArrayList<>()).add(row);
      }
    }
    List<FittedCurve> fitted = new ArrayList<>();
    curves.forEach((group, own) -> fitted.add(curve(group, own)));
    return fitted;
  }

  private FittedCurve curve(List<String> group, List<CurveRow> rows) {
    // The exact curve if all of it is exact, else the simulated one.
    String method =
        rows.stream().filter(row -> row.method().equals(ExperimentRun.EXACT)).count()
                == experiment.budgets().size()
            ? ExperimentRun.EXACT
            : ExperimentRun.SIMULATED;
    List<CurveRow> own = rows.stream().filter(row -> row.method().equals(method)).toList();
    return Fitting.of(group, request.x().key(), request.extrapolate(), () -> fit(own, method));
  }

  private CurveFits fit(List<CurveRow> rows, String method) {
    Map<Double, CurveRow> distinct = new LinkedHashMap<>();
    for (CurveRow row : rows) {
      OptionalDouble x = request.x().of(row.usage());
      if (x.isEmpty()) {
        throw new FitException(
            "the costs do not tell "
                + request.x().key()
                + (request.x().needs().isEmpty() ? "" : "; they need " + request.x().needs()));
      }
      // A larger budget that buys no more is the same point.
      distinct.putIfAbsent(x.getAsDouble(), row);
    }
    List<Point> points = new ArrayList<>();
    distinct.forEach((x, row) -> points.add(point(x, row)));
    Loss loss = request.loss().orElse(Fitting.standard(points));
    return CurveFitter.fit(
        points,
        request.families(),
        new FitOptions(
            request.y(),
            loss,
            experiment.precision().confidence(),
            request.bootstraps(),
            experiment.seed(),
            threads),
        resampled(List.copyOf(distinct.values()), method));
  }

  private Point point(double x, CurveRow row) {
    Quantity quantity = request.y();
    double failure = row.wrong() + row.abstained();
    // Each of the two keeps its digits where it is small.
    double y =
        switch (quantity) {
          case ACCURACY -> row.accuracy();
          case FAILURE -> failure;
          case LOG_ACCURACY ->
              failure < 0.5 ? quantity.ofFailure(failure) : -Math.log(row.accuracy());
        };
    if (row.method().equals(ExperimentRun.EXACT)) {
      return Point.exact(x, y);
    }
    if (!row.level().equals(ExperimentRun.ALL)) {
      return Point.ofTrials(x, y, (double) row.trials());
    }
    // Levels have different numbers of trials: what the interval says is what is known.
    Interval interval = row.interval();
    double deviations =
        new NormalDistribution(null, 0, 1)
            .inverseCumulativeProbability((1 + experiment.precision().confidence()) / 2);
    return Point.measured(
        x, y, quantity.standardError(interval.halfWidth() / deviations, row.accuracy()));
  }

  /** Returns the curves on resampled problems, if problems are recorded. */
  private double @Nullable [][] resampled(List<CurveRow> rows, String method) {
    if (!byProblem.recorded()) {
      return null;
    }
    List<double[]> means = new ArrayList<>();
    for (CurveRow row : rows) {
      means.add(
          byProblem.means(
              level(row), contestant(row), experiment.budgets().indexOf(row.budget()), method));
    }
    double[][] curves = new double[means.get(0).length][rows.size()];
    for (int b = 0; b < curves.length; b++) {
      for (int i = 0; i < rows.size(); i++) {
        curves[b][i] = value(means.get(i)[b], rows.get(i));
      }
    }
    return curves;
  }

  private double value(double accuracy, CurveRow row) {
    // Problems that were all solved, or none of them, leave a logarithm to be had.
    double least = 1e-3 * Math.min(row.accuracy(), 1 - row.accuracy());
    double rate = Math.max(least, Math.min(1 - least, accuracy));
    return request.y() == Quantity.LOG_ACCURACY ? -Math.log(rate) : request.y().ofFailure(1 - rate);
  }

  private Optional<Integer> level(CurveRow row) {
    for (int level = 0; level < experiment.solver().levels().size(); level++) {
      if (experiment.solver().levels().get(level).name().equals(row.level())) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  private int contestant(CurveRow row) {
    for (int c = 0; c < experiment.contestants().size(); c++) {
      if (experiment.contestants().get(c).label().equals(row.strategy())) {
        return c;
      }
    }
    throw new IllegalStateException("no strategy " + row.strategy());
  }
}
