package io.ponder.experiment;

import io.ponder.experiment.Node.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An experiment and the values to vary in it.
 *
 * @param root the experiment's tree
 * @param values the values of each varied path, in the order of the file
 * @param library where strategies are found
 */
record Variations(Mapping root, Map<String, List<Node>> values, Library library) {

  /**
   * Reads what an experiment varies.
   *
   * @throws InputException if that is no list of values, or cannot be varied
   */
  static Variations of(Mapping root, Library library) {
    Map<String, List<Node>> values = new LinkedHashMap<>();
    Node vary = root.values().get("vary");
    if (vary != null) {
      if (!(vary instanceof Mapping mapping)) {
        throw vary.place().error("expected paths with lists of values");
      }
      mapping.values().forEach((path, list) -> values.put(path, values(path, list)));
    }
    return new Variations(root, values, library);
  }

  private static List<Node> values(String path, Node list) {
    if (path.equals("vary") || path.startsWith("vary.") || path.equals("name")) {
      throw list.place().error("this cannot be varied");
    }
    List<Node> values = Fields.items(list);
    if (values.isEmpty()) {
      throw list.place().error("there must be at least one value");
    }
    return values;
  }

  /** Returns the paths that vary. */
  List<String> paths() {
    return List.copyOf(values.keySet());
  }

  /** Returns all combinations of values, one for each path, the last path varying fastest. */
  List<List<Node>> combinations() {
    List<List<Node>> combinations = List.of(List.of());
    for (List<Node> own : values.values()) {
      List<List<Node>> next = new ArrayList<>();
      for (List<Node> before : combinations) {
        for (Node value : own) {
          List<Node> longer = new ArrayList<>(before);
          longer.add(value);
          next.add(longer);
        }
      }
      combinations = next;
    }
    return combinations;
  }

  /**
   * Returns the experiment with values in place, in the order of the paths.
   *
   * @param combination a value for each path, of the file or not
   * @throws InputException if anything is wrong with it
   */
  Experiment experiment(List<Node> combination) {
    Mapping changed = root;
    List<String> paths = paths();
    for (int i = 0; i < paths.size(); i++) {
      Node value = combination.get(i);
      changed =
          (Mapping) changed.replace(ExperimentFile.segments(paths.get(i), value.place()), value);
      Fields.of(changed, ExperimentFile.KEYS);
    }
    List<String> texts = combination.stream().map(Variations::text).toList();
    return new ExperimentReader(library).read(new ExperimentFile.Combination(changed, texts));
  }

  /** Returns a value as result files show it. */
  static String text(Node value) {
    return value instanceof Node.Scalar scalar ? scalar.text() : value.plain().toString();
  }
}
