package io.ponder.experiment;

import java.util.List;

/** The cells of {@code guarantees.csv}. */
final class GuaranteeCells {
  private static final List<String> COLUMNS =
      List.of(
          "level",
          "strategy",
          "theorem",
          "failure",
          "n",
          "k",
          "calls",
          "smallest_n",
          "smallest_calls");

  private GuaranteeCells() {}

  /** Returns a header and a row for each budget that a theorem guarantees. */
  static ResultTable of(List<String> variedPaths, List<GuaranteeRow> rows) {
    ResultTable table = new ResultTable(variedPaths, COLUMNS);
    for (GuaranteeRow row : rows) {
      table.add(
          row.varied(),
          List.of(
              row.level(),
              row.guarantee().name(),
              row.bound().name(),
              Digits.number(row.failure()),
              Long.toString(row.guarantee().size().n()),
              Digits.whole(row.guarantee().size().k()),
              Digits.whole(row.guarantee().calls()),
              Digits.whole(row.least()),
              row.least().isPresent()
                  ? Digits.whole(row.guarantee().budget().applyAsLong(row.least().getAsLong()))
                  : ""));
    }
    return table;
  }
}
