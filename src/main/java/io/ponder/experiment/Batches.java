package io.ponder.experiment;

import io.ponder.engine.BatchCurve;
import io.ponder.engine.BatchSimulation;
import io.ponder.engine.Progress;
import io.ponder.model.Level;
import io.ponder.plan.Allocation;
import io.ponder.plan.Offer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * What one budget for a batch of problems gives, and what it is to be held against: the
 * experiment's strategies with the same budget for each problem, and with the best share for each
 * level if that were known.
 */
public final class Batches {
  /** A mean budget is kept up to rounding. */
  private static final double ROUNDING = 1e-9;

  private final Experiment experiment;
  private final BatchRequest asked;
  private final int[] composition;

  /** Prepares to play an experiment's batches. */
  Batches(Experiment experiment, BatchRequest asked) {
    this.experiment = experiment;
    this.asked = asked;
    composition = BatchSimulation.composition(experiment.solver(), asked.problems());
  }

  /**
   * A strategy for single problems, on the problems of a batch.
   *
   * @param strategy its label
   * @param accuracy its accuracy over a batch
   */
  public record Alone(String strategy, double accuracy) {}

  /**
   * What batches gave.
   *
   * @param rows by level and {@code all}, strategy, budget
   * @param composition problems of each level in a batch
   * @param alone the experiment's most accurate strategy with each budget for every problem, by
   *     budget; empty if there are only ceilings
   * @param knowing the best share of each mean budget between the levels with the experiment's
   *     strategies and budgets, by budget; empty where it does not pay for all problems
   * @param trials problems played
   * @param calls calls simulated
   */
  public record Result(
      List<BatchRow> rows,
      List<Integer> composition,
      List<Optional<Alone>> alone,
      List<Optional<Allocation>> knowing,
      long trials,
      double calls) {}

  /**
   * Plays the batches.
   *
   * @param curves what the experiment's strategies give
   */
  Result run(List<CurveRow> curves, int threads, Progress progress, BooleanSupplier cancelled) {
    List<List<BatchCurve>> measured =
        new BatchSimulation(
                experiment.solver(),
                asked.contestants(),
                experiment.budgets().stream().mapToInt(budget -> budget).toArray(),
                asked.problems(),
                asked.batches(),
                experiment.seed(),
                cancelled)
            .run(threads, progress);
    List<Level> levels = experiment.solver().levels();
    List<BatchRow> rows = new ArrayList<>();
    for (int level = 0; level < measured.size(); level++) {
      String name = level < levels.size() ? levels.get(level).name() : ExperimentRun.ALL;
      measured.get(level).forEach(curve -> rows.add(row(name, curve)));
    }
    List<BatchCurve> all = measured.get(levels.size());
    return new Result(
        rows,
        IntStream.of(composition).boxed().toList(),
        experiment.budgets().stream().map(budget -> alone(budget, curves)).toList(),
        experiment.budgets().stream().map(budget -> knowing(budget, curves)).toList(),
        all.stream().mapToLong(curve -> curve.batches() * curve.problems()).sum(),
        all.stream().mapToDouble(BatchCurve::calls).sum());
  }

  private BatchRow row(String level, BatchCurve curve) {
    return new BatchRow(
        experiment.varied(),
        level,
        asked.contestants().get(curve.contestant()).label(),
        curve.problems(),
        experiment.budgets().get(curve.budget()),
        curve.share(curve.correct()),
        curve.interval(experiment.precision().confidence()),
        curve.share(curve.wrong()),
        curve.share(curve.abstained()),
        curve.batches(),
        curve.meanCalls());
  }

  /** Returns a level's rows: one for each strategy and budget, the exact one if there are two. */
  private static List<CurveRow> ofLevel(String level, List<CurveRow> curves) {
    Map<List<Object>, CurveRow> rows = new LinkedHashMap<>();
    for (CurveRow row : curves) {
      if (row.level().equals(level) && !row.ceiling()) {
        rows.putIfAbsent(List.of(row.strategy(), row.budget()), row);
      }
    }
    return List.copyOf(rows.values());
  }

  private Optional<Alone> alone(int budget, List<CurveRow> curves) {
    Map<String, Double> accuracies = new LinkedHashMap<>();
    List<Level> levels = experiment.solver().levels();
    for (int level = 0; level < composition.length; level++) {
      double share = (double) composition[level] / asked.problems();
      for (CurveRow row : ofLevel(levels.get(level).name(), curves)) {
        if (row.budget() == budget) {
          accuracies.merge(row.strategy(), share * row.accuracy(), Double::sum);
        }
      }
    }
    return accuracies.entrySet().stream()
        .reduce((one, next) -> next.getValue() > one.getValue() ? next : one)
        .map(best -> new Alone(best.getKey(), best.getValue()));
  }

  private Optional<Allocation> knowing(int budget, List<CurveRow> curves) {
    List<Allocation.Level> levels = new ArrayList<>();
    for (int level = 0; level < composition.length; level++) {
      String name = experiment.solver().levels().get(level).name();
      List<Offer> offers =
          ofLevel(name, curves).stream()
              .map(
                  row ->
                      new Offer(
                          row.strategy(),
                          row.budget(),
                          row.accuracy(),
                          row.interval(),
                          row.usage().calls()))
              .toList();
      if (offers.isEmpty()) {
        return Optional.empty();
      }
      levels.add(new Allocation.Level(composition[level], offers));
    }
    return Optional.of(Allocation.of(levels, budget))
        .filter(best -> best.cost() <= budget * (1 + ROUNDING));
  }
}
