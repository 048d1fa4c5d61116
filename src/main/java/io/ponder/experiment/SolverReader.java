package io.ponder.experiment;

import io.ponder.experiment.Node.Mapping;
import io.ponder.experiment.Node.Place;
import io.ponder.model.Comparisons;
import io.ponder.model.Judge;
import io.ponder.model.Level;
import io.ponder.model.Matrix;
import io.ponder.model.Revision;
import io.ponder.model.SolutionType;
import io.ponder.model.Solver;
import io.ponder.model.SuccessRate;
import io.ponder.model.Table;
import io.ponder.model.Verifier;
import io.ponder.model.WrongAnswers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a solver: the per-difficulty shorthand expands to tables of solution types. */
final class SolverReader {
  private static final int MOST_ANSWERS = 10_000;

  /** The most types for which tables of pairs stay small: some megabytes a thread and level. */
  private static final int MOST_PAIRED = 500;

  /** Far from where a sum of weights is infinite. */
  private static final double LARGEST_WEIGHT = 1e100;

  private static final double SUM_TOLERANCE = 1e-9;

  private final Optional<Node> answers;
  private final Optional<Node> costs;

  private SolverReader(Fields solver) {
    answers = solver.find("answers");
    costs = solver.find("costs");
  }

  static Solver read(Node node) {
    Fields fields = Fields.of(node, "description", "source", "answers", "levels", "costs");
    SolverReader reader = new SolverReader(fields);
    reader.answers.ifPresent(SolverReader::answers);
    CostsReader.read(reader.costs);
    List<Level> levels = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Node item : Fields.items(fields.get("levels"))) {
      Level level = reader.level(item);
      if (!names.add(level.name())) {
        throw item.place().error("two levels are named " + level.name());
      }
      levels.add(level);
    }
    return Fields.make(fields.get("levels").place(), () -> new Solver(levels));
  }

  private Level level(Node node) {
    Fields fields =
        Fields.of(
            node, "name", "weight", "success", "answers", "types", "compare", "verify", "judge",
            "revise", "costs");
    String name = fields.text("name");
    if (name.equals("all")) {
      throw fields.error("name", "all is the name of the mix of levels; choose another");
    }
    if (fields.has("types") && (fields.has("success") || fields.has("answers"))) {
      throw fields.error("types", "types take the place of success and answers; give one of them");
    }
    List<SolutionType> types = fields.has("types") ? types(fields.get("types")) : shorthand(fields);
    SuccessRate success =
        fields.has("types")
            ? new SuccessRate.Fixed(correctShare(fields.get("types")))
            : success(fields.get("success"));
    for (String pairwise : List.of("compare", "revise")) {
      if (fields.has(pairwise) && types.size() > MOST_PAIRED) {
        throw fields.error(
            pairwise,
            String.format(
                "%d types of solution are too many for a table of pairs; at most %d",
                types.size(), MOST_PAIRED));
      }
    }
    Table table =
        fields.make(
            () ->
                new Table(
                    types,
                    fields.find("compare").map(compare -> compare(compare, types)).orElse(null),
                    fields.find("verify").map(SolverReader::verify).orElse(null),
                    fields.find("judge").map(SolverReader::judge).orElse(null),
                    fields.find("revise").map(revise -> revise(revise, types)).orElse(null)));
    double weight = fields.number("weight", Double.MIN_VALUE, Double.MAX_VALUE, 1);
    if (weight > LARGEST_WEIGHT) {
      throw fields.error("weight", "found " + weight + ", allowed is at most " + LARGEST_WEIGHT);
    }
    return fields.make(
        () -> new Level(name, weight, success, table, CostsReader.read(costs(fields))));
  }

  private Optional<Node> costs(Fields level) {
    Optional<Node> own = level.find("costs");
    if (own.isPresent()
        && own.get() instanceof Mapping mine
        && costs.isPresent()
        && costs.get() instanceof Mapping common) {
      return Optional.of(common.merge(mine));
    }
    return own.or(() -> costs);
  }

  private List<SolutionType> shorthand(Fields level) {
    Node node =
        level
            .find("answers")
            .or(() -> answers)
            .orElseThrow(
                () ->
                    level
                        .place()
                        .error(
                            "answers is missing, here and for the solver: how many wrong answers"
                                + " there are, such as {wrong: 10, shape: zipf}"));
    return answers(node).types();
  }

  private static WrongAnswers answers(Node node) {
    List<String> shapes = List.of("uniform", "zipf", "dominant");
    Fields any = Fields.of(node, "wrong", "shape", "exponent", "share", "unparsed");
    String shape = any.word("shape", "uniform", shapes);
    Fields fields =
        switch (shape) {
          case "zipf" -> Fields.of(node, "wrong", "shape", "exponent", "unparsed");
          case "dominant" -> Fields.of(node, "wrong", "shape", "share", "unparsed");
          default -> Fields.of(node, "wrong", "shape", "unparsed");
        };
    int wrong = (int) Fields.integer(fields.get("wrong"), 1, MOST_ANSWERS);
    double unparsed = fields.probability("unparsed", 0);
    return fields.make(
        () ->
            switch (shape) {
              case "zipf" ->
                  WrongAnswers.zipf(wrong, fields.number("exponent", 0, 100, 1), unparsed);
              case "dominant" ->
                  WrongAnswers.dominant(wrong, fields.probability("share"), unparsed);
              default -> WrongAnswers.uniform(wrong, unparsed);
            });
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

  /** One entry of {@code types}. */
  private record TypeEntry(String name, Optional<String> answer, boolean correct, double share) {}

  private static TypeEntry entry(Node node) {
    Fields fields = Fields.of(node, "type", "answer", "correct", "probability");
    Optional<String> answer = fields.find("answer").map(Fields::text);
    if (answer.isEmpty() && !fields.has("type")) {
      throw fields.place().error("an unparsed type, one without an answer, needs a type: name");
    }
    String correct = fields.word("correct", "false", List.of("true", "false"));
    return new TypeEntry(
        fields.text("type", answer.orElse("")),
        answer,
        correct.equals("true"),
        fields.probability("probability"));
  }

  private static List<SolutionType> types(Node node) {
    List<TypeEntry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Node item : Fields.items(node)) {
      TypeEntry entry = entry(item);
      if (!names.add(entry.name)) {
        throw item.place().error("two types are named " + entry.name + "; use type: for a name");
      }
      entries.add(entry);
    }
    double sum = mass(entries, true) + mass(entries, false);
    if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
      throw node.place().error("probabilities must sum to 1, found " + ResultFiles.number(sum));
    }
    double right = mass(entries, true);
    double wrong = mass(entries, false);
    return entries.stream()
        .map(
            entry -> {
              double mass = entry.correct ? right : wrong;
              double size = mass > 0 ? entry.share / mass : share(entries, entry);
              return new SolutionType(
                  entry.name, entry.answer.orElse(null), entry.correct, Math.min(1, size));
            })
        .toList();
  }

  /** Returns the share of a type of a class without mass, whose types share evenly. */
  private static double share(List<TypeEntry> entries, TypeEntry one) {
    return 1.0 / entries.stream().filter(entry -> entry.correct == one.correct).count();
  }

  /** Returns P(correct): each class has its own sum, since 1 minus the other one loses digits. */
  private static double correctShare(Node types) {
    List<TypeEntry> entries = Fields.items(types).stream().map(SolverReader::entry).toList();
    double right = mass(entries, true);
    return right / (right + mass(entries, false));
  }

  private static double mass(List<TypeEntry> entries, boolean correct) {
    double sum = 0;
    for (TypeEntry entry : entries) {
      sum += entry.correct == correct ? entry.share : 0;
    }
    return sum;
  }

  private static Comparisons compare(Node node, List<SolutionType> types) {
    Fields fields = Fields.of(node, "accuracy", "wins", "position-bias", "tie", "repeat");
    if (fields.has("accuracy") == fields.has("wins")) {
      throw fields.place().error("expected either accuracy or wins");
    }
    double tie = fields.probability("tie", 0);
    double repeat = fields.probability("repeat", 0);
    double bias = fields.probability("position-bias", 0);
    int size = types.size();
    double[][] wins = new double[size][size];
    double[][] ties = new double[size][size];
    boolean[][] given =
        fields.has("wins")
            ? wins(fields.get("wins"), types, wins)
            : accuracy(fields.probability("accuracy"), tie, types, wins);
    for (int t = 0; t < size; t++) {
      for (int u = 0; u < size; u++) {
        wins[t][u] = given[t][u] ? wins[t][u] : 0.5;
        ties[t][u] = given[t][u] ? tie : 0;
        if (given[t][u] && wins[t][u] < tie / 2) {
          throw fields.error(
              "tie",
              String.format(
                  "a tie counts 1/2, so %s>%s cannot be below %s, found %s",
                  types.get(t).name(), types.get(u).name(), tie / 2, wins[t][u]));
        }
        // Where the position decides, each wins half of the comparisons that do not tie.
        wins[t][u] = (1 - bias) * wins[t][u] + bias / 2;
      }
    }
    return fields.make(
        () ->
            new Comparisons(
                Matrix.of(size, (t, u) -> wins[t][u]),
                Matrix.of(size, (t, u) -> ties[t][u]),
                repeat,
                bias));
  }

  /** Fills in the pairs of a correct and a wrong type; returns which pairs those are. */
  private static boolean[][] accuracy(
      double accuracy, double tie, List<SolutionType> types, double[][] wins) {
    boolean[][] given = new boolean[types.size()][types.size()];
    for (int t = 0; t < types.size(); t++) {
      for (int u = 0; u < types.size(); u++) {
        boolean right = types.get(t).correct();
        given[t][u] = right != types.get(u).correct();
        wins[t][u] = (1 - tie) * (right ? accuracy : 1 - accuracy) + tie / 2;
      }
    }
    return given;
  }

  /** Fills in the pairs that are named; returns which pairs those are. */
  private static boolean[][] wins(Node node, List<SolutionType> types, double[][] wins) {
    int size = types.size();
    boolean[][] given = new boolean[size][size];
    if (!(node instanceof Mapping mapping)) {
      throw node.place().error("expected pairs such as A>B: 0.6");
    }
    mapping
        .values()
        .forEach(
            (pair, value) -> {
              String[] names = pair.split(">", -1);
              if (names.length != 2) {
                throw value.place().error("expected a pair such as A>B, found " + pair);
              }
              int t = type(names[0].strip(), types, value.place());
              int u = type(names[1].strip(), types, value.place());
              double rate = Fields.number(value, 0, 1);
              if (t == u) {
                throw value.place().error("a type does not meet itself");
              }
              if (given[t][u] && Math.abs(wins[t][u] - rate) > SUM_TOLERANCE) {
                throw value
                    .place()
                    .error(
                        String.format(
                            "found %s, but %s>%s is %s: the two must sum to 1",
                            rate, names[1].strip(), names[0].strip(), wins[u][t]));
              }
              given[t][u] = true;
              given[u][t] = true;
              wins[t][u] = rate;
              wins[u][t] = 1 - rate;
            });
    for (int t = 0; t < size; t++) {
      for (int u = 0; u < size; u++) {
        if (!given[t][u] && types.get(t).correct() && !types.get(u).correct()) {
          throw node.place()
              .error(
                  String.format(
                      "%s>%s is missing: every pair of a correct and a wrong type is needed",
                      types.get(t).name(), types.get(u).name()));
        }
      }
    }
    return given;
  }

  private static int type(String name, List<SolutionType> types, Place place) {
    List<String> names = types.stream().map(SolutionType::name).toList();
    if (!names.contains(name)) {
      throw place.error("there is no type " + name + "; " + Names.advice(name, names));
    }
    return names.indexOf(name);
  }

  private static Verifier verify(Node node) {
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

  private static Judge judge(Node node) {
    Fields fields = Fields.of(node, "accepts-correct", "rejects-wrong", "repeat");
    return new Judge(
        fields.probability("accepts-correct"),
        fields.probability("rejects-wrong"),
        fields.probability("repeat", 0));
  }

  private static Revision revise(Node node, List<SolutionType> types) {
    Fields fields = Fields.of(node, "fix", "break");
    return Revision.of(types, fields.probability("fix"), fields.probability("break"));
  }
}
