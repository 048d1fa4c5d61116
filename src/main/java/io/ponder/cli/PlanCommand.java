package io.ponder.cli;

import io.ponder.experiment.Axis;
import io.ponder.experiment.Evaluation;
import io.ponder.experiment.Experiment;
import io.ponder.experiment.ExperimentFile;
import io.ponder.experiment.ExperimentFile.Setting;
import io.ponder.experiment.InputException;
import io.ponder.experiment.Plans;
import io.ponder.experiment.Policies;
import io.ponder.experiment.ResultFiles;
import io.ponder.experiment.Thresholds;
import io.ponder.model.Level;
import io.ponder.report.EvaluationSummary;
import io.ponder.report.PlanSummary;
import io.ponder.report.PolicySummary;
import io.ponder.report.ThresholdTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ponder plan}. */
@Command(
    name = "plan",
    description =
        "Say what to buy with the strategies of an experiment: the cheapest for an accuracy, or the"
            + " most accurate for a budget. For an experiment with vary: which strategy is the most"
            + " accurate with the largest of its budgets up to --budget, and where that changes.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  /** What no evaluation can resolve. */
  private static final double LEAST_DIFFERENCE = 1e-4;

  /** Each further one makes a plan slower. */
  private static final int MOST_PROBES = 32;

  private static final int PROBES = 4;

  @Parameters(paramLabel = "EXPERIMENT.yaml", description = "The experiment.")
  private Path experiment = Path.of("");

  @Option(names = "--target", paramLabel = "A", description = "The accuracy to reach, such as 0.9.")
  private @Nullable Double target;

  @Option(
      names = "--budget",
      paramLabel = "C",
      description = "The most that a problem may cost on average, in --unit.")
  private @Nullable Double budget;

  /** What a shell completes after --unit. */
  static final class Units implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Axis.names().iterator();
    }
  }

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      completionCandidates = Units.class,
      description =
          "What costs are counted in: calls (the default), rounds, tokens, flops, usd, seconds or"
              + " watt-hours.")
  private String unit = "calls";

  @Option(
      names = "--latency",
      paramLabel = "SECONDS",
      description =
          "Leaves out what takes longer for a problem on average: seconds, such as 30 or 30s.")
  private @Nullable String latency;

  @Option(
      names = "--baseline",
      paramLabel = "STRATEGY",
      description =
          "Also compares policies that pick the strategy by difficulty with this one"
              + " (arXiv:2408.03314).")
  private @Nullable String baseline;

  @Option(
      names = "--probes",
      paramLabel = "M",
      description = "Samples that tell a policy how hard a problem is (default: 4).")
  private @Nullable Integer probes;

  @Option(names = "--seed", paramLabel = "S", description = "Replaces the experiment's seed.")
  private @Nullable String seed;

  @Option(
      names = "--method",
      paramLabel = "M",
      description = "auto (the default), exact or simulate.")
  private String method = "auto";

  @Option(
      names = "--set",
      paramLabel = "path=value",
      description = "Replaces a value, such as solver.levels.*.compare.accuracy=0.7.")
  private List<String> sets = new ArrayList<>();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads (default: all cores); plans do not depend on it.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Writes frontier.csv there: all that is worth its cost, at each level and in each unit;"
              + " with --baseline policies.csv; for an experiment with vary thresholds.csv.")
  private @Nullable Path out;

  @Option(
      names = "--resolve",
      paramLabel = "D",
      description =
          "Says instead how many problems and samples resolve a difference of D in accuracy, such"
              + " as 0.02, between two strategies with the largest budget up to --budget.")
  private @Nullable Double resolve;

  @Option(
      names = "--pair",
      paramLabel = "LEFT,RIGHT",
      description = "The strategies that --resolve is about (default: the two most accurate).")
  private @Nullable String pair;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Terminal.checkThreads(threads);
    if (target != null && budget != null) {
      throw new InputException("plan takes either --target or --budget");
    }
    if (target != null && !(target > 0 && target <= 1)) {
      throw new InputException(
          "--target: found " + target + ", allowed is above 0 and at most 1, such as 0.9");
    }
    if (budget != null && !(budget > 0 && budget < Double.POSITIVE_INFINITY)) {
      throw new InputException("--budget: found " + budget + ", allowed is above 0");
    }
    checkProbes();
    checkResolve();
    List<Setting> settings = new ArrayList<>();
    settings.add(new Setting("--method", "estimate.method", method));
    settings.addAll(Settings.of(seed, sets));
    ExperimentFile file = ExperimentFile.read(experiment, settings);
    if (file.experiments().size() > 1) {
      return thresholds(file, settings);
    }
    if (resolve != null) {
      return evaluation(file, resolve);
    }
    if (target == null && budget == null) {
      throw new InputException("plan needs --target or --budget, or --resolve");
    }
    Experiment one = file.experiments().get(0);
    Axis axis = Axis.asked("--unit", unit, file.experiments());
    if (latency != null) {
      Axis.asked("--latency", Axis.SECONDS.key(), file.experiments());
    }
    Plans plans =
        new Plans(one, new Plans.Asked(optional(target), optional(budget), axis, seconds()));
    Policies policies =
        baseline == null
            ? null
            : new Policies(one, baseline, probes == null ? PROBES : probes, axis);
    ResultFiles files = out == null ? null : new ResultFiles(out);
    Plans.Result result =
        Terminal.withProgress(file.name(), progress -> plans.run(threads, progress));
    Policies.Result compared =
        policies == null
            ? null
            : Terminal.withProgress(file.name(), progress -> policies.run(threads, progress));
    PrintWriter output = Objects.requireNonNull(spec).commandLine().getOut();
    output.println();
    new PlanSummary(Terminal.columns(Terminal.STANDARD_WIDTH))
        .lines(result)
        .forEach(output::println);
    if (files != null) {
      files.writeFrontier(result);
      output.printf("%nWritten: %s%n", Objects.requireNonNull(out).resolve("frontier.csv"));
    }
    if (one.batch().isPresent()) {
      output.println();
      output.println("What shares a budget under batch: is not planned; ponder run plays it.");
    }
    if (compared != null) {
      print(compared, one, axis, output);
      if (files != null) {
        files.writePolicies(compared, axis);
        int place = place(compared);
        files.writeStrategy(compared.learnt().get(place), file.name(), one.budgets().get(place));
        output.printf(
            "%nWritten: %s and %s%n",
            Objects.requireNonNull(out).resolve("policies.csv"), out.resolve("learnt-policy.yaml"));
      }
    }
    output.flush();
    return 0;
  }

  private void print(Policies.Result compared, Experiment one, Axis axis, PrintWriter output) {
    output.println();
    new PolicySummary(Terminal.columns(Terminal.STANDARD_WIDTH))
        .lines(
            compared,
            one.solver().levels().stream().map(Level::name).toList(),
            axis,
            one.budgets().get(place(compared)))
        .forEach(output::println);
  }

  /** Returns the place of the budget that is told about: the one asked for, or for the target. */
  private int place(Policies.Result compared) {
    return target != null
        ? compared.reaching(target)
        : compared.within(Objects.requireNonNull(budget));
  }

  /** Returns an option that asks for something else than a budget in calls, or nothing. */
  private String otherThanCalls() {
    return target != null
        ? "--target"
        : baseline != null
            ? "--baseline"
            : latency != null ? "--latency" : unit.equals(Axis.CALLS.key()) ? "" : "--unit " + unit;
  }

  private void checkProbes() {
    if (probes != null && baseline == null) {
      throw new InputException(
          "--probes: it says what --baseline is compared with, which is not given");
    }
    if (probes != null && (probes < 1 || probes > MOST_PROBES)) {
      throw new InputException("--probes: found " + probes + ", allowed is 1 to " + MOST_PROBES);
    }
  }

  private void checkResolve() {
    if (resolve == null) {
      if (pair != null) {
        throw new InputException("--pair: it says what --resolve is about, which is not given");
      }
      return;
    }
    if (!(resolve >= LEAST_DIFFERENCE && resolve < 1)) {
      throw new InputException(
          "--resolve: found " + resolve + ", allowed is 0.0001 and above, and below 1");
    }
    String option = out != null ? "--out" : otherThanCalls();
    if (!option.isEmpty()) {
      throw new InputException("--resolve takes a --budget in calls, and no " + option);
    }
  }

  /** For an evaluation to come: how many problems and samples it needs. */
  private int evaluation(ExperimentFile file, double difference) {
    Evaluation evaluation =
        new Evaluation(
            file.experiments().get(0),
            optional(budget),
            Optional.ofNullable(pair).map(labels -> List.of(labels.split(",", -1))));
    Evaluation.Result result =
        Terminal.withProgress(file.name(), progress -> evaluation.run(threads, progress));
    PrintWriter output = Objects.requireNonNull(spec).commandLine().getOut();
    output.println();
    new EvaluationSummary(Terminal.columns(Terminal.STANDARD_WIDTH))
        .lines(result, difference)
        .forEach(output::println);
    output.flush();
    return 0;
  }

  /** For an experiment that varies: where the winner changes. */
  private int thresholds(ExperimentFile file, List<Setting> settings) {
    String option = resolve != null ? "--resolve" : otherThanCalls();
    if (!option.isEmpty()) {
      throw new InputException(
          String.format(
              "%s: vary: thresholds are for a --budget in calls; for %s --set 'vary={}' and the"
                  + " values",
              experiment, option));
    }
    Thresholds thresholds = new Thresholds(experiment, settings, optional(budget));
    ResultFiles files = out == null ? null : new ResultFiles(out);
    Thresholds.Result result =
        Terminal.withProgress(file.name(), progress -> thresholds.run(threads, progress));
    PrintWriter output = Objects.requireNonNull(spec).commandLine().getOut();
    output.println();
    new ThresholdTable(Terminal.columns(Terminal.STANDARD_WIDTH))
        .lines(result)
        .forEach(output::println);
    if (files != null) {
      files.writeThresholds(result);
      output.printf("%nWritten: %s%n", Objects.requireNonNull(out).resolve("thresholds.csv"));
    }
    output.flush();
    return 0;
  }

  private static OptionalDouble optional(@Nullable Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private OptionalDouble seconds() {
    if (latency == null) {
      return OptionalDouble.empty();
    }
    if (!latency.matches("[0-9]*[.]?[0-9]+s?")) {
      throw new InputException(
          "--latency: found " + latency + ", allowed are seconds, such as 30s");
    }
    return OptionalDouble.of(Double.parseDouble(latency.replace("s", "")));
  }
}
