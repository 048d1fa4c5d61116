package io.ponder.experiment;

import io.ponder.experiment.Node.Mapping;
import io.ponder.model.Costs;
import io.ponder.model.Judge;
import io.ponder.model.Level;
import io.ponder.model.Model;
import io.ponder.model.Revision;
import io.ponder.model.SolutionType;
import io.ponder.model.Solver;
import io.ponder.model.SuccessRate;
import io.ponder.model.Table;
import io.ponder.model.Verifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a solver: the per-difficulty shorthand expands to tables of solution types. It lists
 * levels, or models that each list the same levels, or names recorded samples.
 */
final class SolverReader {
  /** The most types for which tables of pairs stay small: some megabytes a thread and level. */
  private static final int MOST_PAIRED = 500;

  /** Far from where a sum of weights is infinite. */
  private static final double LARGEST_WEIGHT = 1e100;

  private SolverReader() {}

  static Solver read(Node node) {
    if (RecordedReader.reads(node)) {
      return RecordedReader.read(node);
    }
    Fields all =
        Fields.of(
            node, "description", "source", "answers", "costs", "levels", "models", "correlation");
    if (all.has("models") == all.has("levels") && all.has("levels")) {
      throw all.error("models", "a solver lists levels, or models that list them; give one");
    }
    if (all.has("correlation") && !all.has("models")) {
      throw all.error("correlation", "it is one of models:, which the solver does not list");
    }
    Defaults common = new Defaults(Optional.empty(), Optional.empty()).with(all);
    if (!all.has("models")) {
      Fields fields = Fields.of(node, "description", "source", "answers", "levels", "costs");
      ModelEntry only =
          new ModelEntry("", fields.get("levels"), common, levels(fields.get("levels")));
      return solver(fields.get("levels"), List.of(only), 1);
    }
    Fields fields =
        Fields.of(node, "description", "source", "answers", "costs", "models", "correlation");
    List<ModelEntry> models = new ArrayList<>();
    for (Node item : Fields.items(fields.get("models"))) {
      Fields own = Fields.of(item, "name", "description", "source", "answers", "costs", "levels");
      Node levels = own.get("levels");
      ModelEntry model = new ModelEntry(own.text("name"), levels, common.with(own), levels(levels));
      if (models.stream().anyMatch(other -> other.name.equals(model.name))) {
        throw item.place().error("two models are named " + model.name);
      }
      models.add(model);
    }
    if (models.isEmpty()) {
      throw fields.error("models", "there must be at least one model");
    }
    return solver(fields.get("models"), models, fields.probability("correlation", 1));
  }

  /** What a level has that does not have its own. */
  private record Defaults(Optional<Node> answers, Optional<Node> costs) {
    Defaults with(Fields own) {
      own.find("answers").ifPresent(TypesReader::answers);
      Defaults all = new Defaults(own.find("answers").or(() -> answers), costs(own));
      CostsReader.read(all.costs);
      return all;
    }

    /** Returns own costs, completed by the common ones. */
    Optional<Node> costs(Fields fields) {
      Optional<Node> own = fields.find("costs");
      if (own.isPresent()
          && own.get() instanceof Mapping mine
          && costs.isPresent()
          && costs.get() instanceof Mapping common) {
        return Optional.of(common.merge(mine));
      }
      return own.or(() -> costs);
    }
  }

  /** A model and its levels by name, not yet read. */
  private record ModelEntry(
      String name, Node place, Defaults defaults, Map<String, LevelEntry> levels) {}

  /** A level of a model, not yet read. */
  private record LevelEntry(Node node, Fields fields) {}

  private static Map<String, LevelEntry> levels(Node list) {
    Map<String, LevelEntry> levels = new LinkedHashMap<>();
    for (Node item : Fields.items(list)) {
      Fields fields =
          Fields.of(
              item, "name", "weight", "success", "answers", "types", "compare", "verify", "judge",
              "revise", "costs");
      String name = fields.text("name");
      if (name.equals("all")) {
        throw fields.error("name", "all is the name of the mix of levels; choose another");
      }
      if (levels.put(name, new LevelEntry(item, fields)) != null) {
        throw item.place().error("two levels are named " + name);
      }
    }
    return levels;
  }

  private static Solver solver(Node place, List<ModelEntry> models, double correlation) {
    ModelEntry first = models.get(0);
    for (ModelEntry model : models) {
      checkLevels(first, model);
    }
    List<Level> levels = new ArrayList<>();
    for (String name : first.levels.keySet()) {
      levels.add(level(name, models, correlation));
    }
    return Fields.make(place.place(), () -> new Solver(levels));
  }

  private static void checkLevels(ModelEntry first, ModelEntry model) {
    for (String name : first.levels.keySet()) {
      if (!model.levels.containsKey(name)) {
        throw model
            .place
            .place()
            .error(
                String.format(
                    "model %s lacks level %s, which model %s has", model.name, name, first.name));
      }
    }
    for (Map.Entry<String, LevelEntry> level : model.levels.entrySet()) {
      if (!first.levels.containsKey(level.getKey())) {
        throw level
            .getValue()
            .node
            .place()
            .error(
                String.format(
                    "model %s has no level %s; all models have the same levels",
                    first.name, level.getKey()));
      }
      Fields fields = level.getValue().fields;
      double weight = weight(first.levels.get(level.getKey()).fields);
      if (fields.has("weight") && weight(fields) != weight) {
        throw fields.error(
            "weight",
            String.format("found %s, but %s in model %s", weight(fields), weight, first.name));
      }
    }
  }

  private static double weight(Fields level) {
    double weight = level.number("weight", Double.MIN_VALUE, Double.MAX_VALUE, 1);
    if (weight > LARGEST_WEIGHT) {
      throw level.error("weight", "found " + weight + ", allowed is at most " + LARGEST_WEIGHT);
    }
    return weight;
  }

  private static Level level(String name, List<ModelEntry> entries, double correlation) {
    List<LevelEntry> levels = entries.stream().map(entry -> entry.levels.get(name)).toList();
    List<List<SolutionType>> own = new ArrayList<>();
    for (ModelEntry entry : entries) {
      own.add(types(entry.levels.get(name).fields, entry.defaults));
    }
    List<List<SolutionType>> types =
        TypesReader.merge(levels.stream().map(LevelEntry::node).toList(), own);
    List<Model> models = new ArrayList<>();
    for (int m = 0; m < entries.size(); m++) {
      models.add(model(levels.get(m).fields, types.get(m), entries.get(m)));
    }
    Fields first = levels.get(0).fields;
    double weight = weight(first);
    return first.make(() -> new Level(name, weight, models, correlation));
  }

  private static List<SolutionType> types(Fields level, Defaults defaults) {
    if (level.has("types") && (level.has("success") || level.has("answers"))) {
      throw level.error("types", "types take the place of success and answers; give one of them");
    }
    if (level.has("types")) {
      return TypesReader.types(level.get("types"));
    }
    Node answers =
        level
            .find("answers")
            .or(defaults::answers)
            .orElseThrow(
                () ->
                    level
                        .place()
                        .error(
                            "answers is missing, here and for the solver: how many wrong answers"
                                + " there are, such as {wrong: 10, shape: zipf}"));
    return TypesReader.answers(answers).types();
  }

  private static Model model(Fields level, List<SolutionType> types, ModelEntry entry) {
    SuccessRate success =
        level.has("types")
            ? new SuccessRate.Fixed(TypesReader.correctShare(level.get("types")))
            : success(level.get("success"));
    for (String pairwise : List.of("compare", "revise")) {
      if (level.has(pairwise) && types.size() > MOST_PAIRED) {
        throw level.error(
            pairwise,
            String.format(
                "%d types of solution are too many for a table of pairs; at most %d",
                types.size(), MOST_PAIRED));
      }
    }
    Table table =
        level.make(
            () ->
                new Table(
                    types,
                    level
                        .find("compare")
                        .map(node -> ComparisonsReader.read(node, types))
                        .orElse(null),
                    level.find("verify").map(SolverReader::verify).orElse(null),
                    level.find("judge").map(SolverReader::judge).orElse(null),
                    level.find("revise").map(node -> revise(node, types)).orElse(null)));
    Costs costs = CostsReader.read(entry.defaults.costs(level));
    return level.make(() -> new Model(entry.name, success, table, costs));
  }

  private static SuccessRate success(Node node) {
    if (!(node instanceof Mapping)) {
      return new SuccessRate.Fixed(Fields.number(node, 0, 1));
    }
    Fields fields = Fields.of(node, "beta", "kumaraswamy", "uniform", "quantiles", "scale");
    if (fields.has("beta")) {
      Fields beta = Fields.of(node, "beta", "scale");
      List<Double> ab = numbers(beta.get("beta"), 2, Double.MAX_VALUE);
      double scale = beta.probability("scale", 1);
      return beta.make(() -> new SuccessRate.Beta(ab.get(0), ab.get(1), scale));
    }
    if (fields.has("kumaraswamy")) {
      Fields own = Fields.of(node, "kumaraswamy", "scale");
      List<Double> ab = numbers(own.get("kumaraswamy"), 2, Double.MAX_VALUE);
      double scale = own.probability("scale", 1);
      return own.make(() -> new SuccessRate.Kumaraswamy(ab.get(0), ab.get(1), scale));
    }
    if (fields.has("uniform")) {
      List<Double> ends = numbers(Fields.of(node, "uniform").get("uniform"), 2, 1);
      return fields.make(() -> new SuccessRate.Uniform(ends.get(0), ends.get(1)));
    }
    if (fields.has("quantiles")) {
      List<Double> rates = numbers(Fields.of(node, "quantiles").get("quantiles"), 0, 1);
      return fields.make(() -> new SuccessRate.Quantiles(rates));
    }
    throw fields
        .place()
        .error("expected a number, or one of: beta, kumaraswamy, uniform, quantiles");
  }

  /** Returns a list of numbers from 0; {@code size} 0 allows any size. */
  private static List<Double> numbers(Node node, int size, double max) {
    List<Node> items = Fields.items(node);
    if (size > 0 && items.size() != size) {
      throw node.place()
          .error("found a list of " + items.size() + ", expected " + size + " numbers");
    }
    return items.stream().map(item -> Fields.number(item, 0, max)).toList();
  }

  static Verifier verify(Node node) {
    Fields fields = Fields.of(node, "separation", "accepts-correct", "rejects-wrong", "roc");
    if (fields.has("separation")) {
      Fields own = Fields.of(node, "separation");
      return new Verifier.Separation(own.number("separation", -100, 100));
    }
    if (fields.has("roc")) {
      List<Verifier.Roc.Point> points =
          Fields.items(Fields.of(node, "roc").get("roc")).stream()
              .map(item -> numbers(item, 2, 1))
              .map(pair -> new Verifier.Roc.Point(pair.get(0), pair.get(1)))
              .toList();
      return Fields.make(fields.get("roc").place(), () -> new Verifier.Roc(points));
    }
    return new Verifier.AcceptReject(
        fields.probability("accepts-correct"), fields.probability("rejects-wrong"));
  }

  static Judge judge(Node node) {
    Fields fields = Fields.of(node, "accepts-correct", "rejects-wrong", "repeat");
    return new Judge(
        fields.probability("accepts-correct"),
        fields.probability("rejects-wrong"),
        fields.probability("repeat", 0));
  }

  static Revision revise(Node node, List<SolutionType> types) {
    Fields fields = Fields.of(node, "fix", "break");
    double[] turn = new double[types.size()];
    turns(fields, "fix", types, false, turn);
    turns(fields, "break", types, true, turn);
    return Revision.of(types, turn);
  }

  /** Reads a rate for all types of a class, or one for each by its name. */
  private static void turns(
      Fields fields, String key, List<SolutionType> types, boolean correct, double[] turn) {
    List<String> names =
        types.stream()
            .filter(type -> type.correct() == correct)
            .map(SolutionType::name)
            .distinct()
            .toList();
    boolean each = fields.get(key) instanceof Mapping;
    Fields own = each ? Fields.of(fields.get(key), names) : fields;
    for (int t = 0; t < turn.length; t++) {
      if (types.get(t).correct() == correct) {
        turn[t] = own.probability(each ? types.get(t).name() : key);
      }
    }
  }
}
