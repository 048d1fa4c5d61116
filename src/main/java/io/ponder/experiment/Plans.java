package io.ponder.experiment;

import io.ponder.engine.Contestant;
import io.ponder.engine.LevelLaw;
import io.ponder.engine.Progress;
import io.ponder.model.Level;
import io.ponder.model.Model;
import io.ponder.model.Solver;
import io.ponder.model.SuccessRate;
import io.ponder.plan.Allocation;
import io.ponder.plan.Frontier;
import io.ponder.plan.Offer;
import io.ponder.strategy.Problem;
import io.ponder.strategy.sampling.Oracle;
import io.ponder.strategy.selection.BestOfN;
import io.ponder.strategy.tournament.League;
import io.ponder.strategy.voting.MajorityVote;
import io.ponder.theory.Bound;
import io.ponder.theory.Claim;
import io.ponder.theory.Guarantee;
import io.ponder.theory.LeagueLimit;
import io.ponder.theory.Theorems;
import io.ponder.theory.VerifierCeiling;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * What to buy: for an accuracy that is wanted the cheapest strategy and budget, or for a budget the
 * most accurate, at each level and over all, and what it saves to know the level.
 */
public final class Plans {
  /** Costs and accuracies that differ by less, relatively, differ by rounding. */
  private static final double ROUNDING = 1e-9;

  /** A gain in accuracy that nobody would pay for: half a hundredth of a percent. */
  private static final double SAME = 5e-5;

  /** How many budgets between two are tried at once. */
  private static final int TRIES = 24;

  private static final MathContext DIGITS = new MathContext(10);

  private final Asked asked;
  private final Experiment experiment;

  /**
   * What is wanted.
   *
   * @param target the accuracy to reach, above 0 and at most 1; empty if a budget is asked about
   * @param budget the most that a problem may cost on average; empty if a target is asked about
   * @param unit what costs are counted in
   * @param latency the most seconds that a problem may take on average
   */
  public record Asked(
      OptionalDouble target, OptionalDouble budget, Axis unit, OptionalDouble latency) {}

  /**
   * The plan for a level, or for all.
   *
   * @param level the level's name, or {@code all}
   * @param frontiers what is worth its cost in each unit that the costs tell, with the budgets
   *     tried between those of the experiment
   * @param choice what to buy; empty if the target is out of reach or nothing is cheap enough
   * @param smaller the next smaller budget of the choice that was tried, which misses the target
   * @param instead the cheapest offer of each other strategy that is as accurate, among the budgets
   *     that were tried; empty where there is none
   * @param obstacles why the target is out of reach, as far as that is known
   * @param guarantees what theorems prove to reach the target
   */
  public record LevelPlan(
      String level,
      Map<Axis, Frontier> frontiers,
      Optional<Frontier.Step> choice,
      Optional<Offer> smaller,
      Map<String, Optional<Offer>> instead,
      List<String> obstacles,
      List<Guarantee> guarantees) {}

  /**
   * A plan.
   *
   * @param experiment what was run
   * @param asked what is wanted
   * @param levels the plan for each level, then for all of them
   * @param knowing what can be had if the level of a problem is known before anything is spent on
   *     it; empty if there is one level, or the target is out of reach
   */
  public record Result(
      Experiment experiment, Asked asked, List<LevelPlan> levels, Optional<Allocation> knowing) {}

  /** Prepares to plan with the strategies and budgets of an experiment. */
  public Plans(Experiment experiment, Asked asked) {
    this.asked = asked;
    Set<Integer> budgets = new TreeSet<>(experiment.budgets());
    double most = experiment.budgets().get(experiment.budgets().size() - 1);
    // What the experiment goes up to is what its samples last for, and what its user will wait for.
    if (asked.unit == Axis.CALLS && asked.budget.isPresent() && asked.budget.getAsDouble() < most) {
      budgets.add((int) Math.max(1, asked.budget.getAsDouble()));
    }
    this.experiment = experiment.with(experiment.solver(), experiment.contestants(), budgets);
  }

  /** Makes the plan; it does not depend on the number of threads. */
  public Result run(int threads, Progress progress) {
    List<Level> levels = experiment.solver().levels();
    Map<String, Map<Axis, List<Offer>>> offers = new HashMap<>();
    run(experiment, threads, progress).forEach(row -> add(offers, row));
    List<LevelPlan> plans = new ArrayList<>();
    for (Level level : levels) {
      Map<Axis, List<Offer>> own = offers.getOrDefault(level.name(), new EnumMap<>(Axis.class));
      refine(new Solver(List.of(level)), own, threads, progress);
      plans.add(plan(level.name(), own, Optional.of(level)));
    }
    Map<Axis, List<Offer>> all = offers.getOrDefault(ExperimentRun.ALL, new EnumMap<>(Axis.class));
    if (levels.size() > 1) {
      refine(experiment.solver(), all, threads, progress);
      plans.add(plan(ExperimentRun.ALL, all, Optional.empty()));
    }
    return new Result(experiment, asked, plans, knowing(plans));
  }

  private static List<CurveRow> run(Experiment experiment, int threads, Progress progress) {
    return new ExperimentRun(experiment).run(threads, progress).rowsToShow();
  }

  /** Adds what a row offers in each unit that is known, unless it is a ceiling or too slow. */
  private void add(Map<String, Map<Axis, List<Offer>>> offers, CurveRow row) {
    Map<Axis, List<Offer>> of =
        offers.computeIfAbsent(row.level(), unseen -> new EnumMap<>(Axis.class));
    OptionalDouble seconds = row.usage().seconds();
    boolean late =
        asked.latency.isPresent()
            && !(seconds.isPresent() && seconds.getAsDouble() <= asked.latency.getAsDouble());
    if (row.ceiling() || late) {
      return;
    }
    for (Axis axis : Axis.values()) {
      axis.of(row.usage())
          .ifPresent(
              cost ->
                  of.computeIfAbsent(axis, unseen -> new ArrayList<>())
                      .add(
                          new Offer(
                              row.strategy(),
                              row.budget(),
                              rounded(row.accuracy()),
                              row.interval(),
                              rounded(cost))));
    }
  }

  private List<Offer> inUnit(Map<Axis, List<Offer>> offers) {
    return offers.getOrDefault(asked.unit, List.of());
  }

  /** Returns a figure to the digits that results have: what differs by rounding is equal. */
  private static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }

  /** Tries budgets between those that miss the target and those that reach it. */
  private void refine(
      Solver solver, Map<Axis, List<Offer>> offers, int threads, Progress progress) {
    if (asked.target.isEmpty()) {
      return;
    }
    String level = solver.levels().size() > 1 ? ExperimentRun.ALL : solver.levels().get(0).name();
    Set<Integer> tried = new HashSet<>();
    while (true) {
      List<Contestant> promising = new ArrayList<>();
      Set<Integer> between = new TreeSet<>();
      for (Contestant contestant : experiment.contestants()) {
        Set<Integer> own = between(contestant.label(), inUnit(offers));
        if (!own.isEmpty()) {
          promising.add(contestant);
          between.addAll(own);
        }
      }
      between.removeIf(budget -> !tried.add(budget));
      if (between.isEmpty()) {
        return;
      }
      Map<String, Map<Axis, List<Offer>>> more = new HashMap<>();
      run(experiment.with(solver, promising, between), threads, progress)
          .forEach(row -> add(more, row));
      more.getOrDefault(level, Map.of())
          .forEach(
              (axis, found) ->
                  offers.computeIfAbsent(axis, unseen -> new ArrayList<>()).addAll(found));
    }
  }

  /**
   * Returns budgets of a strategy between the smallest that reaches the target and the next smaller
   * one that was tried, if one of them might be cheaper than all that reach it.
   */
  private Set<Integer> between(String strategy, List<Offer> offers) {
    double target = asked.target.orElseThrow();
    double best =
        offers.stream()
            .filter(offer -> offer.accuracy() >= target)
            .mapToDouble(Offer::cost)
            .min()
            .orElse(Double.NaN);
    List<Offer> own = ofStrategy(strategy, offers);
    for (int i = 1; i < own.size(); i++) {
      Offer below = own.get(i - 1);
      Offer above = own.get(i);
      if (above.accuracy() >= target) {
        return below.accuracy() < target && below.cost() < best
            ? steps(below.budget(), above.budget())
            : Set.of();
      }
    }
    return Set.of();
  }

  private static List<Offer> ofStrategy(String strategy, List<Offer> offers) {
    return offers.stream()
        .filter(offer -> offer.strategy().equals(strategy))
        .sorted(Comparator.comparingInt(Offer::budget))
        .toList();
  }

  /** Returns all budgets between two, or some with equal ratios. */
  static Set<Integer> steps(int below, int above) {
    Set<Integer> steps = new TreeSet<>();
    boolean all = above - below - 1 <= TRIES;
    for (int i = 1; i <= (all ? above - below - 1 : TRIES); i++) {
      double ratio = StrictMath.pow((double) above / below, i / (TRIES + 1.0));
      int step = all ? below + i : (int) Math.round(below * ratio);
      if (step > below && step < above) {
        steps.add(step);
      }
    }
    return steps;
  }

  private LevelPlan plan(String name, Map<Axis, List<Offer>> inUnits, Optional<Level> level) {
    List<Offer> offers = inUnit(inUnits);
    Map<Axis, Frontier> frontiers = new EnumMap<>(Axis.class);
    inUnits.forEach((axis, own) -> frontiers.put(axis, Frontier.of(own)));
    Frontier frontier = frontiers.computeIfAbsent(asked.unit, none -> Frontier.of(List.of()));
    Optional<Frontier.Step> choice =
        asked.target.isPresent()
            ? frontier.reaching(asked.target.getAsDouble())
            : frontier
                .within(asked.budget.orElseThrow())
                .flatMap(most -> frontier.reaching(most.offer().accuracy() - SAME));
    Optional<Offer> smaller =
        choice.flatMap(
            step ->
                ofStrategy(step.offer().strategy(), offers).stream()
                    .filter(other -> other.budget() < step.offer().budget())
                    .reduce((one, next) -> next));
    Map<String, Optional<Offer>> instead = new LinkedHashMap<>();
    choice.ifPresent(
        step -> {
          double accuracy = asked.target.orElse(step.offer().accuracy() - SAME);
          for (Contestant contestant : experiment.contestants()) {
            String label = contestant.label();
            if (!label.equals(step.offer().strategy()) && !contestant.strategy().ceiling()) {
              instead.put(
                  label,
                  Frontier.of(ofStrategy(label, offers))
                      .reaching(accuracy)
                      .map(Frontier.Step::offer));
            }
          }
        });
    boolean missed = asked.target.isPresent() && choice.isEmpty();
    return new LevelPlan(
        name,
        frontiers,
        choice,
        smaller,
        instead,
        missed ? level.map(this::obstacles).orElse(List.of()) : List.of(),
        asked.target.isPresent() ? level.map(this::guarantees).orElse(List.of()) : List.of());
  }

  /** Returns what keeps strategies from an accuracy, whatever they spend. */
  private List<String> obstacles(Level level) {
    List<String> obstacles = new ArrayList<>();
    double target = asked.target.orElseThrow();
    int most = experiment.budgets().get(experiment.budgets().size() - 1);
    Model model = level.models().get(0);
    if (model.recordings() != null) {
      return obstacles;
    }
    LevelLaw.at(new Oracle().law().orElseThrow(), model, most)
        .filter(coverage -> coverage.correct() < target)
        .ifPresent(
            coverage ->
                obstacles.add(
                    String.format(
                        Locale.ROOT,
                        "even a perfect choice among %,d samples has %.2f%%",
                        most,
                        100 * coverage.correct())));
    if (model.success() instanceof SuccessRate.Fixed fixed) {
      Problem problem = new Problem(model, fixed.rate());
      ceiling(problem, most)
          .filter(accuracy -> accuracy < target)
          .ifPresent(
              accuracy ->
                  obstacles.add(
                      String.format(
                          Locale.ROOT,
                          "with this verifier best-of-n does not pass %.2f%%, whatever it spends"
                              + " (arXiv:2507.12399)",
                          100 * accuracy)));
      experiment
          .contestants()
          .forEach(contestant -> leagueLimit(contestant, problem, target, obstacles));
      List<Problem.Answer> answers = problem.answers();
      if (plays(MajorityVote.class) && !answers.isEmpty() && !answers.get(0).correct()) {
        obstacles.add(
            "a wrong answer is the most likely one, so votes get worse with more samples");
      }
    }
    return obstacles;
  }

  private static void leagueLimit(
      Contestant contestant, Problem problem, double target, List<String> obstacles) {
    if (contestant.strategy() instanceof League league && contestant.model() == 0) {
      double more = LeagueLimit.accuracy(problem, 2L * league.opponents()).orElse(0.0);
      LeagueLimit.accuracy(problem, league.opponents())
          .filter(limit -> limit < target)
          .ifPresent(
              limit ->
                  obstacles.add(
                      String.format(
                          Locale.ROOT,
                          "%s tends to %.2f%% with more candidates; with twice the opponents to"
                              + " %.2f%%",
                          contestant.label(),
                          100 * limit,
                          100 * more)));
    }
  }

  private Optional<Double> ceiling(Problem problem, int budget) {
    return problem.table().verifier() == null || !plays(BestOfN.class)
        ? Optional.empty()
        : new VerifierCeiling()
            .at(problem, new BestOfN(), budget)
            .filter(claim -> claim.objection().isEmpty())
            .map(Claim::logFailure)
            .map(failure -> -StrictMath.expm1(failure));
  }

  private boolean plays(Class<?> strategy) {
    return experiment.contestants().stream().anyMatch(one -> strategy.isInstance(one.strategy()));
  }

  /** Returns the cheapest budget of each strategy that a theorem guarantees for the target. */
  private List<Guarantee> guarantees(Level level) {
    Map<String, Guarantee> guarantees = new LinkedHashMap<>();
    double failure = 1 - asked.target.orElseThrow();
    if (failure <= 0 || level.recordings() != null) {
      return List.of();
    }
    for (Bound bound : Theorems.bounds()) {
      for (Contestant contestant : experiment.contestants()) {
        Model model = contestant.models(level).get(0);
        if (model.success() instanceof SuccessRate.Fixed fixed) {
          bound
              .guarantee(new Problem(model, fixed.rate()), contestant.strategy(), failure)
              .ifPresent(
                  one ->
                      guarantees.merge(one.name(), one, (a, b) -> a.calls() <= b.calls() ? a : b));
        }
      }
    }
    return List.copyOf(guarantees.values());
  }

  /**
   * Returns what each level should get of a mean budget, or for the least that reaches a target.
   */
  private Optional<Allocation> knowing(List<LevelPlan> plans) {
    List<Allocation.Level> levels = new ArrayList<>();
    double[] shares = experiment.solver().shares();
    if (shares.length == 1) {
      return Optional.empty();
    }
    for (int level = 0; level < shares.length; level++) {
      List<Offer> offers =
          plans.get(level).frontiers().get(asked.unit).steps().stream()
              .map(Frontier.Step::offer)
              .toList();
      if (offers.isEmpty()) {
        return Optional.empty();
      }
      levels.add(new Allocation.Level(shares[level], offers));
    }
    if (asked.budget.isPresent()) {
      double budget = asked.budget.getAsDouble();
      return Optional.of(Allocation.of(levels, budget))
          .filter(one -> one.cost() <= budget * (1 + ROUNDING));
    }
    double target = asked.target.orElseThrow();
    return Optional.of(Allocation.reaching(levels, target))
        .filter(one -> one.accuracy() >= target * (1 - ROUNDING));
  }
}
