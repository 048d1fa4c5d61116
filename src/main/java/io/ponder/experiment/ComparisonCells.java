package io.ponder.experiment;

import java.util.List;

/** The cells of {@code comparison.csv}. */
final class ComparisonCells {
  private static final List<String> COLUMNS =
      List.of("level", "budget", "left", "right", "difference", "low", "high", "trials", "verdict");

  private ComparisonCells() {}

  /** Returns a header and a row for each comparison, with the verdicts of all together. */
  static ResultTable of(List<String> variedPaths, List<ComparisonRow> rows) {
    ResultTable table = new ResultTable(variedPaths, COLUMNS);
    List<String> verdicts = PairedResults.verdicts(rows);
    for (int i = 0; i < rows.size(); i++) {
      ComparisonRow row = rows.get(i);
      table.add(
          row.varied(),
          List.of(
              row.level(),
              Integer.toString(row.budget()),
              row.left(),
              row.right(),
              Digits.number(row.difference()),
              Digits.number(row.interval().low()),
              Digits.number(row.interval().high()),
              Digits.trials(row.trials()),
              verdicts.get(i)));
    }
    return table;
  }
}
