package io.ponder.experiment;

import io.ponder.inference.Usage;
import java.util.List;

/** The cells of {@code curves.csv}. */
final class CurveCells {
  private static final List<String> COLUMNS =
      List.of(
          "level",
          "strategy",
          "budget",
          "method",
          "accuracy",
          "ci_low",
          "ci_high",
          "wrong",
          "abstained",
          "trials",
          "calls",
          "rounds",
          "tokens",
          "flops",
          "usd",
          "seconds",
          "watt_hours",
          "problems",
          "problem_low",
          "problem_high");

  private CurveCells() {}

  /** Returns a header and a row for each level, strategy and budget. */
  static ResultTable of(List<String> variedPaths, List<CurveRow> rows) {
    ResultTable table = new ResultTable(variedPaths, COLUMNS);
    rows.forEach(row -> table.add(row.varied(), cells(row)));
    return table;
  }

  private static List<String> cells(CurveRow row) {
    Usage usage = row.usage();
    return List.of(
        row.level(),
        row.strategy(),
        Integer.toString(row.budget()),
        row.method(),
        Digits.number(row.accuracy()),
        Digits.number(row.interval().low()),
        Digits.number(row.interval().high()),
        Digits.number(row.wrong()),
        Digits.number(row.abstained()),
        Digits.trials(row.trials()),
        Digits.number(usage.calls()),
        Digits.known(usage.rounds()),
        Digits.number(usage.tokens()),
        Digits.number(usage.flops()),
        Digits.number(usage.usd()),
        Digits.number(usage.seconds()),
        Digits.number(usage.wattHours()),
        row.spread().map(spread -> Integer.toString(spread.problems())).orElse(""),
        row.spread().map(spread -> Digits.number(spread.interval().low())).orElse(""),
        row.spread().map(spread -> Digits.number(spread.interval().high())).orElse(""));
  }
}
