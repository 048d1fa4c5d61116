package io.ponder.experiment;

import io.ponder.engine.BatchContestant;
import io.ponder.engine.BatchSimulation;
import io.ponder.experiment.Node.Mapping;
import io.ponder.experiment.Node.Place;
import io.ponder.experiment.Node.Scalar;
import io.ponder.model.Call;
import io.ponder.model.Level;
import io.ponder.model.Solver;
import io.ponder.strategy.StrategyType;
import io.ponder.strategy.batch.BatchStrategies;
import io.ponder.strategy.batch.BatchStrategy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code batch}. */
final class BatchReader {
  private static final List<String> OWN_KEYS = List.of("use", "as");
  private static final int STANDARD_PROBLEMS = 64;
  private static final int MOST_PROBLEMS = 10_000;
  private static final int STANDARD_TRIALS = 1000;
  private static final int MOST_TRIALS = 100_000_000;

  private BatchReader() {}

  static BatchRequest read(Node node, Solver solver, StrategyReader reader) {
    Fields fields = Fields.of(node, "problems", "strategies", "trials");
    int problems = fields.integer("problems", 1, MOST_PROBLEMS, STANDARD_PROBLEMS);
    if (solver.levels().stream().anyMatch(level -> level.recordings() != null)) {
      throw node.place()
          .error("a batch needs simulated problems: one could ask for more than its samples");
    }
    int[] composition = BatchSimulation.composition(solver, problems);
    for (int level = 0; level < composition.length; level++) {
      if (composition[level] == 0) {
        throw fields.error(
            "problems",
            String.format(
                "a batch of %d has no problem of level %s; take more",
                problems, solver.levels().get(level).name()));
      }
    }
    List<BatchContestant> contestants = new ArrayList<>();
    Set<String> labels = new HashSet<>();
    for (Node item : Fields.items(fields.get("strategies"))) {
      BatchContestant contestant = contestant(item, reader);
      if (!labels.add(contestant.label())) {
        throw item.place().error("two strategies are called " + contestant.label() + "; use as:");
      }
      checkNeeds(contestant, item.place(), solver);
      contestants.add(contestant);
    }
    if (contestants.isEmpty()) {
      throw fields.error("strategies", "there must be at least one strategy");
    }
    return new BatchRequest(
        problems,
        List.copyOf(contestants),
        fields.integer("trials", 2, MOST_TRIALS, STANDARD_TRIALS));
  }

  private static BatchContestant contestant(Node node, StrategyReader reader) {
    if (node instanceof Scalar) {
      StrategyType type = type(node);
      return new BatchContestant(type.name(), strategy(type, Map.of(), node.place()));
    }
    Node use = node instanceof Mapping mapping ? mapping.values().get("use") : null;
    if (use == null) {
      throw node.place().error("found " + node.describe() + ", expected a name, or use: a name");
    }
    StrategyType type = type(use);
    StrategyReader.Choice choice =
        reader.with(
            new StrategyReader.Choice(type, Map.of(), type.name()), (Mapping) node, OWN_KEYS);
    Node as = ((Mapping) node).values().get("as");
    return new BatchContestant(
        as == null ? choice.label() : Fields.text(as),
        strategy(type, choice.values(), node.place()));
  }

  private static BatchStrategy strategy(
      StrategyType type, Map<String, Object> values, Place place) {
    return Fields.make(place, () -> type.create(BatchStrategy.class, values));
  }

  private static StrategyType type(Node node) {
    String name = Fields.text(node);
    return BatchStrategies.find(name)
        .orElseThrow(
            () ->
                node.place()
                    .error(
                        "there is no strategy "
                            + name
                            + " for a batch; "
                            + Names.advice(name, BatchStrategies.names())));
  }

  private static void checkNeeds(BatchContestant contestant, Place place, Solver solver) {
    BatchStrategy strategy = contestant.strategy();
    for (Level level : solver.levels()) {
      for (Call kind : strategy.needs()) {
        if (!level.table().offers(kind)) {
          throw place.error(
              String.format(
                  "strategy %s needs %s:, which level %s does not have; or select: majority",
                  contestant.label(), kind.key(), level.name()));
        }
      }
      strategy
          .conflict(level.table())
          .ifPresent(
              conflict -> {
                throw place.error(
                    String.format(
                        "strategy %s at level %s: %s", contestant.label(), level.name(), conflict));
              });
    }
  }
}
