package io.ponder.experiment;

import io.ponder.engine.Contestant;
import io.ponder.experiment.Node.Mapping;
import io.ponder.experiment.Node.Place;
import io.ponder.experiment.Node.Scalar;
import io.ponder.model.Model;
import io.ponder.model.Solver;
import io.ponder.strategy.Registry;
import io.ponder.strategy.Strategy;
import io.ponder.strategy.StrategyType;
import io.ponder.strategy.StrategyType.ParameterType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Reads entries of {@code strategies}: a name, or {@code use:} with parameters. */
final class StrategyReader {
  private static final List<String> OWN_KEYS = List.of("use", "as", "model");

  private final Library library;
  private final Registry registry;

  /** The names of the solver's models; a single one may have none. */
  private final List<String> models;

  StrategyReader(Library library, Registry registry, Solver solver) {
    this.library = library;
    this.registry = registry;
    models = solver.levels().get(0).models().stream().map(Model::name).toList();
  }

  /** A strategy's type and the values given for its parameters, and what it is called. */
  record Choice(StrategyType type, Map<String, Object> values, String label) {}

  Contestant read(Node node) {
    Choice choice;
    String label;
    if (node instanceof Scalar) {
      choice = named(Fields.text(node), node.place());
      label = choice.label;
    } else {
      Node use = node instanceof Mapping mapping ? mapping.values().get("use") : null;
      if (use == null) {
        throw node.place().error("found " + node.describe() + ", expected a name, or use: a name");
      }
      Choice base = named(Fields.text(use), use.place());
      choice = with(base, (Mapping) node, OWN_KEYS);
      Fields fields = Fields.of(node, keys(base.type, OWN_KEYS));
      Optional<Node> model = fields.find("model");
      if (model.isPresent()) {
        Strategy strategy = strategy(choice, node);
        String name = Fields.text(model.get());
        label = fields.text("as", choice.label + "-model-" + name);
        return new Contestant(label, strategy, model(strategy, model.get()));
      }
      label = fields.text("as", choice.label);
    }
    return new Contestant(label, strategy(choice, node));
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
  static Choice with(Choice base, Mapping node, List<String> ownKeys) {
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
                if (!given.equals(before)) {
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

  private static Object value(ParameterType parameter, Node node) {
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
