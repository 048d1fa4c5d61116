package io.ponder.experiment;

import io.ponder.engine.Contestant;
import io.ponder.engine.Interval;
import io.ponder.engine.Progress;
import io.ponder.model.Level;
import io.ponder.model.Recordings;
import io.ponder.plan.Allocation;
import io.ponder.plan.Offer;
import io.ponder.strategy.Play;
import io.ponder.strategy.Policy;
import io.ponder.strategy.Strategy;
import io.ponder.strategy.policy.ComputeOptimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What it gains to pick the strategy, and its settings, by the difficulty of a problem
 * (arXiv:2408.03314): one strategy for all, the best one for each level if levels are known, and
 * the best one by how many of some probes agree if they are not.
 *
 * <p>What is picked is measured on other trials or, where they are recorded, on other problems:
 * picked on each half, measured on the other, and averaged. So no policy gains by luck.
 */
public final class Policies {
  /** Trials of each level and half for what is picked by probes: a standard error of .01 each. */
  private static final int TRIALS = 2_500;

  private static final String PROBES_ONLY = "probes only";
  private static final Contestant NOTHING = new Contestant("nothing", new Nothing());

  /** Differences of laws below this are rounding. */
  private static final double ROUNDING = 1e-11;

  private final Experiment experiment;
  private final List<Contestant> arms;
  private final String baseline;
  private final int probes;
  private final Axis unit;

  /**
   * Prepares to compare policies.
   *
   * @param baseline the strategy that they are compared with
   * @param probes how many samples tell the difficulty of a problem, at least 1
   * @param unit what costs are counted in
   * @throws InputException if the experiment has no such strategy, or none of the first model
   */
  public Policies(Experiment experiment, String baseline, int probes, Axis unit) {
    this.experiment = experiment;
    this.baseline = baseline;
    this.probes = probes;
    this.unit = unit;
    arms =
        experiment.contestants().stream()
            .filter(contestant -> !contestant.strategy().ceiling())
            .toList();
    List<String> labels = arms.stream().map(Contestant::label).toList();
    if (experiment.contestants().stream()
        .anyMatch(one -> one.label().equals(baseline) && one.strategy().ceiling())) {
      throw new InputException("--baseline: " + baseline + " is a ceiling, not a strategy");
    }
    if (!labels.contains(baseline)) {
      throw new InputException(
          "--baseline: there is no strategy "
              + baseline
              + " in the experiment; "
              + Names.advice(baseline, labels));
    }
    for (Level level : experiment.solver().levels()) {
      Recordings recordings = level.recordings();
      if (recordings != null && recordings.fewestSamples() < probes) {
        throw new InputException(
            String.format(
                "--probes: found %d, a problem of level %s has %d recorded samples",
                probes, level.name(), recordings.fewestSamples()));
      }
    }
    if (probed().isEmpty()) {
      throw new InputException(
          "--baseline: probes are samples of the first model, which no strategy uses");
    }
  }

  /**
   * A policy at a budget.
   *
   * @param budget the most calls that a problem may spend
   * @param accuracy over all levels
   * @param interval the accuracy's confidence interval; without width if laws gave it
   * @param cost the mean cost of a problem
   * @param picks what it plays at each level, by each number of votes, or for all; two if the
   *     halves differ
   */
  public record Point(
      int budget, double accuracy, Interval interval, double cost, List<Set<String>> picks) {}

  /**
   * A policy.
   *
   * @param name what it is called
   * @param points by budget
   */
  public record PolicyCurve(String name, List<Point> points) {
    /**
     * Returns the cheapest of its points that is as accurate as asked for, as far as can be told:
     * its interval reaches up to it.
     */
    public OptionalDouble costOf(double accuracy) {
      return points.stream()
          .filter(point -> point.interval.high() >= accuracy - ROUNDING)
          .mapToDouble(Point::cost)
          .min();
    }
  }

  /**
   * What was measured.
   *
   * @param baseline the strategy that all are compared with
   * @param all the best single strategy
   * @param byLevel the best one for each level
   * @param shared the best one for each level with a budget of its own: in the mean over all
   *     problems it costs no more than the strategy that costs the most at that budget
   * @param byProbes the best one for each number of votes among the probes
   * @param learnt for each budget the policy by probes that was learnt on the first half
   */
  public record Result(
      PolicyCurve baseline,
      PolicyCurve all,
      PolicyCurve byLevel,
      PolicyCurve shared,
      PolicyCurve byProbes,
      List<ComputeOptimal> learnt) {
    /** Returns all of them. */
    public List<PolicyCurve> curves() {
      return List.of(baseline, all, byLevel, shared, byProbes);
    }

    /**
     * Returns the place of the smallest budget at which the baseline is so accurate, or the last.
     */
    public int reaching(double accuracy) {
      int place = 0;
      while (place + 1 < baseline.points.size() && baseline.points.get(place).accuracy < accuracy) {
        place++;
      }
      return place;
    }

    /**
     * Returns the place of the largest budget for which the baseline costs no more than a limit, or
     * of the smallest one.
     */
    public int within(double limit) {
      int place = 0;
      for (int b = 1; b < baseline.points.size(); b++) {
        place = baseline.points.get(b).cost <= limit * (1 + ROUNDING) ? b : place;
      }
      return place;
    }
  }

  /** How often something is right at a level, and what it costs. */
  private record Cell(double accuracy, Interval interval, double cost, long trials) {
    /**
     * Whether it is worth picking instead of another: more accurate, or as accurate and cheaper.
     */
    boolean better(Cell other) {
      return accuracy > other.accuracy + ROUNDING
          || (accuracy > other.accuracy - ROUNDING && cost < other.cost);
    }
  }

  /** A strategy and its budget. */
  private record Pick(String strategy, int budget) {
    String text(int most) {
      return budget < most ? strategy + " with " + budget : strategy;
    }
  }

  /** What a policy that was picked on one half gives on the other, and what it plays. */
  private record Measured(List<Cell> levels, List<String> picks) {}

  /** The rows of a half, by level, strategy and budget. */
  private final class Table {
    private final Map<List<Object>, Cell> cells = new HashMap<>();

    Table(Experiment half, int threads, Progress progress) {
      for (CurveRow row : new ExperimentRun(half).run(threads, progress).rowsToShow()) {
        cells.put(
            List.of(row.level(), row.strategy(), row.budget()),
            new Cell(row.accuracy(), row.interval(), cost(row), row.trials()));
      }
    }

    private double cost(CurveRow row) {
      return unit.of(row.usage())
          .orElseThrow(
              () ->
                  new InputException(
                      String.format(
                          "--unit: the mean %s of %s are not known", unit.key(), row.strategy())));
    }

    Cell at(String level, Pick pick) {
      return Objects.requireNonNull(cells.get(List.of(level, pick.strategy, pick.budget)));
    }

    /** Returns all that can be had at a level. */
    List<Offer> offers(String level) {
      return experiment.budgets().stream()
          .flatMap(budget -> arms.stream().map(arm -> new Pick(arm.label(), budget)))
          .map(
              pick -> {
                Cell cell = at(level, pick);
                return new Offer(
                    pick.strategy, pick.budget, cell.accuracy, cell.interval, cell.cost);
              })
          .toList();
    }

    /** Returns what is best at a level with at most a budget. */
    Pick best(String level, int budget) {
      return experiment.budgets().stream()
          .filter(own -> own <= budget)
          .flatMap(own -> arms.stream().map(arm -> new Pick(arm.label(), own)))
          .reduce((best, next) -> at(level, next).better(at(level, best)) ? next : best)
          .orElseThrow();
    }
  }

  /** Measures all policies; the result does not depend on the number of threads. */
  public Result run(int threads, Progress progress) {
    List<Experiment> halves = Halves.of(experiment);
    List<Table> tables = halves.stream().map(half -> new Table(half, threads, progress)).toList();
    List<Table> pieces =
        halves.stream()
            .map(half -> new Table(pieces(half).simulated(TRIALS), threads, progress))
            .toList();
    return new Result(
        curve(
            baseline,
            (budget, picked, on) -> same(new Pick(baseline, budget), tables.get(on), budget)),
        curve(
            "one for all",
            (budget, picked, on) ->
                same(tables.get(picked).best(ExperimentRun.ALL, budget), tables.get(on), budget)),
        curve(
            "by level",
            (budget, picked, on) -> byLevel(tables.get(picked), tables.get(on), budget)),
        curve(
            "shared by level",
            (budget, picked, on) -> shared(tables.get(picked), tables.get(on), budget)),
        curve(
            "by " + probes + (probes == 1 ? " probe" : " probes"),
            (budget, picked, on) -> byProbes(pieces.get(picked), pieces.get(on), budget)),
        experiment.budgets().stream().map(budget -> learnt(picks(pieces.get(0), budget))).toList());
  }

  /** Measures a policy that was picked on one half on another one. */
  private interface Direction {
    Measured measure(int budget, int picked, int on);
  }

  private PolicyCurve curve(String name, Direction direction) {
    return new PolicyCurve(
        name,
        experiment.budgets().stream()
            .map(
                budget -> {
                  Measured first = direction.measure(budget, 0, 1);
                  Measured second = direction.measure(budget, 1, 0);
                  Cell both = both(first, second);
                  return new Point(
                      budget,
                      both.accuracy,
                      both.interval,
                      both.cost,
                      IntStream.range(0, first.picks.size())
                          .<Set<String>>mapToObj(
                              i ->
                                  new LinkedHashSet<>(
                                      List.of(first.picks.get(i), second.picks.get(i))))
                          .toList());
                })
            .toList());
  }

  /**
   * Returns what was measured on both halves: each problem counts the same.
   *
   * @param first what was picked on the first half, and measured on the second
   * @param second the other way round
   */
  private Cell both(Measured first, Measured second) {
    List<Cell> levels = new ArrayList<>();
    for (int l = 0; l < levels().size(); l++) {
      Recordings recordings = experiment.solver().levels().get(l).recordings();
      int problems = recordings == null ? 2 : recordings.problems().size();
      // The first half has the odd one.
      int inSecond = problems / 2;
      double share = (double) inSecond / problems;
      levels.add(
          mix(new double[] {share, 1 - share}, List.of(first.levels.get(l), second.levels.get(l))));
    }
    return mix(experiment.solver().shares(), levels);
  }

  private Measured same(Pick pick, Table on, int budget) {
    List<Cell> cells = levels().stream().map(level -> on.at(level, pick)).toList();
    return new Measured(cells, List.of(pick.text(budget)));
  }

  private Measured byLevel(Table picked, Table on, int budget) {
    List<String> levels = levels();
    List<Pick> picks = levels.stream().map(level -> picked.best(level, budget)).toList();
    List<Cell> cells =
        IntStream.range(0, picks.size()).mapToObj(i -> on.at(levels.get(i), picks.get(i))).toList();
    return new Measured(cells, picks.stream().map(pick -> pick.text(budget)).toList());
  }

  /** Spends more where it gains more: as much on average as any strategy does at that budget. */
  private Measured shared(Table picked, Table on, int budget) {
    List<String> levels = levels();
    double[] shares = experiment.solver().shares();
    List<Allocation.Level> offers =
        IntStream.range(0, shares.length)
            .mapToObj(
                level -> new Allocation.Level(shares[level], picked.offers(levels.get(level))))
            .toList();
    double limit =
        arms.stream()
            .mapToDouble(arm -> picked.at(ExperimentRun.ALL, new Pick(arm.label(), budget)).cost)
            .max()
            .orElseThrow();
    List<Allocation.Share> bought = Allocation.of(offers, limit).shares();
    List<Cell> cells = new ArrayList<>();
    List<String> picks = new ArrayList<>();
    for (int level = 0; level < shares.length; level++) {
      int place = level;
      List<Allocation.Share> own = bought.stream().filter(one -> one.level() == place).toList();
      double[] parts = own.stream().mapToDouble(Allocation.Share::part).toArray();
      List<Cell> played =
          own.stream()
              .map(one -> new Pick(one.offer().strategy(), one.offer().budget()))
              .map(pick -> on.at(levels.get(place), pick))
              .toList();
      cells.add(mix(parts, played));
      picks.add(
          own.stream()
              .map(one -> one.offer().strategy() + " with " + one.offer().budget())
              .collect(Collectors.joining(" / ")));
    }
    return new Measured(cells, picks);
  }

  private List<String> levels() {
    return experiment.solver().levels().stream().map(Level::name).toList();
  }

  /** Returns the weighted mean of what was measured. */
  private static Cell mix(double[] weights, List<Cell> cells) {
    double[] accuracies = cells.stream().mapToDouble(Cell::accuracy).toArray();
    double accuracy = 0;
    double cost = 0;
    for (int i = 0; i < weights.length; i++) {
      accuracy += weights[i] * accuracies[i];
      cost += weights[i] * cells.get(i).cost;
    }
    Interval[] intervals = cells.stream().map(Cell::interval).toArray(Interval[]::new);
    return new Cell(
        accuracy,
        Interval.mover(weights, accuracies, intervals),
        cost,
        cells.stream().mapToLong(Cell::trials).sum());
  }

  /**
   * Returns an experiment with a piece for each strategy and number of votes: it answers only where
   * the probes have that many. A policy is right as often as its pieces together, since in a trial
   * only one of them answers, and all meet the same problems and probes.
   */
  private Experiment pieces(Experiment half) {
    List<Contestant> all = new ArrayList<>();
    all.add(new Contestant(PROBES_ONLY, probing(List.of(rule(0, NOTHING)))));
    for (Contestant arm : probed()) {
      for (int votes = 0; votes <= probes; votes++) {
        List<Policy.Rule> rules = new ArrayList<>();
        if (votes > 0) {
          rules.add(rule(0, NOTHING));
        }
        rules.add(rule(votes, arm));
        if (votes < probes) {
          rules.add(rule(votes + 1, NOTHING));
        }
        all.add(new Contestant(piece(arm.label(), votes), probing(rules)));
      }
    }
    return half.with(half.solver(), all, half.budgets());
  }

  /** Returns the strategies that a policy by probes has: those of the first model. */
  private List<Contestant> probed() {
    return arms.stream().filter(arm -> arm.model() == 0).toList();
  }

  private static Policy.Rule rule(int votes, Contestant arm) {
    return new Policy.Rule(votes, arm.label(), arm.strategy());
  }

  private ComputeOptimal probing(List<Policy.Rule> rules) {
    return new ComputeOptimal(probes, new Policy(rules));
  }

  private static String piece(String arm, int votes) {
    return arm + " at " + votes;
  }

  /** Returns the best strategy for each number of votes; where nothing helps, that for one more. */
  private List<Contestant> picks(Table pieces, int budget) {
    List<Contestant> picks = new ArrayList<>();
    for (int votes = probes; votes >= 0; votes--) {
      Contestant best = picks.isEmpty() ? probed().get(0) : picks.get(0);
      for (Contestant arm : probed()) {
        Cell cell = piece(pieces, arm, votes, budget);
        best = cell.better(piece(pieces, best, votes, budget)) ? arm : best;
      }
      picks.add(0, best);
    }
    return picks;
  }

  private static Cell piece(Table pieces, Contestant arm, int votes, int budget) {
    return pieces.at(ExperimentRun.ALL, new Pick(piece(arm.label(), votes), budget));
  }

  private Measured byProbes(Table picked, Table on, int budget) {
    List<Contestant> picks = picks(picked, budget);
    List<Cell> cells =
        levels().stream()
            .map(
                level -> {
                  Cell only = on.at(level, new Pick(PROBES_ONLY, budget));
                  double accuracy = 0;
                  double cost = only.cost;
                  for (int votes = 0; votes <= probes; votes++) {
                    Cell piece =
                        on.at(level, new Pick(piece(picks.get(votes).label(), votes), budget));
                    accuracy += piece.accuracy;
                    // What it spends beyond the probes.
                    cost += piece.cost - only.cost;
                  }
                  long right = Math.round(accuracy * only.trials);
                  return new Cell(
                      accuracy,
                      Interval.wilson(right, only.trials, experiment.precision().confidence()),
                      cost,
                      only.trials);
                })
            .toList();
    return new Measured(cells, picks.stream().map(Contestant::label).toList());
  }

  /** Returns the policy that plays picked strategies: a rule for each change. */
  private ComputeOptimal learnt(List<Contestant> picks) {
    List<Policy.Rule> rules = new ArrayList<>();
    for (int votes = 0; votes < picks.size(); votes++) {
      if (votes == 0 || !picks.get(votes).equals(picks.get(votes - 1))) {
        rules.add(rule(votes, picks.get(votes)));
      }
    }
    return probing(rules);
  }

  /** Gives no answer, and spends nothing. */
  private record Nothing() implements Strategy {
    @Override
    public Play start(int budget) {
      return llm -> NO_ANSWER;
    }
  }
}
