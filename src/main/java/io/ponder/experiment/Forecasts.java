package io.ponder.experiment;

import io.ponder.forecast.CoverageForecast;
import io.ponder.forecast.CoverageForecast.Forecast;
import io.ponder.forecast.CoverageForecast.Part;
import io.ponder.model.Level;
import io.ponder.model.RecordedProblem;
import io.ponder.model.RecordedProblem.Sample;
import io.ponder.model.Solver;
import io.ponder.scaling.CoverageCurve;
import io.ponder.scaling.CoveragePredictor;
import io.ponder.scaling.CoveragePredictors;
import io.ponder.scaling.SampleCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** Pass@k of a pool's problems, also for more samples than were recorded. */
public final class Forecasts {
  /** What a row calls an estimate that needs no forecast. */
  public static final String EXACT = "exact";

  /** What a row calls the forecast that the samples choose. */
  public static final String COMBINATION = "combination";

  /** The share of the samples that a back-test forecasts from. */
  private static final double KEPT = 0.5;

  private static final double ROUNDING = 1e-9;

  private final Asked asked;
  private final Solver solver;

  /**
   * What a pool is asked.
   *
   * @param pool the file
   * @param runs the runs whose samples are taken, as in {@link Estimates.Asked}
   * @param levels as there
   * @param minSamples problems with fewer samples are left out
   * @param at numbers of samples, each at least 1
   * @param confidence of the intervals, in (0, 1)
   */
  public record Asked(
      String pool,
      List<String> runs,
      Optional<String> levels,
      int minSamples,
      List<Long> at,
      double confidence) {}

  /**
   * What is forecast.
   *
   * @param levels the levels in their order, then all of them together
   * @param confidence of the intervals
   */
  public record Result(List<OfLevel> levels, double confidence) {
    /** Returns the rows of all levels. */
    public List<ForecastRow> rows() {
      return levels.stream().flatMap(level -> level.rows().stream()).toList();
    }
  }

  /**
   * What is forecast for a level.
   *
   * @param level its name, or {@code all}
   * @param problems how many problems
   * @param fewest the fewest samples of a problem
   * @param most the most
   * @param solved the share of problems with a correct sample
   * @param contradicted the laws that the samples contradict
   * @param missed whether the combination's forecast from half of the samples has an interval that
   *     does not hold what all of them show
   * @param objection why nothing is forecast, if so
   * @param rows what is forecast
   */
  public record OfLevel(
      String level,
      int problems,
      int fewest,
      int most,
      double solved,
      List<String> contradicted,
      boolean missed,
      Optional<String> objection,
      List<ForecastRow> rows) {}

  /**
   * Reads a pool.
   *
   * @throws InputException if it cannot be read or lacks what was asked for
   */
  public Forecasts(Asked asked) {
    this.asked = asked;
    solver =
        RecordedReader.read(
            asked.pool, asked.runs, asked.levels, Optional.empty(), asked.minSamples);
  }

  /**
   * Forecasts.
   *
   * @throws InputException if the samples of all levels together are not enough for it
   */
  public Result run() {
    List<OfLevel> levels = new ArrayList<>();
    List<RecordedProblem> all = new ArrayList<>();
    for (Level level : solver.levels()) {
      List<RecordedProblem> problems = Objects.requireNonNull(level.recordings()).problems();
      all.addAll(problems);
      if (solver.levels().size() > 1) {
        levels.add(forecast(level.name(), problems));
      }
    }
    OfLevel together = forecast(ExperimentRun.ALL, all);
    if (together.objection.isPresent()) {
      throw new InputException(asked.pool + ": " + together.objection.orElseThrow());
    }
    levels.add(together);
    return new Result(levels, asked.confidence);
  }

  private OfLevel forecast(String level, List<RecordedProblem> problems) {
    SampleCounts counts =
        SampleCounts.of(
            problems.stream().mapToInt(RecordedProblem::size).toArray(),
            problems.stream()
                .mapToInt(one -> (int) one.samples().stream().filter(Sample::correct).count())
                .toArray());
    List<ForecastRow> rows = new ArrayList<>();
    List<Long> beyond = new ArrayList<>();
    for (long k : asked.at) {
      if (k <= counts.fewest()) {
        rows.add(
            new ForecastRow(
                level,
                EXACT,
                k,
                counts.passAtK((double) k),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                counts.fewest(),
                problems.size()));
      } else {
        beyond.add(k);
      }
    }
    Optional<String> objection =
        beyond.isEmpty() ? Optional.empty() : objection(counts, problems.size());
    List<String> contradicted = List.of();
    boolean missed = false;
    if (!beyond.isEmpty() && objection.isEmpty()) {
      CoverageForecast combination = new CoverageForecast(counts);
      contradicted = combination.contradicted();
      CoverageForecast.Forecast backTest =
          new CoverageForecast(counts.thinned(KEPT)).at(counts.fewest(), asked.confidence);
      double shown = counts.passAtK(counts.fewest());
      missed =
          shown < backTest.interval().low() - ROUNDING
              || shown > backTest.interval().high() + ROUNDING;
      forecast(level, counts, combination, backTest.passAtK() - shown, beyond, rows);
    }
    return new OfLevel(
        level,
        problems.size(),
        counts.fewest(),
        counts.most(),
        counts.solved(),
        contradicted,
        missed,
        objection,
        rows);
  }

  private static Optional<String> objection(SampleCounts counts, int problems) {
    if (problems < 2) {
      return Optional.of("a forecast is over problems, and there is only one");
    }
    if (counts.fewest() < 2) {
      return Optional.of(
          "a forecast needs at least 2 samples of each problem, found 1; --min-samples leaves out"
              + " problems with fewer");
    }
    if (counts.solved() == 0) {
      return Optional.of(
          String.format(
              "no sample of the %d problems is correct, so there is nothing to forecast from",
              problems));
    }
    return Optional.empty();
  }

  private void forecast(
      String level,
      SampleCounts counts,
      CoverageForecast combination,
      double backTested,
      List<Long> beyond,
      List<ForecastRow> rows) {
    SampleCounts half = counts.thinned(KEPT);
    int n = counts.fewest();
    double shown = counts.passAtK(n);
    OptionalDouble backTest = OptionalDouble.of(backTested);
    List<Forecast> forecasts =
        beyond.stream().map(k -> combination.at((double) k, asked.confidence)).toList();
    for (int i = 0; i < beyond.size(); i++) {
      Forecast forecast = forecasts.get(i);
      rows.add(
          new ForecastRow(
              level,
              COMBINATION,
              beyond.get(i),
              forecast.passAtK(),
              Optional.of(forecast.interval()),
              OptionalDouble.empty(),
              backTest,
              n,
              (int) counts.problems()));
    }
    for (CoveragePredictor method : CoveragePredictors.all()) {
      Optional<? extends CoverageCurve> curve = method.fit(counts);
      if (curve.isPresent()) {
        OptionalDouble missed =
            method
                .fit(half)
                .map(one -> OptionalDouble.of(one.passAtK(n) - shown))
                .orElse(OptionalDouble.empty());
        for (int i = 0; i < beyond.size(); i++) {
          long k = beyond.get(i);
          rows.add(
              new ForecastRow(
                  level,
                  method.key(),
                  k,
                  combination.possible((double) k, curve.orElseThrow().passAtK((double) k)),
                  Optional.empty(),
                  weight(forecasts.get(i), method.key()),
                  missed,
                  n,
                  (int) counts.problems()));
        }
      }
    }
  }

  private static OptionalDouble weight(Forecast forecast, String key) {
    return forecast.parts().stream()
        .filter(part -> part.key().equals(key))
        .mapToDouble(Part::weight)
        .findFirst();
  }
}
