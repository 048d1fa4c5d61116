package io.ponder.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Exact values of a separate program (NumPy, SciPy), computed from the same definitions. */
final class ReferenceValues {
  private static final JsonMapper JSON = new JsonMapper();

  /** How many there are of each strategy. */
  static final Map<String, Integer> CASES =
      Map.of(
          "majority-vote", 57,
          "knockout", 83,
          "league", 35,
          "best-of-n", 16,
          "oracle", 20,
          "sequential-revision", 7,
          "adaptive-consistency", 11,
          "early-stopping", 10,
          "resample", 7);

  private ReferenceValues() {}

  static List<JsonNode> all() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ReferenceValues.class.getResourceAsStream("/exact-values.jsonl"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(JSON::readTree)
          .toList();
    }
  }

  static String name(JsonNode strategy) {
    return strategy.isObject() ? strategy.get("use").asString() : strategy.asString();
  }

  /** Writes a case as an experiment file, as a user would. */
  static Path write(Path path, JsonNode exact, long seed, int trials) throws IOException {
    ObjectNode solver = JSON.createObjectNode();
    if (exact.has("answers")) {
      solver.set("answers", exact.get("answers"));
    }
    solver.putArray("levels").add(exact.get("level"));
    ObjectNode file = JSON.createObjectNode().put("name", "reference").put("seed", seed);
    file.set("solver", solver);
    file.putArray("strategies").add(exact.get("strategy"));
    file.putArray("budgets").add(exact.get("budget"));
    file.putObject("estimate").put("method", "simulate").put("trials", trials);
    return Files.writeString(path, file.toString());
  }
}
