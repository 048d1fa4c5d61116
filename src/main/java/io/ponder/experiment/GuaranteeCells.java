package io.ponder.experiment;

import java.util.ArrayList;
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
  static List<List<String>> of(List<String> variedPaths, List<GuaranteeRow> rows) {
    List<List<String>> table = new ArrayList<>();
    List<String> header = new ArrayList<>(variedPaths);
    header.addAll(COLUMNS);
    table.add(header);
    for (GuaranteeRow row : rows) {
      List<String> cells = new ArrayList<>(row.varied());
      cells.addAll(
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
      table.add(cells);
    }
    return table;
  }
}
