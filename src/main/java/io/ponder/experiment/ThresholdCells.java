package io.ponder.experiment;

import java.util.ArrayList;
import java.util.List;

/** The cells of {@code thresholds.csv}. */
final class ThresholdCells {
  private static final List<String> COLUMNS =
      List.of("level", "budget", "path", "below", "above", "threshold", "low", "high", "method");

  private ThresholdCells() {}

  /** Returns a header and a row for each threshold; the varied path's own column is empty. */
  static List<List<String>> of(Thresholds.Result result) {
    List<List<String>> table = new ArrayList<>();
    List<String> header = new ArrayList<>(result.paths());
    header.addAll(COLUMNS);
    table.add(header);
    for (Thresholds.Line line : result.lines()) {
      for (Threshold threshold : line.thresholds()) {
        List<String> cells = new ArrayList<>(line.varied());
        cells.addAll(
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
        table.add(cells);
      }
    }
    return table;
  }
}
