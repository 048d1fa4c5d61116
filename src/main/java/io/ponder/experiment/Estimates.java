package io.ponder.experiment;

import io.ponder.engine.Bootstrap;
import io.ponder.engine.Contestant;
import io.ponder.engine.Precision;
import io.ponder.engine.Progress;
import io.ponder.experiment.Experiment.Method;
import io.ponder.forecast.VoteRule;
import io.ponder.model.Costs;
import io.ponder.model.Level;
import io.ponder.model.Model;
import io.ponder.model.RecordedProblem;
import io.ponder.model.RecordedProblem.Sample;
import io.ponder.model.Recordings;
import io.ponder.model.Solver;
import io.ponder.model.Verifier;
import io.ponder.strategy.Strategy;
import io.ponder.strategy.sampling.Oracle;
import io.ponder.strategy.selection.BestOfN;
import io.ponder.strategy.selection.WeightedVote;
import io.ponder.strategy.voting.AdaptiveConsistency;
import io.ponder.strategy.voting.EarlyStopping;
import io.ponder.strategy.voting.MajorityVote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Every accuracy that a pool's samples tell, for every number k of samples: averages over all
 * choices of k, by laws where there is one.
 */
public final class Estimates {
  /** The samples of each problem from which a vote is worth a row. */
  private static final double THRESHOLD = 0.95;

  private static final int WINDOW = 5;

  private final Solver solver;
  private final Experiment experiment;

  /**
   * What a pool is asked.
   *
   * @param pool the file
   * @param runs the runs whose samples are taken, those of several put together; empty for all of a
   *     file that tells none apart
   * @param levels {@code recorded}, {@code none}, or a number of quantiles by the share of correct
   *     samples; empty for the recorded ones if there are any
   * @param weights {@code logistic}, {@code raw} or {@code rank}; empty for logistic
   * @param minSamples problems with fewer samples are left out
   * @param trials trials of an estimate that no law covers
   * @param seed decides their draws, and the bootstrap's
   */
  public record Asked(
      String pool,
      List<String> runs,
      Optional<String> levels,
      Optional<String> weights,
      int minSamples,
      int trials,
      long seed) {}

  /**
   * Reads a pool.
   *
   * @throws InputException if it cannot be read or lacks what was asked for
   */
  public Estimates(Asked asked) {
    solver =
        inCalls(
            RecordedReader.read(
                asked.pool, asked.runs, asked.levels, asked.weights, asked.minSamples));
    int most =
        solver.levels().stream()
            .mapToInt(level -> recordings(level).fewestSamples())
            .min()
            .orElseThrow();
    experiment =
        new Experiment(
            List.of(),
            asked.seed,
            solver,
            contestants(solver),
            IntStream.rangeClosed(1, most).boxed().toList(),
            Method.AUTO,
            Precision.trials(asked.trials, 0.95),
            List.of(),
            List.of(),
            Optional.empty());
  }

  /** Estimates are by samples, not by what they cost. */
  private static Solver inCalls(Solver solver) {
    List<Level> levels = new ArrayList<>();
    for (Level level : solver.levels()) {
      Model model = level.models().get(0);
      Model free =
          new Model(
              model.name(), model.success(), model.table(), Costs.CALLS_ONLY, recordings(level));
      levels.add(new Level(level.name(), level.weight(), List.of(free), level.correlation()));
    }
    return new Solver(levels);
  }

  private static Recordings recordings(Level level) {
    return Objects.requireNonNull(level.recordings());
  }

  /** Returns what the recordings allow: votes need answers, choices need scores. */
  private static List<Contestant> contestants(Solver solver) {
    boolean answers =
        solver.levels().stream()
            .flatMap(level -> recordings(level).problems().stream())
            .flatMap(problem -> problem.samples().stream())
            .anyMatch(sample -> sample.answer() != null);
    boolean scores = solver.levels().get(0).table().verifier() instanceof Verifier.Recorded;
    List<Contestant> contestants = new ArrayList<>();
    contestants.add(new Contestant("pass@k", new Oracle()));
    if (answers) {
      contestants.add(new Contestant("maj@k", new MajorityVote()));
    }
    if (scores) {
      contestants.add(new Contestant("best-of-k", new BestOfN()));
    }
    if (answers && scores) {
      contestants.add(new Contestant("weighted@k", new WeightedVote()));
    }
    if (answers) {
      for (Strategy strategy :
          List.of(new AdaptiveConsistency(THRESHOLD), new EarlyStopping(WINDOW))) {
        String name = strategy instanceof EarlyStopping ? "early-stopping" : "adaptive-consistency";
        contestants.add(new Contestant(name, strategy));
      }
    }
    return contestants;
  }

  /**
   * What a pool says.
   *
   * @param rows by level and {@code all}, estimate, rule and k
   * @param source the file, which runs of it, and what was left out
   * @param problems how many problems
   * @param most the largest k: the fewest samples of a problem
   * @param mostSamples the most samples of a problem
   * @param commonSamples the most samples that nine problems of ten have
   * @param unparsed the share of samples without an answer
   * @param answers whether any sample has an answer
   * @param scores whether all samples have a score
   */
  public record Result(
      List<EstimateRow> rows,
      String source,
      int problems,
      int most,
      int mostSamples,
      int commonSamples,
      double unparsed,
      boolean answers,
      boolean scores) {}

  /** Estimates everything; the result does not depend on the number of threads. */
  public Result run(int threads, Progress progress) {
    List<EstimateRow> rows = new ArrayList<>();
    List<CurveRow> curves = new ExperimentRun(experiment).run(threads, progress).rows();
    Map<List<Object>, Double> variances = new HashMap<>();
    for (CurveRow row : curves) {
      boolean exact = row.method().equals(ExperimentRun.EXACT);
      rows.add(
          new EstimateRow(
              row.level(),
              row.strategy(),
              "",
              row.budget(),
              exact ? row.method() : "sampled",
              row.accuracy(),
              exact ? 0 : Math.sqrt(variance(row, variances)),
              row.spread().orElseThrow(),
              row.wrong(),
              row.abstained(),
              row.usage().calls()));
    }
    boolean answers =
        experiment.contestants().stream().anyMatch(one -> one.label().equals("maj@k"));
    if (answers) {
      rows.addAll(otherRules());
    }
    List<RecordedProblem> problems =
        solver.levels().stream().flatMap(level -> recordings(level).problems().stream()).toList();
    List<Sample> samples = problems.stream().flatMap(one -> one.samples().stream()).toList();
    double unparsed = samples.stream().filter(sample -> sample.answer() == null).count();
    return new Result(
        rows,
        recordings(solver.levels().get(0)).source(),
        problems.size(),
        experiment.budgets().size(),
        problems.stream().mapToInt(RecordedProblem::size).max().orElseThrow(),
        problems.stream()
            .map(RecordedProblem::size)
            .sorted()
            .skip(problems.size() / 10)
            .findFirst()
            .orElseThrow(),
        unparsed / samples.size(),
        answers,
        solver.levels().get(0).table().verifier() instanceof Verifier.Recorded);
  }

  /**
   * Returns the variance of a sampled accuracy, as if all its problems were alike, which is the
   * most it can be; that of all levels follows from those of the levels, whose rows come first.
   */
  private double variance(CurveRow row, Map<List<Object>, Double> variances) {
    if (!row.level().equals(ExperimentRun.ALL)) {
      double variance =
          row.method().equals(ExperimentRun.EXACT)
              ? 0
              : row.accuracy() * (1 - row.accuracy()) / row.trials();
      variances.put(List.of(row.level(), row.strategy(), row.budget()), variance);
      return variance;
    }
    double[] shares = solver.shares();
    double sum = 0;
    for (int level = 0; level < shares.length; level++) {
      String name = solver.levels().get(level).name();
      sum +=
          shares[level]
              * shares[level]
              * variances.getOrDefault(List.of(name, row.strategy(), row.budget()), 0.0);
    }
    return sum;
  }

  private List<EstimateRow> otherRules() {
    List<EstimateRow> rows = new ArrayList<>();
    List<RecordedProblem> all = new ArrayList<>();
    for (Level level : solver.levels()) {
      List<RecordedProblem> problems = recordings(level).problems();
      rows.addAll(otherRules(level.name(), problems));
      all.addAll(problems);
    }
    rows.addAll(otherRules(ExperimentRun.ALL, all));
    return rows;
  }

  private List<EstimateRow> otherRules(String level, List<RecordedProblem> problems) {
    double[] weights = new double[problems.size()];
    Arrays.fill(weights, 1);
    Bootstrap bootstrap =
        new Bootstrap(weights, experiment.precision().confidence(), experiment.seed());
    List<EstimateRow> rows = new ArrayList<>();
    for (VoteRule rule : VoteRule.values()) {
      List<Optional<List<Double>>> accuracies = problems.stream().map(rule::accuracies).toList();
      if (accuracies.stream().allMatch(Optional::isPresent)) {
        for (int k : experiment.budgets()) {
          double[] values =
              accuracies.stream().mapToDouble(one -> one.orElseThrow().get(k - 1)).toArray();
          rows.add(
              new EstimateRow(
                  level,
                  "maj@k",
                  rule.key(),
                  k,
                  ExperimentRun.EXACT,
                  Arrays.stream(values).sum() / values.length,
                  0,
                  new Spread(values.length, bootstrap.interval(values)),
                  Double.NaN,
                  Double.NaN,
                  k));
        }
      }
    }
    return rows;
  }
}
