package io.ponder.experiment;

import io.ponder.engine.Contestant;
import io.ponder.engine.Curve;
import io.ponder.engine.Interval;
import io.ponder.engine.LevelLaw;
import io.ponder.engine.Measured;
import io.ponder.engine.PairedSample;
import io.ponder.engine.Progress;
import io.ponder.engine.Simulation;
import io.ponder.experiment.Experiment.Method;
import io.ponder.inference.Tally;
import io.ponder.inference.Usage;
import io.ponder.model.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs an experiment, by laws and by simulation, and makes rows of what that gives. */
public final class ExperimentRun {
  /** The name of the weighted mix of levels. */
  public static final String ALL = "all";

  /** The {@link CurveRow#method method} of a row that a law gave. */
  public static final String EXACT = "exact";

  /** The {@link CurveRow#method method} of a row that was simulated. */
  public static final String SIMULATED = "simulated";

  private final Experiment experiment;
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private volatile @Nullable Simulation simulation;

  /** Creates a run. */
  public ExperimentRun(Experiment experiment) {
    this.experiment = experiment;
  }

  /**
   * What a run gave.
   *
   * @param experiment what was run
   * @param rows by level and {@code all}, strategy, budget
   * @param comparisons the strategies in pairs
   * @param proofs what the bounds say
   * @param guarantees the budgets that they guarantee
   * @param fits what was fitted to the curves, if anything was to be
   * @param batch what batches gave, if any were to be played
   * @param wide level and strategy of curves that are less precise than was asked for
   * @param trials trials simulated
   * @param calls inference calls simulated
   */
  public record Result(
      Experiment experiment,
      List<CurveRow> rows,
      PairedResults.Result comparisons,
      List<ProofRow> proofs,
      List<GuaranteeRow> guarantees,
      List<FittedCurve> fits,
      Optional<Batches.Result> batch,
      List<String> wide,
      long trials,
      double calls) {

    /** Returns one row for each level, strategy and budget: the exact one if there are two. */
    public List<CurveRow> rowsToShow() {
      Set<List<Object>> seen = new HashSet<>();
      return rows.stream()
          .filter(row -> seen.add(List.of(row.level(), row.strategy(), row.budget())))
          .toList();
    }
  }

  /** Makes {@link #run} end soon with a {@link java.util.concurrent.CancellationException}. */
  public void cancel() {
    cancelled.set(true);
    Simulation running = simulation;
    if (running != null) {
      running.cancel();
    }
  }

  /** Runs the experiment; the result does not depend on the number of threads. */
  public Result run(int threads, Progress progress) {
    Method method = experiment.method();
    ExactCells exact =
        method == Method.SIMULATE
            ? ExactCells.none(experiment)
            : ExactCells.of(experiment, threads, cancelled);
    if (method == Method.EXACT) {
      exact.checkComplete();
    }
    Simulated simulated = simulate(exact, threads, progress);
    ByProblem byProblem = new ByProblem(experiment, exact, simulated);
    List<List<CurveRow>> cells = new ArrayList<>();
    for (int level = 0; level < experiment.solver().levels().size(); level++) {
      for (int c = 0; c < experiment.contestants().size(); c++) {
        for (int b = 0; b < experiment.budgets().size(); b++) {
          cells.add(cell(exact, simulated, byProblem, level, c, b));
        }
      }
    }
    List<CurveRow> rows = new ArrayList<>();
    cells.forEach(rows::addAll);
    rows.addAll(mix(cells, byProblem));
    Proofs proofs = new Proofs(experiment, exact, simulated, cancelled::get);
    List<Curve> curves = simulated.measured.curves();
    Optional<Batches.Result> batch =
        experiment
            .batch()
            .map(
                asked ->
                    new Batches(experiment, asked).run(rows, threads, progress, cancelled::get));
    return new Result(
        experiment,
        rows,
        PairedResults.of(experiment, simulated, exact, byProblem),
        proofs.rows(),
        proofs.guarantees(),
        experiment
            .fit()
            .map(fit -> new Fits(experiment, fit, byProblem, threads).curves(rows))
            .orElse(List.of()),
        batch,
        curves.stream()
            .filter(curve -> !curve.precise())
            .map(curve -> level(curve).name() + " " + contestant(simulated, curve).label())
            .toList(),
        curves.stream().mapToLong(curve -> trials(simulated, curve)).sum()
            + batch.map(Batches.Result::trials).orElse(0L),
        calls(simulated) + batch.map(Batches.Result::calls).orElse(0.0));
  }

  /**
   * What was simulated.
   *
   * @param contestants the indices of the strategies that were, in order
   * @param measured their curves, and pairs by their places in that list
   */
  record Simulated(List<Integer> contestants, Measured measured) {
    /** Returns a strategy's curve at a level, if it was simulated. */
    Optional<Curve> curve(int level, int contestant) {
      int place = contestants.indexOf(contestant);
      return place < 0
          ? Optional.empty()
          : Optional.of(measured.curves().get(level * contestants.size() + place));
    }

    /** Returns two strategies on common trials, if both were simulated. */
    Optional<PairedSample> pair(int level, int budget, int left, int right) {
      int first = contestants.indexOf(left);
      int second = contestants.indexOf(right);
      return first < 0 || second < 0
          ? Optional.empty()
          : Optional.of(measured.pairs().get(level).sample(first, second, budget));
    }
  }

  private Simulated simulate(ExactCells exact, int threads, Progress progress) {
    List<Integer> places =
        IntStream.range(0, experiment.contestants().size())
            .filter(
                c ->
                    switch (experiment.method()) {
                      case SIMULATE, BOTH -> true;
                      case EXACT -> false;
                      case AUTO -> !exact.cover(c);
                    })
            .boxed()
            .toList();
    if (places.isEmpty()) {
      return new Simulated(places, new Measured(List.of(), List.of()));
    }
    Simulation running =
        new Simulation(
            experiment.solver(),
            places.stream().map(experiment.contestants()::get).toList(),
            experiment.budgets().stream().mapToInt(budget -> budget).toArray(),
            experiment.precision(),
            experiment.seed());
    simulation = running;
    if (cancelled.get()) {
      running.cancel();
    }
    return new Simulated(places, running.run(threads, progress));
  }

  /** Returns how often a strategy was played: once for all budgets if it is anytime. */
  private long trials(Simulated simulated, Curve curve) {
    boolean once = contestant(simulated, curve).strategy().anytime();
    return curve.trials() * (once ? 1 : experiment.budgets().size());
  }

  private double calls(Simulated simulated) {
    double calls = 0;
    for (Curve curve : simulated.measured.curves()) {
      int last = experiment.budgets().size() - 1;
      int first = contestant(simulated, curve).strategy().anytime() ? last : 0;
      for (int b = first; b <= last; b++) {
        calls += (double) curve.tally().ticks(b) / level(curve).ticksPerCall();
      }
    }
    return calls;
  }

  private Level level(Curve curve) {
    return experiment.solver().levels().get(curve.level());
  }

  private Contestant contestant(Simulated simulated, Curve curve) {
    return experiment.contestants().get(simulated.contestants.get(curve.contestant()));
  }

  /** Returns the exact row of a cell, the simulated one, or both, as the method wants. */
  private List<CurveRow> cell(
      ExactCells exact, Simulated simulated, ByProblem byProblem, int level, int c, int b) {
    List<CurveRow> rows = new ArrayList<>();
    exact
        .at(level, c, b)
        .ifPresent(
            law -> rows.add(exactRow(law, level, c, b, byProblem.spread(level, c, b, EXACT))));
    if (rows.isEmpty() || experiment.method() == Method.BOTH) {
      Curve curve = simulated.curve(level, c).orElseThrow();
      rows.add(simulatedRow(curve, c, b, byProblem.spread(level, c, b, SIMULATED)));
    }
    return rows;
  }

  private CurveRow exactRow(LevelLaw.Exact law, int level, int c, int b, Optional<Spread> spread) {
    return row(
        experiment.solver().levels().get(level),
        experiment.contestants().get(c),
        b,
        EXACT,
        law.correct(),
        new Interval(law.correct(), law.correct()),
        law.wrong(),
        law.abstained(),
        0,
        law.usage(),
        spread);
  }

  private CurveRow simulatedRow(Curve curve, int c, int b, Optional<Spread> spread) {
    Tally tally = curve.tally();
    double trials = tally.trials(b);
    return row(
        level(curve),
        experiment.contestants().get(c),
        b,
        SIMULATED,
        tally.correct(b) / trials,
        Interval.wilson(tally.correct(b), tally.trials(b), experiment.precision().confidence()),
        tally.wrong(b) / trials,
        tally.abstained(b) / trials,
        tally.trials(b),
        Usage.of(tally, b, level(curve).allCosts()),
        spread);
  }

  private CurveRow row(
      Level level,
      Contestant contestant,
      int b,
      String method,
      double accuracy,
      Interval interval,
      double wrong,
      double abstained,
      long trials,
      Usage usage,
      Optional<Spread> spread) {
    return new CurveRow(
        experiment.varied(),
        level.name(),
        contestant.label(),
        contestant.strategy().ceiling(),
        experiment.budgets().get(b),
        method,
        accuracy,
        interval,
        wrong,
        abstained,
        trials,
        usage,
        spread);
  }

  /** Returns the rows of the weighted mix of levels. */
  private List<CurveRow> mix(List<List<CurveRow>> cells, ByProblem byProblem) {
    double[] shares = experiment.solver().shares();
    int perLevel = cells.size() / shares.length;
    List<CurveRow> mixes = new ArrayList<>();
    for (int i = 0; i < perLevel; i++) {
      int cell = i;
      List<List<CurveRow>> levels =
          IntStream.range(0, shares.length)
              .mapToObj(level -> cells.get(level * perLevel + cell))
              .toList();
      List<CurveRow> first = levels.stream().map(rows -> rows.get(0)).toList();
      List<CurveRow> last = levels.stream().map(rows -> rows.get(rows.size() - 1)).toList();
      int c = i / experiment.budgets().size();
      int b = i % experiment.budgets().size();
      boolean allExact = first.stream().allMatch(row -> row.method().equals(EXACT));
      if (experiment.method() != Method.BOTH || allExact) {
        String method = allExact ? EXACT : SIMULATED;
        // Levels that no law covers are simulated; the others' accuracies are the law's.
        mixes.add(mix(shares, first, method, byProblem.spread(c, b, EXACT)));
      }
      if (experiment.method() == Method.BOTH) {
        mixes.add(mix(shares, last, SIMULATED, byProblem.spread(c, b, SIMULATED)));
      }
    }
    return mixes;
  }

  private static CurveRow mix(
      double[] shares, List<CurveRow> parts, String method, Optional<Spread> spread) {
    CurveRow first = parts.get(0);
    double[] estimates = parts.stream().mapToDouble(CurveRow::accuracy).toArray();
    Interval[] intervals = parts.stream().map(CurveRow::interval).toArray(Interval[]::new);
    double accuracy = mean(shares, estimates);
    Interval interval =
        method.equals(EXACT)
            ? new Interval(accuracy, accuracy)
            : parts.size() == 1 ? first.interval() : Interval.mover(shares, estimates, intervals);
    return new CurveRow(
        first.varied(),
        ALL,
        first.strategy(),
        first.ceiling(),
        first.budget(),
        method,
        accuracy,
        interval,
        mean(shares, parts.stream().mapToDouble(CurveRow::wrong).toArray()),
        mean(shares, parts.stream().mapToDouble(CurveRow::abstained).toArray()),
        parts.stream().mapToLong(CurveRow::trials).sum(),
        Usage.mean(shares, parts.stream().map(CurveRow::usage).toList()),
        spread);
  }

  private static double mean(double[] shares, double[] values) {
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += shares[i] * values[i];
    }
    return sum;
  }
}
