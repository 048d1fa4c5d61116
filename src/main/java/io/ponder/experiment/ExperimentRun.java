package io.ponder.experiment;

import io.ponder.engine.Contestant;
import io.ponder.engine.Curve;
import io.ponder.engine.Interval;
import io.ponder.engine.Measured;
import io.ponder.engine.Progress;
import io.ponder.engine.Simulation;
import io.ponder.inference.Tally;
import io.ponder.inference.Usage;
import io.ponder.model.Costs;
import io.ponder.model.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Runs an experiment and makes rows of what was measured. */
public final class ExperimentRun {
  /** The name of the weighted mix of levels. */
  public static final String ALL = "all";

  private final Experiment experiment;
  private final Simulation simulation;

  /** Creates a run. */
  public ExperimentRun(Experiment experiment) {
    this.experiment = experiment;
    this.simulation =
        new Simulation(
            experiment.solver(),
            experiment.contestants(),
            experiment.budgets().stream().mapToInt(budget -> budget).toArray(),
            experiment.precision(),
            experiment.seed());
  }

  /**
   * What a run gave.
   *
   * @param experiment what was run
   * @param rows by level and {@code all}, strategy, budget
   * @param comparisons the strategies in pairs
   * @param wide level and strategy of curves that are less precise than was asked for
   * @param trials trials simulated
   * @param calls inference calls simulated
   */
  public record Result(
      Experiment experiment,
      List<CurveRow> rows,
      PairedResults.Result comparisons,
      List<String> wide,
      long trials,
      double calls) {}

  /** Makes {@link #run} end soon with a {@link java.util.concurrent.CancellationException}. */
  public void cancel() {
    simulation.cancel();
  }

  /** Runs the experiment; the result does not depend on the number of threads. */
  public Result run(int threads, Progress progress) {
    Measured measured = simulation.run(threads, progress);
    List<Curve> curves = measured.curves();
    List<CurveRow> rows = new ArrayList<>();
    for (Curve curve : curves) {
      for (int b = 0; b < experiment.budgets().size(); b++) {
        rows.add(row(curve, b));
      }
    }
    rows.addAll(mix(rows));
    List<String> wide =
        curves.stream()
            .filter(curve -> !curve.precise())
            .map(curve -> level(curve).name() + " " + contestant(curve).label())
            .toList();
    return new Result(
        experiment,
        rows,
        PairedResults.of(experiment, measured),
        wide,
        curves.stream().mapToLong(this::trials).sum(),
        calls(curves));
  }

  /** Returns how often a strategy was played: once for all budgets if it is anytime. */
  private long trials(Curve curve) {
    boolean once = contestant(curve).strategy().anytime();
    return curve.trials() * (once ? 1 : experiment.budgets().size());
  }

  private double calls(List<Curve> curves) {
    double calls = 0;
    for (Curve curve : curves) {
      int last = experiment.budgets().size() - 1;
      int first = contestant(curve).strategy().anytime() ? last : 0;
      for (int b = first; b <= last; b++) {
        calls += (double) curve.tally().ticks(b) / level(curve).ticksPerCall();
      }
    }
    return calls;
  }

  private Level level(Curve curve) {
    return experiment.solver().levels().get(curve.level());
  }

  private Contestant contestant(Curve curve) {
    return experiment.contestants().get(curve.contestant());
  }

  private CurveRow row(Curve curve, int b) {
    Tally tally = curve.tally();
    double trials = tally.trials(b);
    List<Costs> costs = level(curve).allCosts();
    return new CurveRow(
        experiment.varied(),
        level(curve).name(),
        contestant(curve).label(),
        contestant(curve).strategy().ceiling(),
        experiment.budgets().get(b),
        "simulated",
        tally.correct(b) / trials,
        Interval.wilson(tally.correct(b), tally.trials(b), experiment.precision().confidence()),
        tally.wrong(b) / trials,
        tally.abstained(b) / trials,
        tally.trials(b),
        Usage.of(tally, b, costs));
  }

  /** Returns the rows of the weighted mix of levels. */
  private List<CurveRow> mix(List<CurveRow> rows) {
    double[] shares = experiment.solver().shares();
    int perLevel = rows.size() / shares.length;
    return IntStream.range(0, perLevel)
        .mapToObj(
            i ->
                mix(
                    shares,
                    IntStream.range(0, shares.length)
                        .mapToObj(level -> rows.get(level * perLevel + i))
                        .toList()))
        .toList();
  }

  private static CurveRow mix(double[] shares, List<CurveRow> parts) {
    CurveRow first = parts.get(0);
    double[] estimates = parts.stream().mapToDouble(CurveRow::accuracy).toArray();
    Interval[] intervals = parts.stream().map(CurveRow::interval).toArray(Interval[]::new);
    Interval interval =
        parts.size() == 1 ? first.interval() : Interval.mover(shares, estimates, intervals);
    return new CurveRow(
        first.varied(),
        ALL,
        first.strategy(),
        first.ceiling(),
        first.budget(),
        first.method(),
        mean(shares, estimates),
        interval,
        mean(shares, parts.stream().mapToDouble(CurveRow::wrong).toArray()),
        mean(shares, parts.stream().mapToDouble(CurveRow::abstained).toArray()),
        parts.stream().mapToLong(CurveRow::trials).sum(),
        Usage.mean(shares, parts.stream().map(CurveRow::usage).toList()));
  }

  private static double mean(double[] shares, double[] values) {
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += shares[i] * values[i];
    }
    return sum;
  }
}
