package io.ponder.experiment;

import io.ponder.engine.Contestant;
import io.ponder.engine.Interval;
import io.ponder.engine.Measured;
import io.ponder.engine.PairedSample;
import io.ponder.model.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Strategies compared in pairs on the trials that both played: they met the same problems and the
 * same samples, so their difference is known better than each one's accuracy. Ceilings do not take
 * part.
 */
public final class PairedResults {
  private final Experiment experiment;
  private final Measured measured;
  private final List<ComparisonRow> rows = new ArrayList<>();
  private double pairedVariance;
  private double unpairedVariance;

  private PairedResults(Experiment experiment, Measured measured) {
    this.experiment = experiment;
    this.measured = measured;
  }

  /**
   * What the comparison of all pairs gave.
   *
   * @param rows by level and {@code all}, budget, left and right strategy
   * @param pairedVariance the sum over levels, budgets and pairs of one trial's variance
   * @param unpairedVariance what that sum would be for separate trials
   */
  public record Result(List<ComparisonRow> rows, double pairedVariance, double unpairedVariance) {

    /** Returns the share of the variance that is gone because pairs played the same trials. */
    public static OptionalDouble varianceRemoved(List<Result> results) {
      double paired = results.stream().mapToDouble(Result::pairedVariance).sum();
      double unpaired = results.stream().mapToDouble(Result::unpairedVariance).sum();
      return unpaired > 0 ? OptionalDouble.of(1 - paired / unpaired) : OptionalDouble.empty();
    }
  }

  /** Compares all pairs of an experiment's strategies. */
  static Result of(Experiment experiment, Measured measured) {
    PairedResults results = new PairedResults(experiment, measured);
    int levels = experiment.solver().levels().size();
    for (int level = 0; level <= levels; level++) {
      for (int b = 0; b < experiment.budgets().size(); b++) {
        results.addPairs(level, b);
      }
    }
    return new Result(List.copyOf(results.rows), results.pairedVariance, results.unpairedVariance);
  }

  private void addPairs(int level, int budget) {
    List<Contestant> contestants = experiment.contestants();
    for (int left = 0; left < contestants.size(); left++) {
      for (int right = left + 1; right < contestants.size(); right++) {
        if (!contestants.get(left).strategy().ceiling()
            && !contestants.get(right).strategy().ceiling()) {
          rows.add(
              level < measured.pairs().size()
                  ? atLevel(level, budget, left, right)
                  : mix(budget, left, right));
        }
      }
    }
  }

  private double confidence() {
    return experiment.precision().confidence();
  }

  private ComparisonRow atLevel(int index, int budget, int left, int right) {
    Level level = experiment.solver().levels().get(index);
    PairedSample sample = measured.pairs().get(index).sample(left, right, budget);
    pairedVariance += sample.variance();
    unpairedVariance += sample.unpairedVariance();
    return row(
        level.name(),
        budget,
        left,
        right,
        sample.difference(),
        sample.interval(confidence()),
        sample.trials(),
        sample.pValue(),
        sample.variance());
  }

  /** Returns the row of the weighted mix of levels, whose trials are independent. */
  private ComparisonRow mix(int budget, int left, int right) {
    List<PairedSample> samples =
        measured.pairs().stream().map(counts -> counts.sample(left, right, budget)).toList();
    if (samples.size() == 1) {
      PairedSample only = samples.get(0);
      return row(
          ExperimentRun.ALL,
          budget,
          left,
          right,
          only.difference(),
          only.interval(confidence()),
          only.trials(),
          only.pValue(),
          only.variance());
    }
    double[] shares = experiment.solver().shares();
    double[] differences = samples.stream().mapToDouble(PairedSample::difference).toArray();
    Interval[] intervals =
        samples.stream().map(sample -> sample.interval(confidence())).toArray(Interval[]::new);
    double difference = 0;
    double variance = 0;
    double ofOneTrial = 0;
    for (int i = 0; i < shares.length; i++) {
      difference += shares[i] * differences[i];
      variance += shares[i] * shares[i] * samples.get(i).meanVariance();
      ofOneTrial += shares[i] * shares[i] * samples.get(i).variance();
    }
    double z = Math.abs(difference) / Math.sqrt(variance);
    return row(
        ExperimentRun.ALL,
        budget,
        left,
        right,
        difference,
        Interval.mover(shares, differences, intervals),
        samples.stream().mapToLong(PairedSample::trials).sum(),
        Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(z)),
        ofOneTrial);
  }

  private ComparisonRow row(
      String level,
      int budget,
      int left,
      int right,
      double difference,
      Interval interval,
      long trials,
      double pValue,
      double variance) {
    return new ComparisonRow(
        experiment.varied(),
        level,
        experiment.budgets().get(budget),
        experiment.contestants().get(left).label(),
        experiment.contestants().get(right).label(),
        difference,
        interval,
        trials,
        pValue,
        variance,
        1 - confidence());
  }

  /**
   * Returns a verdict for each row: {@code better} or {@code worse} where the left strategy is
   * resolved to be that, else {@code not resolved}. The probability that any of a file's verdicts
   * is wrong is at most 1 - confidence, but for the normal approximation of the mix (Holm, "A
   * simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6,
   * 1979).
   */
  public static List<String> verdicts(List<ComparisonRow> rows) {
    List<ComparisonRow> family = distinct(rows);
    List<ComparisonRow> byPValue =
        family.stream().sorted(Comparator.comparingDouble(ComparisonRow::pValue)).toList();
    Set<ComparisonRow> resolved = Collections.newSetFromMap(new IdentityHashMap<>());
    for (ComparisonRow row : byPValue) {
      if (row.pValue() > row.error() / (family.size() - resolved.size())) {
        break;
      }
      resolved.add(row);
    }
    Map<List<Object>, ComparisonRow> sources = singleLevels(rows);
    return rows.stream()
        .map(row -> isMix(row) ? sources.getOrDefault(pairing(row), row) : row)
        .map(
            row ->
                resolved.contains(row) ? row.difference() > 0 ? "better" : "worse" : "not resolved")
        .toList();
  }

  private static boolean isMix(ComparisonRow row) {
    return row.level().equals(ExperimentRun.ALL);
  }

  /** Returns the rows without the mix of a single level, which says the same a second time. */
  public static List<ComparisonRow> distinct(List<ComparisonRow> rows) {
    Set<List<Object>> levels = singleLevels(rows).keySet();
    return rows.stream().filter(row -> !(isMix(row) && levels.contains(pairing(row)))).toList();
  }

  /** Returns the rows of levels; one whose mix is of it alone has the mix's {@link #pairing}. */
  private static Map<List<Object>, ComparisonRow> singleLevels(List<ComparisonRow> rows) {
    Map<List<Object>, ComparisonRow> levels = new HashMap<>();
    rows.stream().filter(row -> !isMix(row)).forEach(row -> levels.put(pairing(row), row));
    return levels;
  }

  /** Returns what is compared, on how many trials: those of a mix of levels are all of theirs. */
  private static List<Object> pairing(ComparisonRow row) {
    return List.of(row.varied(), row.budget(), row.left(), row.right(), row.trials());
  }
}
