package io.ponder.experiment;

import io.ponder.engine.SimulationFailedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/** Whether simulated rates agree with what the laws give. */
public final class Agreement {
  /** P(any simulated row of a file is said to disagree with its law, if all laws are right). */
  private static final double FALSE_ALARM = 1e-6;

  private Agreement() {}

  /**
   * Holds every simulated rate against its law (Bonferroni over all of them).
   *
   * @param rows all rows of a file: where a cell has two, the exact one comes first
   * @throws SimulationFailedException that names a rate that is off by more than chance
   */
  public static void check(List<CurveRow> rows) {
    Map<List<Object>, List<CurveRow>> cells = new LinkedHashMap<>();
    for (CurveRow row : rows) {
      if (!row.level().equals(ExperimentRun.ALL)) {
        cells
            .computeIfAbsent(
                List.of(row.varied(), row.level(), row.strategy(), row.budget()),
                key -> new ArrayList<>())
            .add(row);
      }
    }
    List<List<CurveRow>> pairs = cells.values().stream().filter(cell -> cell.size() == 2).toList();
    for (List<CurveRow> pair : pairs) {
      CurveRow exact = pair.get(0);
      CurveRow simulated = pair.get(1);
      double level = FALSE_ALARM / (3 * pairs.size());
      check(exact, simulated, "accuracy", exact.accuracy(), simulated.accuracy(), level);
      check(exact, simulated, "wrong", exact.wrong(), simulated.wrong(), level);
      check(exact, simulated, "abstained", exact.abstained(), simulated.abstained(), level);
    }
  }

  private static void check(
      CurveRow row, CurveRow simulated, String what, double law, double rate, double level) {
    if (chance(law, rate, simulated.trials()) < level) {
      throw new SimulationFailedException(
          String.format(
              "strategy %s at level %s with %d calls: the law gives %s %s, but %s of %d trials did;"
                  + " that is no chance",
              row.strategy(),
              row.level(),
              row.budget(),
              what,
              Digits.number(law),
              Digits.number(rate),
              simulated.trials()),
          null);
    }
  }

  /** Returns the probability of a rate as far off as this one, or farther, either way. */
  static double chance(double law, double rate, long trials) {
    int count = Math.toIntExact(Math.round(rate * trials));
    // A law's sums may be off by rounding where all or no trials are sure to be of a kind.
    double p = Math.max(0, Math.min(1, law));
    BinomialDistribution trialsOf = BinomialDistribution.of(Math.toIntExact(trials), p);
    return Math.min(
        1,
        2
            * Math.min(
                trialsOf.cumulativeProbability(count), trialsOf.survivalProbability(count - 1)));
  }
}
