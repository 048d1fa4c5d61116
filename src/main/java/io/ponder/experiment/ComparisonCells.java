package io.ponder.experiment;

import java.util.ArrayList;
import java.util.List;

/** The cells of {@code comparison.csv}. */
final class ComparisonCells {
  private static final List<String> COLUMNS =
      List.of("level", "budget", "left", "right", "difference", "low", "high", "trials", "verdict");

  private ComparisonCells() {}

  /** Returns a header and a row for each comparison, with the verdicts of all together. */
  static List<List<String>> of(List<String> variedPaths, List<ComparisonRow> rows) {
    List<List<String>> table = new ArrayList<>();
    List<String> header = new ArrayList<>(variedPaths);
    header.addAll(COLUMNS);
    table.add(header);
    List<String> verdicts = PairedResults.verdicts(rows);
    for (int i = 0; i < rows.size(); i++) {
      ComparisonRow row = rows.get(i);
      List<String> cells = new ArrayList<>(row.varied());
      cells.addAll(
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
      table.add(cells);
    }
    return table;
  }
}
