package io.ponder.experiment;

import io.ponder.engine.Contestant;
import io.ponder.experiment.Node.Mapping;
import io.ponder.experiment.Node.Place;
import io.ponder.experiment.Node.Scalar;
import io.ponder.experiment.Node.Sequence;
import io.ponder.model.Model;
import io.ponder.model.Solver;
import io.ponder.strategy.Policy;
import io.ponder.strategy.Registry;
import io.ponder.strategy.Strategy;
import io.ponder.strategy.StrategyType;
import io.ponder.strategy.StrategyType.ParameterType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads entries of {@code strategies}: a name, or {@code use:} with parameters. */
final class StrategyReader {
  private static final List<String> OWN_KEYS = List.of("use", "as", "model");

  private final Library library;
  private final Registry registry;

  /** The files that are being read: a policy may name others, but not itself. */
  private final Set<String> open = new HashSet<>();

  /** The names of the solver's models; a single one may have none. */
  private final List<String> models;

  StrategyReader(Library library, Registry registry, Solver solver) {
    this.library = library;
    this.registry = registry;
    models = solver.levels().get(0).models().stream().map(Model::name).toList();
  }

  /** A strategy's type and the values given for its parameters, and what it is called. */
  record Choice(StrategyType type, Map<String, Object> values, String label) {}

  /** Returns the strategy of an entry, or one for each combination where values are lists. */
  List<Contestant> read(Node node) {
    return combinations(node).stream().map(this::one).toList();
  }

  private static List<Node> combinations(Node node) {
    List<Node> all = List.of(node);
    if (node instanceof Mapping mapping) {
      for (Map.Entry<String, Node> entry : mapping.values().entrySet()) {
        if (entry.getValue() instanceof Sequence list && !OWN_KEYS.contains(entry.getKey())) {
          if (list.items().isEmpty()) {
            throw list.place().error("found an empty list, expected values");
          }
          all =
              all.stream()
                  .flatMap(
                      one ->
                          list.items().stream()
                              .map(value -> with((Mapping) one, entry.getKey(), value)))
                  .toList();
        }
      }
    }
    return all;
  }

  /** Returns an entry with one of several values, which its own name tells. */
  private static Node with(Mapping node, String key, Node value) {
    Map<String, Node> values = new LinkedHashMap<>(node.values());
    values.put(key, value);
    Node own = values.get("as");
    if (own != null) {
      String label = String.join("-", Fields.text(own), key, value.describe());
      values.put("as", new Scalar(own.place(), label));
    }
    return new Mapping(node.place(), values);
  }

  private Contestant one(Node node) {
    Choice choice = choice(node, OWN_KEYS);
    Strategy strategy = strategy(choice, node);
    if (node instanceof Scalar) {
      return new Contestant(choice.label, strategy);
    }
    Fields fields = Fields.of(node, keys(choice.type, OWN_KEYS));
    Optional<Node> model = fields.find("model");
    if (model.isPresent()) {
      String name = Fields.text(model.get());
      String label = fields.text("as", choice.label + "-model-" + name);
      return new Contestant(label, strategy, model(strategy, model.get()));
    }
    return new Contestant(fields.text("as", choice.label), strategy);
  }

  /** Reads a strategy's name, or {@code use:} with parameters. */
  private Choice choice(Node node, List<String> ownKeys) {
    if (node instanceof Scalar) {
      return named(Fields.text(node), node.place());
    }
    Node use = node instanceof Mapping mapping ? mapping.values().get("use") : null;
    if (use == null) {
      throw node.place().error("found " + node.describe() + ", expected a name, or use: a name");
    }
    return with(named(Fields.text(use), use.place()), (Mapping) node, ownKeys);
  }

  /** Reads strategies by how many votes they are for. */
  private Policy policy(Node node, ParameterType parameter) {
    if (!(node instanceof Mapping mapping)) {
      throw node.place().error("found " + node.describe() + ", allowed are " + parameter.allowed());
    }
    List<Policy.Rule> rules = new ArrayList<>();
    mapping
        .values()
        .forEach(
            (votes, value) -> {
              if (!votes.matches("[0-9]{1,7}")) {
                throw value
                    .place()
                    .error("found " + votes + " votes, allowed is a whole number from 0");
              }
              Choice choice = choice(value, List.of("use"));
              rules.add(
                  new Policy.Rule(Integer.parseInt(votes), choice.label, strategy(choice, value)));
            });
    return Fields.make(node.place(), () -> new Policy(rules));
  }

  private static Strategy strategy(Choice choice, Node node) {
    return Fields.make(node.place(), () -> choice.type.create(choice.values));
  }

  /** Returns the number of the model that a strategy shall use. */
  private int model(Strategy strategy, Node node) {
    String name = Fields.text(node);
    if (strategy.models() > 1) {
      throw node.place()
          .error("a strategy of several models uses the first ones; leave model: out");
    }
    if (models.equals(List.of(""))) {
      throw node.place().error("the solver has a single model; it lists no models:");
    }
    if (!models.contains(name)) {
      throw node.place().error("there is no model " + name + "; " + Names.advice(name, models));
    }
    return models.indexOf(name);
  }

  private Choice named(String name, Place place) {
    Optional<StrategyType> builtIn = registry.find(name);
    if (builtIn.isPresent()) {
      return new Choice(builtIn.get(), Map.of(), name);
    }
    Optional<Mapping> file = library.find(Library.Kind.STRATEGY, name);
    if (file.isPresent()) {
      return ofFile(name, file.get());
    }
    return new Choice(type(name, place), Map.of(), name);
  }

  /** Returns a strategy's class, built in or dropped into a folder. */
  private StrategyType type(String name, Place place) {
    if (registry.find(name).isEmpty()) {
      Plugins.load(name, library, registry);
    }
    return registry
        .find(name)
        .orElseThrow(
            () -> place.error("there is no strategy " + name + "; " + Names.advice(name, known())));
  }

  private NavigableSet<String> known() {
    NavigableSet<String> known = new TreeSet<>(library.strategies());
    registry.all().forEach(type -> known.add(type.name()));
    known.addAll(library.ownStrategies().keySet());
    return known;
  }

  /** Reads a file under strategies: a built-in with other parameters, under its own name. */
  private Choice ofFile(String name, Mapping file) {
    if (!open.add(name)) {
      throw file.place().error("strategy " + name + " uses itself");
    }
    try {
      return variant(name, file);
    } finally {
      open.remove(name);
    }
  }

  private Choice variant(String name, Mapping file) {
    Node use = file.values().get("use");
    if (use == null) {
      throw file.place().error("use is missing: which strategy " + name + " is a variant of");
    }
    StrategyType type = type(Fields.text(use), use.place());
    Choice variant =
        with(new Choice(type, Map.of(), name), file, List.of("use", "description", "source"));
    return new Choice(variant.type, variant.values, name);
  }

  /** Returns a choice with a mapping's parameters, named after those that differ. */
  Choice with(Choice base, Mapping node, List<String> ownKeys) {
    Fields fields = Fields.of(node, keys(base.type, ownKeys));
    Map<String, Object> values = new LinkedHashMap<>(base.values);
    StringBuilder label = new StringBuilder(base.label);
    for (ParameterType parameter : base.type.parameters()) {
      fields
          .find(parameter.name())
          .ifPresent(
              value -> {
                Object given = value(parameter, value);
                Object before =
                    base.values.getOrDefault(parameter.name(), parameter.standard().orElse(""));
                values.put(parameter.name(), given);
                if (!given.equals(before) && !(given instanceof Policy)) {
                  label
                      .append('-')
                      .append(parameter.name())
                      .append('-')
                      .append(ParameterType.written(given));
                }
              });
    }
    return new Choice(base.type, values, label.toString());
  }

  private Object value(ParameterType parameter, Node node) {
    if (parameter.type() == Policy.class) {
      return policy(node, parameter);
    }
    String text = node.describe();
    Optional<String> near = Names.nearest(text, parameter.choices());
    if (near.isPresent() && !parameter.choices().contains(text)) {
      throw node.place()
          .error(
              String.format(
                  "found %s; did you mean %s? Allowed is %s",
                  text, near.get(), parameter.allowed()));
    }
    return Fields.make(node.place(), () -> parameter.parse(text));
  }

  private static List<String> keys(StrategyType type, List<String> ownKeys) {
    List<String> keys = new ArrayList<>(ownKeys);
    type.parameters().forEach(parameter -> keys.add(parameter.name()));
    return keys;
  }
}
