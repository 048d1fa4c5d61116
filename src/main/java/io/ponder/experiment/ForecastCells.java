package io.ponder.experiment;

import java.util.List;

/** The cells of {@code forecast.csv}. */
final class ForecastCells {
  private static final List<String> COLUMNS =
      List.of(
          "level",
          "method",
          "k",
          "pass_at_k",
          "low",
          "high",
          "weight",
          "back_test_error",
          "samples",
          "problems");

  private ForecastCells() {}

  /** Returns a header and a row for each level, method and k. */
  static ResultTable of(List<ForecastRow> rows) {
    ResultTable table = new ResultTable(List.of(), COLUMNS);
    for (ForecastRow row : rows) {
      table.add(
          List.of(),
          List.of(
              row.level(),
              row.method(),
              Long.toString(row.k()),
              Digits.number(row.passAtK()),
              row.interval().map(interval -> Digits.number(interval.low())).orElse(""),
              row.interval().map(interval -> Digits.number(interval.high())).orElse(""),
              row.weight().isPresent() ? Digits.number(row.weight().getAsDouble()) : "",
              row.backTest().isPresent() ? Digits.number(row.backTest().getAsDouble()) : "",
              Integer.toString(row.samples()),
              Integer.toString(row.problems())));
    }
    return table;
  }
}
