package io.ponder.experiment;

import java.util.List;

/** The cells of {@code batch.csv}. */
final class BatchCells {
  private static final List<String> COLUMNS =
      List.of(
          "level",
          "strategy",
          "problems",
          "budget",
          "accuracy",
          "ci_low",
          "ci_high",
          "wrong",
          "abstained",
          "batches",
          "calls");

  private BatchCells() {}

  /** Returns a header and a row for each level, strategy and mean budget. */
  static ResultTable of(List<String> variedPaths, List<BatchRow> rows) {
    ResultTable table = new ResultTable(variedPaths, COLUMNS);
    for (BatchRow row : rows) {
      table.add(
          row.varied(),
          List.of(
              row.level(),
              row.strategy(),
              Integer.toString(row.problems()),
              Integer.toString(row.budget()),
              Digits.number(row.accuracy()),
              Digits.number(row.interval().low()),
              Digits.number(row.interval().high()),
              Digits.number(row.wrong()),
              Digits.number(row.abstained()),
              Long.toString(row.batches()),
              Digits.number(row.calls())));
    }
    return table;
  }
}
