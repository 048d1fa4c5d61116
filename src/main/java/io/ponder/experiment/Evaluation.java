package io.ponder.experiment;

import io.ponder.engine.Contestant;
import io.ponder.engine.LevelLaw;
import io.ponder.engine.Measured;
import io.ponder.engine.PairedSample;
import io.ponder.engine.Precision;
import io.ponder.engine.Progress;
import io.ponder.engine.Rehearsal;
import io.ponder.engine.Simulation;
import io.ponder.inference.Tally;
import io.ponder.model.Call;
import io.ponder.model.Level;
import io.ponder.model.Model;
import io.ponder.model.RecordedProblem;
import io.ponder.model.RecordedProblem.Sample;
import io.ponder.model.Recordings;
import io.ponder.model.Solver;
import io.ponder.model.SuccessRate;
import io.ponder.plan.EvaluationSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How much two strategies' accuracies differ from problem to problem, and from one repetition on a
 * problem to the next: what an {@linkplain EvaluationSize evaluation} of the two has to average
 * out.
 *
 * <p>A level of a model is split into problems at equally spaced quantiles of its success rates. On
 * each problem the difference d(p) is what the laws give, or is measured twice, by separate trials
 * x and y. The variance of d(p) between problems is then the covariance of x and y: unlike the
 * variance of either it holds no noise of the trials, which is what a one-way analysis of variance
 * subtracts. The variance within problems is the mean square of one trial's difference less the
 * mean of x y.
 *
 * <p>A recorded problem's samples are split in two, and x is measured on one half, y on the other,
 * as the accuracy on recorded samples is itself an estimate. Where the halves do not last for the
 * budget, x and y share the samples: what differs between problems is then overestimated, and what
 * does within them underestimated by as much.
 */
public final class Evaluation {
  /** How many problems a level with a distribution of success rates is split into. */
  private static final int QUANTILES = 128;

  /** Nearly QUANTILES over the golden ratio, and odd: steps of it visit all quantiles evenly. */
  private static final int STRIDE = 79;

  /** Variances below this are rounding. */
  private static final double ROUNDING = 1e-12;

  /** Trials in all at a budget of 256 calls; fewer at larger ones, as each takes longer. */
  private static final long TRIALS = 1 << 18;

  private static final int USUAL_BUDGET = 256;
  private static final int FEWEST_TRIALS = 64;

  private final Experiment experiment;
  private final int budget;
  private final Optional<List<String>> pair;

  /**
   * What an evaluation has to average out.
   *
   * @param left the more accurate strategy's label
   * @param right the other's
   * @param budget the budget in calls
   * @param difference the left accuracy minus the right one
   * @param size the variances, and what they ask for
   * @param samples the samples that a repetition takes of a problem, on average
   * @param separate whether what differs between problems could be told from chance
   */
  public record Result(
      String left,
      String right,
      int budget,
      double difference,
      EvaluationSize size,
      double samples,
      boolean separate) {}

  /** A problem, twice: with separate samples where they are recorded. */
  private record Part(Level one, Level other, double weight) {}

  /** What was measured on a problem: the difference twice, and the mean square of a trial's. */
  private record Difference(double one, double other, double square, double samples) {}

  /**
   * Prepares to measure.
   *
   * @param experiment gives strategies and problems
   * @param most the most calls; empty for the experiment's largest budget
   * @param pair the labels of the two strategies; empty for the two most accurate
   * @throws InputException if there are no two such strategies, or there is no such budget
   */
  public Evaluation(Experiment experiment, OptionalDouble most, Optional<List<String>> pair) {
    budget = Thresholds.budget(experiment, most);
    this.experiment = Thresholds.strategiesAt(experiment, budget);
    this.pair = pair;
    pair.ifPresent(this::check);
  }

  private void check(List<String> labels) {
    List<String> known = experiment.contestants().stream().map(Contestant::label).toList();
    for (String label : labels) {
      if (!known.contains(label)) {
        throw new InputException(
            "--pair: there is no strategy " + label + "; " + Names.advice(label, known));
      }
    }
    if (labels.size() != 2 || labels.get(0).equals(labels.get(1))) {
      throw new InputException(
          "--pair: found " + String.join(",", labels) + ", expected two strategies, such as a,b");
    }
  }

  /** Measures; the result does not depend on the number of threads. */
  public Result run(int threads, Progress progress) {
    List<String> labels = pair.orElseGet(() -> best(threads, progress));
    List<Contestant> two =
        labels.stream()
            .map(
                label ->
                    experiment.contestants().stream()
                        .filter(one -> one.label().equals(label))
                        .findFirst()
                        .orElseThrow())
            .toList();
    List<Level> levels = experiment.solver().levels();
    double[] shares = experiment.solver().shares();
    boolean recorded = levels.get(0).recordings() != null;
    boolean separate = levels.stream().allMatch(level -> lasts(level, two));
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      parts.addAll(
          recorded
              ? recorded(levels.get(i), shares[i], separate)
              : modelled(levels.get(i), shares[i]));
    }
    List<Difference> differences = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      progress.update(new Progress.State((double) i / parts.size(), trials(parts), 2, 2));
      differences.add(difference(parts.get(i), two, experiment.seed() + 2L * i, parts, threads));
    }
    return result(two, parts, differences, recorded, separate);
  }

  /** Returns the two most accurate strategies, the better one first. */
  private List<String> best(int threads, Progress progress) {
    return new ExperimentRun(experiment)
        .run(threads, progress).rowsToShow().stream()
            .filter(row -> row.level().equals(ExperimentRun.ALL))
            .sorted(Comparator.comparingDouble(CurveRow::accuracy).reversed())
            .limit(2)
            .map(CurveRow::strategy)
            .toList();
  }

  private Result result(
      List<Contestant> two,
      List<Part> parts,
      List<Difference> differences,
      boolean recorded,
      boolean separate) {
    double one = 0;
    double other = 0;
    double products = 0;
    double squares = 0;
    double samples = 0;
    double concentration = 0;
    for (int i = 0; i < parts.size(); i++) {
      Difference here = differences.get(i);
      double weight = parts.get(i).weight;
      one += weight * here.one;
      other += weight * here.other;
      products += weight * here.one * here.other;
      squares += weight * here.square;
      samples += weight * here.samples;
      concentration += weight * weight;
    }
    if (recorded && parts.size() == 1) {
      throw new InputException("--resolve: one recorded problem does not tell how others differ");
    }
    // Recorded problems are some of many; quantiles stand for all of them.
    double covariance = (products - one * other) / (recorded ? 1 - concentration : 1);
    double difference = (one + other) / 2;
    int better = difference >= 0 ? 0 : 1;
    return new Result(
        two.get(better).label(),
        two.get(1 - better).label(),
        budget,
        Math.abs(difference),
        new EvaluationSize(variance(covariance), variance(squares - products)),
        Math.abs(samples - Math.rint(samples)) < ROUNDING * samples ? Math.rint(samples) : samples,
        separate);
  }

  /** An estimate of nothing may be below 0, or rounding. */
  private static double variance(double estimate) {
    return estimate < ROUNDING ? 0 : estimate;
  }

  private static List<Part> modelled(Level level, double share) {
    List<Part> parts = new ArrayList<>();
    List<Model> models = level.models();
    if (models.size() == 1 && models.get(0).success() instanceof SuccessRate.Quantiles quantiles) {
      double weight = share / quantiles.rates().size();
      quantiles.rates().forEach(rate -> parts.add(part(level, new double[] {rate}, weight)));
      return parts;
    }
    boolean fixed = models.stream().allMatch(model -> model.success() instanceof SuccessRate.Fixed);
    int count = fixed ? 1 : QUANTILES;
    for (int i = 0; i < count; i++) {
      double[] alike = new double[models.size()];
      double[] apart = new double[models.size()];
      long place = i;
      for (int m = 0; m < alike.length; m++) {
        var quantiles = models.get(m).success().quantiles();
        alike[m] = quantiles.applyAsDouble((i + 0.5) / count);
        apart[m] = quantiles.applyAsDouble((place + 0.5) / count);
        place = place * STRIDE % count;
      }
      double together = models.size() == 1 || fixed ? 1 : level.correlation();
      if (together > 0) {
        parts.add(part(level, alike, share / count * together));
      }
      if (together < 1) {
        parts.add(part(level, apart, share / count * (1 - together)));
      }
    }
    return parts;
  }

  /** Returns a level of one problem, with a success rate for each model. */
  private static Part part(Level of, double[] rates, double weight) {
    List<Model> models = new ArrayList<>();
    for (int m = 0; m < rates.length; m++) {
      Model model = of.models().get(m);
      models.add(
          new Model(model.name(), new SuccessRate.Fixed(rates[m]), model.table(), model.costs()));
    }
    Level level = new Level(of.name(), of.weight(), models, 1);
    return new Part(level, level, weight);
  }

  private static List<Part> recorded(Level level, double share, boolean separate) {
    List<RecordedProblem> problems = Objects.requireNonNull(level.recordings()).problems();
    double weight = share / problems.size();
    return problems.stream()
        .map(
            problem ->
                separate
                    ? new Part(half(level, problem, 0), half(level, problem, 1), weight)
                    : new Part(only(level, problem), only(level, problem), weight))
        .toList();
  }

  /** Returns a level of one recorded problem with every second of its samples. */
  private static Level half(Level level, RecordedProblem problem, int first) {
    List<Sample> samples =
        IntStream.range(0, problem.size())
            .filter(i -> i % 2 == first)
            .mapToObj(problem.samples()::get)
            .toList();
    return only(level, new RecordedProblem(problem.id(), samples));
  }

  private static Level only(Level level, RecordedProblem problem) {
    Model model = level.models().get(0);
    Recordings one = new Recordings("", List.of(problem));
    return new Level(
        level.name(),
        level.weight(),
        List.of(new Model(model.name(), model.success(), model.table(), model.costs(), one)),
        level.correlation());
  }

  /** Whether half of each recorded problem's samples last for both strategies. */
  private boolean lasts(Level level, List<Contestant> two) {
    Recordings recordings = level.recordings();
    if (recordings == null) {
      return true;
    }
    RecordedProblem smallest =
        recordings.problems().stream()
            .min(Comparator.comparingInt(RecordedProblem::size))
            .orElseThrow();
    return smallest.size() > 1
        && two.stream().allMatch(one -> new Rehearsal(one, half(level, smallest, 1)).lasts(budget));
  }

  private int trials(List<Part> parts) {
    long all = TRIALS * Math.min(USUAL_BUDGET, budget) / budget;
    return (int) Math.max(FEWEST_TRIALS, all / parts.size());
  }

  private Difference difference(
      Part part, List<Contestant> two, long seed, List<Part> parts, int threads) {
    Optional<Double> law =
        law(part.one, two.get(0)).flatMap(a -> law(part.one, two.get(1)).map(b -> a - b));
    Measured first = measured(part.one, two, seed, trials(parts), threads);
    PairedSample one = first.pairs().get(0).sample(0, 1, 0);
    double samples =
        first.curves().stream().mapToDouble(curve -> samples(curve.tally())).max().orElseThrow();
    if (law.isPresent()) {
      return new Difference(law.get(), law.get(), square(one), samples);
    }
    Measured second = measured(part.other, two, seed + 1, trials(parts), threads);
    PairedSample other = second.pairs().get(0).sample(0, 1, 0);
    return new Difference(
        one.difference(), other.difference(), (square(one) + square(other)) / 2, samples);
  }

  /** The two are right on the same samples or not: it is 1 where only one of them is. */
  private static double square(PairedSample sample) {
    return (double) (sample.onlyLeft() + sample.onlyRight()) / sample.trials();
  }

  private static double samples(Tally tally) {
    return (double) (tally.calls(0, Call.GENERATE) + tally.calls(0, Call.REVISE)) / tally.trials(0);
  }

  private Measured measured(Level level, List<Contestant> two, long seed, int trials, int threads) {
    return new Simulation(
            new Solver(List.of(level)),
            two,
            new int[] {budget},
            Precision.trials(trials, experiment.precision().confidence()),
            seed)
        .run(threads, Progress.NONE);
  }

  private Optional<Double> law(Level level, Contestant contestant) {
    return level.recordings() != null || contestant.strategy().models() > 1
        ? Optional.empty()
        : contestant
            .strategy()
            .law()
            .flatMap(law -> LevelLaw.at(law, contestant.models(level).get(0), budget))
            .map(LevelLaw.Exact::correct);
  }
}
