package io.ponder.experiment;

import io.ponder.experiment.Node.Mapping;
import io.ponder.experiment.Node.Place;
import io.ponder.model.Comparisons;
import io.ponder.model.Matrix;
import io.ponder.model.SolutionType;
import java.util.List;

/** Reads how a comparator prefers one type of solution to another. */
final class ComparisonsReader {
  private static final double SUM_TOLERANCE = 1e-9;

  private ComparisonsReader() {}

  static Comparisons read(Node node, List<SolutionType> types) {
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
}
