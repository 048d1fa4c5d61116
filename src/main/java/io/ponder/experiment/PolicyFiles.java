package io.ponder.experiment;

import io.ponder.experiment.Policies.Point;
import io.ponder.experiment.Policies.PolicyCurve;
import io.ponder.strategy.policy.ComputeOptimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what policies give, and a policy that can be used like any strategy. */
public final class PolicyFiles {
  private final ResultFiles files;

  /** Creates files in a folder of results. */
  public PolicyFiles(ResultFiles files) {
    this.files = files;
  }

  /** Writes {@code policies.csv}: each policy at each budget, and what it picks. */
  public void writeCurves(Policies.Result result, Axis unit) {
    List<List<String>> table = new ArrayList<>();
    table.add(
        List.of(
            "policy",
            "budget",
            "accuracy",
            "ci_low",
            "ci_high",
            "unit",
            "cost",
            "baseline_cost",
            "picks"));
    for (PolicyCurve curve : result.curves()) {
      for (Point point : curve.points()) {
        table.add(
            List.of(
                curve.name(),
                Integer.toString(point.budget()),
                ResultFiles.number(point.accuracy()),
                ResultFiles.number(point.interval().low()),
                ResultFiles.number(point.interval().high()),
                unit.key(),
                ResultFiles.number(point.cost()),
                result.baseline().costOf(point.accuracy()).stream()
                    .mapToObj(ResultFiles::number)
                    .collect(Collectors.joining()),
                point.picks().stream()
                    .map(picks -> String.join(" or ", picks))
                    .collect(Collectors.joining("; "))));
      }
    }
    files.writeTable("policies.csv", table);
  }

  /** Writes {@code learnt-policy.yaml}: a strategy by its own name, as in a strategies folder. */
  public void writeStrategy(ComputeOptimal policy, String experiment, int budget) {
    files.write(
        "learnt-policy.yaml",
        StrategyWriter.values(policy).stream()
                .map(value -> value + "\n")
                .collect(Collectors.joining())
            + String.format(
                "description: picks by how many of %d probes agree; learnt on %s for %,d calls%n",
                policy.probes(), experiment, budget)
            + "source: arXiv:2408.03314\n");
  }
}
