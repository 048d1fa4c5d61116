package io.ponder.experiment;

import java.util.List;

/** The cells of {@code estimates.csv}. */
final class EstimateCells {
  private static final List<String> COLUMNS =
      List.of(
          "level",
          "estimator",
          "rule",
          "k",
          "method",
          "accuracy",
          "standard_error",
          "low",
          "high",
          "problems",
          "wrong",
          "abstained",
          "samples");

  private EstimateCells() {}

  /** Returns a header and a row for each level, estimator, rule and k. */
  static ResultTable of(List<EstimateRow> rows) {
    ResultTable table = new ResultTable(List.of(), COLUMNS);
    for (EstimateRow row : rows) {
      table.add(
          List.of(),
          List.of(
              row.level(),
              row.estimator(),
              row.rule(),
              Integer.toString(row.k()),
              row.method(),
              Digits.number(row.accuracy()),
              Digits.number(row.standardError()),
              Digits.number(row.spread().interval().low()),
              Digits.number(row.spread().interval().high()),
              Integer.toString(row.spread().problems()),
              Digits.known(row.wrong()),
              Digits.known(row.abstained()),
              Digits.number(row.samples())));
    }
    return table;
  }
}
