package io.ponder.experiment;

import io.ponder.engine.Contestant;
import io.ponder.engine.Progress;
import io.ponder.experiment.Experiment.Method;
import io.ponder.experiment.ThresholdSearch.Standing;
import io.ponder.model.Level;
import io.ponder.model.Solver;
import io.ponder.strategy.About;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Who wins along the values of one path, with the others at some of theirs, and where that changes.
 */
final class WinnersAlong {
  /** An uneven part, so that a value there is whole only if all between are allowed. */
  private static final double UNEVEN = 0.381966;

  private final Variations variations;

  /** What was run so far, by the varied values; shared by all paths. */
  private final Map<List<String>, ExperimentRun.Result> runs;

  private final int path;
  private final List<Node> others;
  private final List<String> varied;
  private final int budget;
  private final int threads;
  private final Progress progress;
  private final List<Node> values;
  private final boolean numeric;
  private final List<Experiment> experiments;

  WinnersAlong(
      Variations variations,
      Map<List<String>, ExperimentRun.Result> runs,
      int path,
      List<Node> others,
      List<String> varied,
      int budget,
      int threads,
      Progress progress) {
    this.variations = variations;
    this.runs = runs;
    this.path = path;
    this.others = others;
    this.varied = varied;
    this.budget = budget;
    this.threads = threads;
    this.progress = progress;
    values = distinct(variations, path);
    numeric = values.stream().allMatch(value -> number(value).isPresent());
    experiments = values.stream().map(this::at).toList();
  }

  private Experiment at(Node value) {
    List<Node> combination = new ArrayList<>(others);
    combination.set(path, value);
    return Thresholds.strategiesAt(variations.experiment(combination), budget);
  }

  /** Returns the experiment at a value that is not in the file. */
  private Experiment at(double value) {
    return at(new Node.Scalar(values.get(0).place(), Double.toString(value)));
  }

  private ExperimentRun.Result run(Experiment experiment) {
    return runs.computeIfAbsent(
        experiment.varied(), unseen -> new ExperimentRun(experiment).run(threads, progress));
  }

  List<Thresholds.Line> lines() {
    Set<String> levels = new TreeSet<>();
    List<Level> first = experiments.get(0).solver().levels();
    first.forEach(level -> levels.add(level.name()));
    for (Experiment one : experiments) {
      levels.retainAll(one.solver().levels().stream().map(Level::name).toList());
    }
    List<Thresholds.Line> lines = new ArrayList<>();
    first.stream()
        .map(Level::name)
        .filter(levels::contains)
        .forEach(level -> lines.add(line(level)));
    if (first.size() > 1) {
      lines.add(line(ExperimentRun.ALL));
    }
    return lines;
  }

  /** The winners at each value, and where they change. */
  private Thresholds.Line line(String level) {
    List<Standing> standings =
        experiments.stream().map(one -> standing(one, run(one), level)).toList();
    List<Set<String>> winners = standings.stream().map(Standing::winners).toList();
    Regimes regimes = new Regimes(winners.get(0));
    int start = 0;
    for (int i = 0; i + 1 < winners.size(); i++) {
      Set<String> here = winners.get(i);
      Set<String> next = winners.get(i + 1);
      String from = Variations.text(values.get(i));
      String to = Variations.text(values.get(i + 1));
      boolean exact = exact(level, i, here) && exact(level, i + 1, next);
      if (here.equals(next)) {
        continue;
      }
      Optional<List<ThresholdSearch.Change>> changes =
          exact && numeric ? search(level, i, standings) : Optional.empty();
      if (changes.isPresent()) {
        for (ThresholdSearch.Change change : changes.get()) {
          regimes.change(OptionalDouble.of(change.value()), from, to, exact, change.winners());
        }
        start = i + 1;
      } else if (!regimes.goOn(next)) {
        int resolved = i;
        while (resolved > start && overlap(winners.get(resolved), next)) {
          resolved--;
        }
        resolved = overlap(winners.get(resolved), next) ? i : resolved;
        String low = Variations.text(values.get(resolved));
        regimes.change(OptionalDouble.empty(), low, to, exact, next);
        start = i + 1;
      }
    }
    return new Thresholds.Line(
        varied,
        level,
        variations.paths().get(path),
        Variations.text(values.get(0)),
        Variations.text(values.get(values.size() - 1)),
        regimes.last(),
        regimes.thresholds());
  }

  /** Returns what is known of the strategies that laws tell about. */
  private static Standing among(Set<String> lawful, Standing standing) {
    Map<String, Double> accuracies = new HashMap<>(standing.accuracies());
    accuracies.keySet().retainAll(lawful);
    return new Standing(standing.winners(), accuracies);
  }

  private Standing standing(Experiment of, ExperimentRun.Result result, String level) {
    Map<String, String> names = names(of);
    Set<String> winners = new TreeSet<>();
    List<CurveRow> rows = result.rows().stream().filter(row -> row.level().equals(level)).toList();
    Map<String, Double> accuracies = new HashMap<>();
    rows.forEach(
        row -> accuracies.put(names.getOrDefault(row.strategy(), row.strategy()), row.accuracy()));
    Ranking.best(
            rows,
            result.comparisons().rows().stream().filter(row -> row.level().equals(level)).toList())
        .forEach(label -> winners.add(names.getOrDefault(label, label)));
    return new Standing(winners, accuracies);
  }

  /**
   * Returns what to call strategies. A number that varies may be in their labels: then their place
   * in the list tells which is which, and their label is that at the first value, without the
   * number if no other is called so.
   */
  private Map<String, String> names(Experiment of) {
    Map<String, String> names = new HashMap<>();
    List<Contestant> first = experiments.get(0).contestants();
    for (int c = 0; numeric && c < of.contestants().size(); c++) {
      int place = c;
      String label = of.contestants().get(c).label();
      Set<String> labels = new HashSet<>();
      experiments.forEach(one -> labels.add(one.contestants().get(place).label()));
      About about = first.get(c).strategy().getClass().getAnnotation(About.class);
      boolean free =
          about != null
              && IntStream.range(0, first.size())
                  .noneMatch(other -> other != place && alike(first.get(other), about));
      names.put(
          label,
          labels.size() == 1 || about == null || !free ? first.get(c).label() : about.name());
    }
    return names;
  }

  /** Whether a strategy is called like a class, or is another one of it. */
  private static boolean alike(Contestant contestant, About about) {
    return contestant.label().equals(about.name())
        || about.equals(contestant.strategy().getClass().getAnnotation(About.class));
  }

  /** Whether laws give the accuracy of strategies at the i-th value. */
  private boolean exact(String level, int i, Set<String> strategies) {
    return lawful(level, i).containsAll(strategies);
  }

  private Set<String> lawful(String level, int i) {
    Experiment of = experiments.get(i);
    Map<String, String> names = names(of);
    Set<String> lawful = new HashSet<>();
    run(of).rows().stream()
        .filter(row -> row.level().equals(level) && row.method().equals(ExperimentRun.EXACT))
        .forEach(row -> lawful.add(names.getOrDefault(row.strategy(), row.strategy())));
    return lawful;
  }

  /** Searches between the i-th value and the next. */
  private Optional<List<ThresholdSearch.Change>> search(
      String level, int i, List<Standing> standings) {
    double low = number(values.get(i)).orElseThrow();
    double high = number(values.get(i + 1)).orElseThrow();
    Set<String> lawful = lawful(level, i);
    lawful.retainAll(lawful(level, i + 1));
    if (!allowed(low + UNEVEN * (high - low))) {
      return Optional.empty();
    }
    return ThresholdSearch.between(
            low,
            among(lawful, standings.get(i)),
            high,
            among(lawful, standings.get(i + 1)),
            value -> byLaws(level, value, lawful))
        .filter(
            changes ->
                lawful.size() == experiments.get(i).contestants().size()
                    || changes.stream().allMatch(change -> won(level, change.value(), lawful)));
  }

  private boolean allowed(double value) {
    try {
      return !at(value).contestants().isEmpty();
    } catch (InputException e) {
      return false;
    }
  }

  /** Who wins among strategies with laws; empty if a law does not cover the value. */
  private Optional<Standing> byLaws(String level, double value, Set<String> lawful) {
    try {
      Experiment one = only(at(value), level);
      Map<String, String> names = names(one);
      List<Contestant> with =
          one.contestants().stream()
              .filter(c -> lawful.contains(names.getOrDefault(c.label(), c.label())))
              .toList();
      Experiment exact = one.with(one.solver(), with, one.budgets()).by(Method.EXACT);
      ExperimentRun.Result result = new ExperimentRun(exact).run(threads, Progress.NONE);
      return Optional.of(standing(one, result, level));
    } catch (InputException e) {
      return Optional.empty();
    }
  }

  /** Whether no strategy that has to be simulated wins at a value. */
  private boolean won(String level, double value, Set<String> lawful) {
    Experiment one = only(at(value), level);
    ExperimentRun.Result result = new ExperimentRun(one).run(threads, progress);
    return lawful.containsAll(standing(one, result, level).winners());
  }

  /** Returns an experiment with one level only, unless it is about all. */
  private static Experiment only(Experiment of, String level) {
    List<Level> levels =
        of.solver().levels().stream().filter(one -> one.name().equals(level)).toList();
    return levels.isEmpty() ? of : of.with(new Solver(levels), of.contestants(), of.budgets());
  }

  /** Returns the different values of a path, ascending if they are numbers. */
  static List<Node> distinct(Variations variations, int path) {
    Set<String> seen = new HashSet<>();
    List<Node> values = new ArrayList<>(variations.values().get(variations.paths().get(path)));
    if (values.stream().allMatch(value -> number(value).isPresent())) {
      values.sort(Comparator.comparing(value -> number(value).orElseThrow()));
      values.removeIf(value -> !seen.add(number(value).orElseThrow().toString()));
    } else {
      values.removeIf(value -> !seen.add(Variations.text(value)));
    }
    return values;
  }

  private static Optional<Double> number(Node value) {
    try {
      return value instanceof Node.Scalar scalar
          ? Optional.of(new BigDecimal(scalar.text().replace("_", "")).doubleValue())
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean overlap(Set<String> one, Set<String> other) {
    return one.stream().anyMatch(other::contains);
  }
}
