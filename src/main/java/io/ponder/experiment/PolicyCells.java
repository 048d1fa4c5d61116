package io.ponder.experiment;

import io.ponder.experiment.Policies.Point;
import io.ponder.experiment.Policies.PolicyCurve;
import java.util.List;
import java.util.stream.Collectors;

/** The cells of {@code policies.csv}. */
final class PolicyCells {
  private static final List<String> COLUMNS =
      List.of(
          "policy",
          "budget",
          "accuracy",
          "ci_low",
          "ci_high",
          "unit",
          "cost",
          "baseline_cost",
          "picks");

  private PolicyCells() {}

  /** Returns a header and a row for each policy at each budget, with what it picks. */
  static ResultTable of(Policies.Result result, Axis unit) {
    ResultTable table = new ResultTable(List.of(), COLUMNS);
    for (PolicyCurve curve : result.curves()) {
      for (Point point : curve.points()) {
        table.add(
            List.of(),
            List.of(
                curve.name(),
                Integer.toString(point.budget()),
                Digits.number(point.accuracy()),
                Digits.number(point.interval().low()),
                Digits.number(point.interval().high()),
                unit.key(),
                Digits.number(point.cost()),
                result.baseline().costOf(point.accuracy()).stream()
                    .mapToObj(Digits::number)
                    .collect(Collectors.joining()),
                point.picks().stream()
                    .map(picks -> String.join(" or ", picks))
                    .collect(Collectors.joining("; "))));
      }
    }
    return table;
  }
}
