package io.ponder.experiment;

import java.util.List;

/** The cells of {@code thresholds.csv}. */
final class ThresholdCells {
  private static final List<String> COLUMNS =
      List.of("level", "budget", "path", "below", "above", "threshold", "low", "high", "method");

  private ThresholdCells() {}

  /** Returns a header and a row for each threshold; the varied path's own column is empty. */
  static ResultTable of(Thresholds.Result result) {
    ResultTable table = new ResultTable(result.paths(), COLUMNS);
    for (Thresholds.Line line : result.lines()) {
      for (Threshold threshold : line.thresholds()) {
        table.add(
            line.varied(),
            List.of(
                line.level(),
                Integer.toString(result.budget()),
                line.path(),
                String.join(" ", threshold.below()),
                String.join(" ", threshold.above()),
                Digits.number(threshold.value()),
                threshold.low(),
                threshold.high(),
                threshold.method()));
      }
    }
    return table;
  }
}
