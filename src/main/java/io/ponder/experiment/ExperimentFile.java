package io.ponder.experiment;

import io.ponder.experiment.Node.Mapping;
import java.nio.file.Path;
import java.util.List;

/**
 * An experiment file with its overrides: a name, and one experiment for each combination of the
 * values to vary.
 *
 * @param name names the folder of its results
 * @param variedPaths the paths that vary
 * @param experiments the combinations, the last path varying fastest
 * @param resolved the whole experiment as plain maps, lists and texts, solver included
 */
public record ExperimentFile(
    String name, List<String> variedPaths, List<Experiment> experiments, Object resolved) {

  static final List<String> KEYS =
      List.of(
          "name",
          "description",
          "seed",
          "solver",
          "strategies",
          "budgets",
          "estimate",
          "bounds",
          "fit",
          "batch",
          "vary");

  /** A value set on the command line: the option, a path of keys, and a value in YAML. */
  public record Setting(String option, String path, String value) {}

  /**
   * Reads an experiment.
   *
   * @param path the file
   * @param settings what replaces values in it, in order
   * @throws InputException if anything is wrong with it
   */
  public static ExperimentFile read(Path path, List<Setting> settings) {
    Variations variations = variations(path, settings);
    Fields fields = Fields.of(variations.root(), KEYS);
    String file = String.valueOf(path.getFileName());
    String name = fields.text("name", file.replaceFirst("\\.ya?ml$", ""));
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw fields.error("name", "found " + name + "; letters, digits, dots and dashes, please");
    }
    return new ExperimentFile(
        name,
        variations.paths(),
        variations.combinations().stream().map(variations::experiment).toList(),
        variations.root().plain());
  }

  /** Reads an experiment whose combinations are yet to be made. */
  static Variations variations(Path path, List<Setting> settings) {
    Mapping root = Yaml.read(path);
    Fields.of(root, KEYS);
    Library library = Library.beside(path);
    root = resolve(root, settings, library);
    Fields.of(root, KEYS);
    return Variations.of(root, library);
  }

  /** Replaces values, in order, and the name of a solver by what it names. */
  static Mapping resolve(Mapping root, List<Setting> settings, Library library) {
    Mapping resolved = withSolver(root, library);
    for (Setting setting : settings) {
      Node value = Yaml.value(setting.option, setting.path, setting.value);
      resolved = (Mapping) resolved.replace(segments(setting.path, value.place()), value);
      resolved = withSolver(resolved, library);
    }
    return resolved;
  }

  static List<String> segments(String path, Node.Place place) {
    List<String> segments = List.of(path.split("\\.", -1));
    if (segments.contains("")) {
      throw place.error("found the path " + path + ", expected keys with dots between them");
    }
    return segments;
  }

  /** Replaces the name of a solver by what it names. */
  private static Mapping withSolver(Mapping root, Library library) {
    Node solver = root.values().get("solver");
    if (!(solver instanceof Node.Scalar)) {
      return root;
    }
    String name = Fields.text(solver);
    Mapping found =
        library
            .find(Library.Kind.SOLVER, name)
            .orElseThrow(
                () ->
                    solver
                        .place()
                        .error(
                            "there is no solver "
                                + name
                                + "; "
                                + Names.advice(name, library.solvers())));
    return root.with("solver", found);
  }

  /** A combination of varied values: the experiment's tree with them, and the values as text. */
  record Combination(Mapping root, List<String> values) {}
}
