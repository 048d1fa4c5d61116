package io.ponder.experiment;

import io.ponder.engine.Contestant;
import io.ponder.engine.Precision;
import io.ponder.engine.Rehearsal;
import io.ponder.experiment.BoundsReader.Theory;
import io.ponder.experiment.Experiment.Method;
import io.ponder.experiment.Node.Mapping;
import io.ponder.experiment.Node.Place;
import io.ponder.model.Call;
import io.ponder.model.Level;
import io.ponder.model.Model;
import io.ponder.model.RecordedProblem;
import io.ponder.model.Solver;
import io.ponder.strategy.Registry;
import io.ponder.strategy.Strategy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads an experiment whose solver is in place. */
final class ExperimentReader {
  private static final int LARGEST_BUDGET = 10_000_000;
  private static final double STANDARD_HALF_WIDTH = 0.005;
  private static final int STANDARD_MAX_TRIALS = 1_000_000;
  private static final double STANDARD_CONFIDENCE = 0.95;

  private final Library library;

  ExperimentReader(Library library) {
    this.library = library;
  }

  Experiment read(ExperimentFile.Combination combination) {
    Mapping root = combination.root();
    Fields fields = Fields.of(root, List.copyOf(root.values().keySet()));
    long seed = seed(fields);
    Solver solver = SolverReader.read(fields.get("solver"));
    StrategyReader reader = new StrategyReader(library, Registry.load(), solver);
    List<Contestant> contestants = strategies(fields.get("strategies"), reader, solver);
    List<Integer> budgets = budgets(fields.get("budgets"));
    Optional<Node> estimate = fields.find("estimate");
    Method method = estimate.map(ExperimentReader::method).orElse(Method.AUTO);
    for (Contestant contestant : contestants) {
      if (method == Method.EXACT && !hasLaw(contestant.strategy(), solver)) {
        throw estimate
            .orElseThrow()
            .place()
            .error("method exact: strategy " + contestant.label() + " has no exact law");
      }
    }
    Precision precision =
        estimate
            .map(ExperimentReader::precision)
            .orElse(new Precision(STANDARD_HALF_WIDTH, STANDARD_MAX_TRIALS, STANDARD_CONFIDENCE));
    Theory theory =
        fields.find("bounds").map(BoundsReader::read).orElse(new Theory(List.of(), List.of()));
    Optional<FitRequest> fit = fields.find("fit").map(FitReader::read);
    fit.ifPresent(request -> checkCosts(request.x(), solver, fields.get("fit").place()));
    if (recorded(solver)) {
      checkSamples(contestants, solver, budgets, fields.get("budgets").place());
      if (fields.has("bounds")) {
        throw fields.error(
            "bounds", "theorems are about tables of solution types, not recorded samples");
      }
    }
    return new Experiment(
        combination.values(),
        seed,
        solver,
        contestants,
        budgets,
        method,
        precision,
        theory.bounds(),
        theory.mixes(),
        fit,
        fields.find("batch").map(node -> BatchReader.read(node, solver, reader)));
  }

  private static void checkCosts(Axis axis, Solver solver, Place place) {
    for (Level level : solver.levels()) {
      for (Model model : level.models()) {
        if (!axis.known(model.costs())) {
          throw place.error(
              String.format(
                  "x: the costs of level %s do not tell %s; they need %s",
                  level.name(model), axis.key(), axis.needs()));
        }
      }
    }
  }

  private static boolean recorded(Solver solver) {
    return solver.levels().stream().anyMatch(level -> level.recordings() != null);
  }

  private static boolean hasLaw(Strategy strategy, Solver solver) {
    return recorded(solver) ? strategy.recordedLaw().isPresent() : strategy.law().isPresent();
  }

  private static boolean answered(Level level) {
    return Objects.requireNonNull(level.recordings()).problems().stream()
        .flatMap(problem -> problem.samples().stream())
        .anyMatch(sample -> sample.answer() != null);
  }

  /** A budget for which a problem has too few samples would be an answer to another question. */
  private static void checkSamples(
      List<Contestant> contestants, Solver solver, List<Integer> budgets, Place place) {
    int last = budgets.get(budgets.size() - 1);
    for (Contestant contestant : contestants) {
      for (Level level : solver.levels()) {
        Rehearsal rehearsal = new Rehearsal(contestant, level);
        if (rehearsal.looksAtAnswers(last) && !answered(level)) {
          throw place.error(
              String.format(
                  "strategy %s looks at answers, and none were recorded at level %s",
                  contestant.label(), level.name()));
        }
        if (!rehearsal.lasts(last)) {
          RecordedProblem smallest = rehearsal.smallest();
          throw place.error(
              String.format(
                  "strategy %s may draw more samples with %d calls than the %d recorded of problem"
                      + " %s (level %s); its largest feasible budget is %d, or min-samples: leaves"
                      + " such problems out",
                  contestant.label(),
                  last,
                  smallest.size(),
                  smallest.id(),
                  level.name(),
                  rehearsal.largest(last)));
        }
      }
    }
  }

  static long seed(Fields experiment) {
    return experiment
        .find("seed")
        .map(node -> Fields.integer(node, Long.MIN_VALUE, Long.MAX_VALUE))
        .orElse(1L);
  }

  private static List<Contestant> strategies(Node node, StrategyReader reader, Solver solver) {
    List<Contestant> contestants = new ArrayList<>();
    Set<String> labels = new HashSet<>();
    for (Node item : Fields.items(node)) {
      for (Contestant contestant : reader.read(item)) {
        if (!labels.add(contestant.label())) {
          throw item.place().error("two strategies are called " + contestant.label() + "; use as:");
        }
        checkNeeds(contestant, item.place(), solver);
        contestants.add(contestant);
      }
    }
    if (contestants.isEmpty()) {
      throw node.place().error("there must be at least one strategy");
    }
    return contestants;
  }

  private static void checkNeeds(Contestant contestant, Place place, Solver solver) {
    Strategy strategy = contestant.strategy();
    for (Level level : solver.levels()) {
      if (strategy.models() > level.models().size()) {
        throw place.error(
            String.format(
                "strategy %s needs a solver with %d models:, this one has %d",
                contestant.label(), strategy.models(), level.models().size()));
      }
    }
    for (Call kind : new TreeSet<>(strategy.needs())) {
      for (Level level : solver.levels()) {
        for (Model model : contestant.models(level)) {
          if (!model.table().offers(kind)) {
            throw place.error(
                String.format(
                    "strategy %s needs %s%s:, which level %s does not have",
                    contestant.label(),
                    level.recordings() != null && kind == Call.VERIFY ? "recorded scores or " : "",
                    kind.key(),
                    level.name(model)));
          }
        }
      }
    }
    for (Level level : solver.levels()) {
      for (Model model : contestant.models(level)) {
        strategy
            .conflict(model.table())
            .ifPresent(
                conflict -> {
                  throw place.error(
                      String.format(
                          "strategy %s at level %s: %s",
                          contestant.label(), level.name(model), conflict));
                });
      }
    }
  }

  private static List<Integer> budgets(Node node) {
    Set<Integer> budgets = new TreeSet<>();
    if (node instanceof Mapping) {
      Fields fields = Fields.of(node, "from", "to", "times");
      int from = (int) Fields.integer(fields.get("from"), 1, LARGEST_BUDGET);
      int to = (int) Fields.integer(fields.get("to"), from, LARGEST_BUDGET);
      double times = fields.number("times", 1.001, LARGEST_BUDGET);
      for (double exact = from; Math.round(exact) <= to; exact *= times) {
        budgets.add((int) Math.round(exact));
      }
    } else {
      for (Node item : Fields.items(node)) {
        if (!budgets.add((int) Fields.integer(item, 1, LARGEST_BUDGET))) {
          throw item.place().error("budget " + item.describe() + " is there twice");
        }
      }
    }
    if (budgets.isEmpty()) {
      throw node.place().error("there must be at least one budget");
    }
    return List.copyOf(budgets);
  }

  private static Fields estimate(Node node) {
    return Fields.of(node, "method", "trials", "half-width", "max-trials", "confidence");
  }

  private static Method method(Node node) {
    Map<String, Method> methods =
        Map.of(
            "auto", Method.AUTO,
            "exact", Method.EXACT,
            "simulate", Method.SIMULATE,
            "both", Method.BOTH);
    String word =
        estimate(node).word("method", "auto", List.of("auto", "exact", "simulate", "both"));
    return methods.getOrDefault(word.toLowerCase(Locale.ROOT), Method.AUTO);
  }

  private static Precision precision(Node node) {
    Fields fields = estimate(node);
    if (fields.has("trials") && (fields.has("half-width") || fields.has("max-trials"))) {
      throw fields.error(
          "trials",
          "a fixed number of trials excludes half-width and max-trials;"
              + " --set 'estimate={trials: 1000}' replaces them all");
    }
    double confidence = fields.number("confidence", 0.5, 0.999999, STANDARD_CONFIDENCE);
    if (fields.has("trials")) {
      return Precision.trials(fields.integer("trials", 1, Integer.MAX_VALUE, 1), confidence);
    }
    return new Precision(
        fields.number("half-width", 1e-6, 0.5, STANDARD_HALF_WIDTH),
        fields.integer("max-trials", 1, Integer.MAX_VALUE, STANDARD_MAX_TRIALS),
        confidence);
  }
}
