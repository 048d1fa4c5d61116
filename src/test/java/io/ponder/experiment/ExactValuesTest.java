package io.ponder.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.engine.Contestant;
import io.ponder.engine.LevelLaw;
import io.ponder.model.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The laws give the exact values that a separate program computed, to 1e-9 of each or 1e-14; what
 * is correct, wrong and unanswered sums to 1.
 */
class ExactValuesTest {
  private static final double RELATIVE = 1e-9;
  private static final double ABSOLUTE = 1e-14;

  @TempDir Path folder;

  @Test
  void lawsGiveTheExactValues() throws IOException {
    Map<String, Integer> compared = new LinkedHashMap<>();
    List<String> failures = new ArrayList<>();
    for (JsonNode exact : ReferenceValues.all()) {
      Path path = ReferenceValues.write(folder.resolve("e.yaml"), exact, 1, 1);
      Experiment experiment = ExperimentFile.read(path, List.of()).experiments().get(0);
      Contestant contestant = experiment.contestants().get(0);
      Level level = experiment.solver().levels().get(0);
      Optional<LevelLaw.Exact> found =
          contestant
              .strategy()
              .law()
              .flatMap(law -> LevelLaw.at(law, level.models().get(0), experiment.budgets().get(0)));
      if (found.isEmpty()) {
        failures.add("no law: " + exact);
        continue;
      }
      compared.merge(ReferenceValues.name(exact.get("strategy")), 1, Integer::sum);
      LevelLaw.Exact law = found.get();
      check(exact, "accuracy", law.correct(), failures);
      check(exact, "wrong", law.wrong(), failures);
      check(exact, "abstained", law.abstained(), failures);
      check(exact, "calls", law.usage().calls(), failures);
      double sum = law.correct() + law.wrong() + law.abstained();
      if (!(Math.abs(sum - 1) <= 1e-12)) {
        failures.add("sum " + sum + ": " + exact);
      }
    }
    assertThat(failures).isEmpty();
    assertThat(compared).isEqualTo(ReferenceValues.CASES);
  }

  private static void check(JsonNode exact, String what, double found, List<String> failures) {
    if (exact.has(what)) {
      double expected = exact.get(what).asDouble();
      if (!(Math.abs(found - expected) <= Math.max(ABSOLUTE, RELATIVE * Math.abs(expected)))) {
        failures.add(what + " " + found + ": " + exact);
      }
    }
  }
}
