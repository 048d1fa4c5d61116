package io.ponder.report;

import io.ponder.engine.Interval;
import io.ponder.experiment.CurveRow;
import java.util.Comparator;
import java.util.List;

/** Which strategies are best at one level and budget, as far as the noise lets one tell. */
final class Ranking {
  private Ranking() {}

  /**
   * Returns the labels of the strategies that no other is resolved to be better than: the most
   * accurate first, then those whose difference from it has an interval that contains 0. Ceilings
   * do not take part.
   */
  static List<String> best(List<CurveRow> rows) {
    List<CurveRow> strategies =
        rows.stream()
            .filter(row -> !row.ceiling())
            .sorted(Comparator.comparingDouble(CurveRow::accuracy).reversed())
            .toList();
    return strategies.stream()
        .filter(row -> ties(strategies.get(0), row))
        .map(CurveRow::strategy)
        .toList();
  }

  private static boolean ties(CurveRow best, CurveRow other) {
    Interval difference =
        Interval.mover(
            new double[] {1, -1},
            new double[] {best.accuracy(), other.accuracy()},
            new Interval[] {best.interval(), other.interval()});
    return difference.low() <= 0;
  }
}
