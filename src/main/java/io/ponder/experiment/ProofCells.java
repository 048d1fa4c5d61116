package io.ponder.experiment;

import io.ponder.theory.Assumption;
import io.ponder.theory.Bound;
import io.ponder.theory.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cells of {@code proofs.csv}. */
final class ProofCells {
  private static final List<String> COLUMNS =
      List.of(
          "failure",
          "log10_failure",
          "simulated",
          "simulated_low",
          "simulated_high",
          "side",
          "bound",
          "log10_bound",
          "holds",
          "tightness",
          "objection");

  private ProofCells() {}

  /** Returns a header and a row for each level, strategy, budget and theorem. */
  static ResultTable of(List<String> variedPaths, List<ProofRow> rows) {
    List<String> columns =
        new ArrayList<>(List.of("level", "strategy", "budget", "theorem", "n", "k"));
    for (Assumption assumption : Assumption.values()) {
      columns.add(assumption.column());
    }
    columns.addAll(COLUMNS);
    ResultTable table = new ResultTable(variedPaths, columns);
    rows.forEach(row -> table.add(row.varied(), cells(row)));
    return table;
  }

  private static List<String> cells(ProofRow row) {
    Claim claim = row.claim();
    List<String> cells =
        new ArrayList<>(
            List.of(
                row.level(), row.strategy(), Integer.toString(row.budget()), row.bound().name()));
    cells.add(Long.toString(claim.size().n()));
    cells.add(Digits.whole(claim.size().k()));
    for (Assumption assumption : Assumption.values()) {
      Double value = claim.assumptions().get(assumption);
      cells.add(value == null ? "" : Digits.number(value));
    }
    Optional<Double> bound = row.applies() ? Optional.of(claim.logFailure()) : Optional.empty();
    Optional<ProofRow.Simulated> simulated = row.simulated();
    cells.add(Digits.power(row.logFailure()));
    cells.add(Digits.log10(row.logFailure()));
    cells.add(simulated.map(rate -> Digits.number(rate.failure())).orElse(""));
    cells.add(simulated.map(rate -> Digits.number(rate.interval().low())).orElse(""));
    cells.add(simulated.map(rate -> Digits.number(rate.interval().high())).orElse(""));
    cells.add(row.bound().side() == Bound.Side.UPPER ? "upper" : "lower");
    cells.add(Digits.power(bound));
    cells.add(Digits.log10(bound));
    cells.add(row.holds().map(holds -> holds ? "yes" : "no").orElse(""));
    cells.add(row.tightness().map(Digits::number).orElse(""));
    cells.add(claim.objection().orElse(""));
    return cells;
  }
}
