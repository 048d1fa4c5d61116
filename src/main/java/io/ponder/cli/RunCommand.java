package io.ponder.cli;

import io.ponder.experiment.Agreement;
import io.ponder.experiment.Axis;
import io.ponder.experiment.BatchRow;
import io.ponder.experiment.ComparisonRow;
import io.ponder.experiment.CurveRow;
import io.ponder.experiment.ExperimentFile;
import io.ponder.experiment.ExperimentFile.Setting;
import io.ponder.experiment.ExperimentRun;
import io.ponder.experiment.FittedCurve;
import io.ponder.experiment.InputException;
import io.ponder.experiment.PairedResults;
import io.ponder.experiment.ResultFiles;
import io.ponder.report.BatchTable;
import io.ponder.report.FitTable;
import io.ponder.report.ProofSummary;
import io.ponder.report.Resolution;
import io.ponder.report.RunTable;
import io.ponder.report.UsageTable;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ponder run}. */
@Command(
    name = "run",
    description = "Run an experiment and write results/NAME/curves.csv.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Parameters(paramLabel = "EXPERIMENT.yaml", description = "The experiment.")
  private Path experiment = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the results go (default: results/NAME).")
  private @Nullable Path out;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads (default: all cores); results do not depend on it.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--seed", paramLabel = "S", description = "Replaces the experiment's seed.")
  private @Nullable String seed;

  @Option(
      names = "--method",
      paramLabel = "M",
      description = "auto, exact, simulate or both, in place of the experiment's.")
  private @Nullable String method;

  @Option(
      names = "--set",
      paramLabel = "path=value",
      description =
          "Replaces a value, such as budgets=[1,2,4] or solver.levels.*.compare.accuracy=0.7.")
  private List<String> sets = new ArrayList<>();

  /** What a shell completes after --by. */
  static final class Units implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Axis.names().iterator();
    }
  }

  @Option(
      names = "--resolve",
      paramLabel = "D",
      description = "Also says how many trials would resolve a difference of D, such as 0.01.")
  private @Nullable Double resolve;

  @Option(
      names = "--by",
      paramLabel = "UNIT",
      completionCandidates = Units.class,
      description =
          "What the table's columns count: calls, rounds, tokens, flops, usd, seconds or"
              + " watt-hours (default: the budget in calls).")
  private @Nullable String by;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Terminal.checkThreads(threads);
    if (resolve != null && !(resolve > 0 && resolve < 1)) {
      throw new InputException("--resolve: found " + resolve + ", allowed is above 0 and below 1");
    }
    ExperimentFile file = ExperimentFile.read(experiment, settings());
    Path folder = out == null ? Path.of("results", file.name()) : out;
    ResultFiles results = new ResultFiles(folder);
    PrintWriter output = Objects.requireNonNull(spec).commandLine().getOut();

    long start = System.nanoTime();
    List<ExperimentRun.Result> done = new ArrayList<>();
    List<String> summary = new ArrayList<>();
    Optional<Axis> axis = axis(file);
    for (var one : file.experiments()) {
      ExperimentRun.Result result = simulate(file.name(), new ExperimentRun(one));
      done.add(result);
      print(file, result, axis, output);
      if (theory(file)) {
        output.println();
        ProofSummary.lines(result, Terminal.columns(Terminal.STANDARD_WIDTH))
            .forEach(output::println);
        output.flush();
        summary.addAll(varied(file, result));
        summary.addAll(ProofSummary.lines(result, Terminal.STANDARD_WIDTH));
      }
      if (result.batch().isPresent()) {
        output.println();
        new BatchTable(Terminal.columns(Terminal.STANDARD_WIDTH))
            .lines(result.batch().get(), one)
            .forEach(output::println);
        output.flush();
      }
      if (one.fit().isPresent()) {
        output.println();
        new FitTable(Terminal.columns(Terminal.STANDARD_WIDTH))
            .lines(result.fits())
            .forEach(output::println);
        output.flush();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    List<ComparisonRow> comparisons =
        done.stream().flatMap(result -> result.comparisons().rows().stream()).toList();
    List<CurveRow> rows = done.stream().flatMap(result -> result.rows().stream()).toList();
    Agreement.check(rows);
    results.writeCurves(file.variedPaths(), rows);
    results.writeComparisons(file.variedPaths(), comparisons);
    if (theory(file)) {
      results.writeProofs(
          file.variedPaths(), done.stream().flatMap(result -> result.proofs().stream()).toList());
      results.writeGuarantees(
          file.variedPaths(),
          done.stream().flatMap(result -> result.guarantees().stream()).toList());
      results.writeText("proofs.txt", summary);
    }
    if (file.experiments().stream().anyMatch(one -> one.fit().isPresent())) {
      writeFits(results, file, done);
    }
    List<BatchRow> batches =
        done.stream()
            .flatMap(result -> result.batch().stream())
            .flatMap(batch -> batch.rows().stream())
            .toList();
    if (!batches.isEmpty()) {
      results.writeBatch(file.variedPaths(), batches);
    }
    long trials = done.stream().mapToLong(ExperimentRun.Result::trials).sum();
    double calls = done.stream().mapToDouble(ExperimentRun.Result::calls).sum();
    OptionalDouble removed =
        PairedResults.Result.varianceRemoved(
            done.stream().map(ExperimentRun.Result::comparisons).toList());
    results.writeRun(run(file, seconds, trials, calls, removed));
    if (removed.orElse(0) > 0) {
      output.printf(
          Locale.ROOT,
          "%nComparing strategies on the same trials removes %.0f%% of the variance.%n",
          100 * removed.getAsDouble());
    }
    if (resolve != null) {
      output.println();
      Resolution.lines(comparisons, resolve, unit(file)).forEach(output::println);
    }
    output.printf(
        Locale.ROOT,
        "%n%,d trials, %.3g calls in %.1f s on %d threads. Results: %s%n",
        trials,
        calls,
        seconds,
        threads,
        folder.resolve("curves.csv"));
    output.flush();
    return 0;
  }

  private static void writeFits(
      ResultFiles results, ExperimentFile file, List<ExperimentRun.Result> done) {
    List<String> groups = new ArrayList<>(file.variedPaths());
    groups.addAll(List.of("level", "strategy"));
    List<FittedCurve> curves = done.stream().flatMap(result -> result.fits().stream()).toList();
    results.writeFits(groups, curves);
    results.writeFittedCurves(groups, curves);
  }

  /** Returns what verdicts are over. */
  private static String unit(ExperimentFile file) {
    boolean recorded =
        file.experiments().stream()
            .flatMap(one -> one.solver().levels().stream())
            .anyMatch(level -> level.recordings() != null);
    return recorded ? "Problems" : "Trials";
  }

  /** Returns the unit of {@code --by}, which every level's costs must tell. */
  private Optional<Axis> axis(ExperimentFile file) {
    return Optional.ofNullable(by).map(name -> Axis.asked("--by", name, file.experiments()));
  }

  private List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    if (method != null) {
      settings.add(new Setting("--method", "estimate.method", method));
    }
    settings.addAll(Settings.of(seed, sets));
    return settings;
  }

  /** Runs one experiment; Ctrl-C ends it without leaving anything half done. */
  private ExperimentRun.Result simulate(String title, ExperimentRun run) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> interrupted(run, ended));
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return Terminal.withProgress(title, progress -> run.run(threads, progress));
    } finally {
      ended.countDown();
      removeHook(hook);
    }
  }

  /** Runs when the process is asked to end while a simulation runs. */
  private static void interrupted(ExperimentRun run, CountDownLatch ended) {
    run.cancel();
    try {
      if (!ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.err.println("ponder: interrupted; nothing was written");
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook is what ends it.
      return;
    }
  }

  private static void print(
      ExperimentFile file, ExperimentRun.Result result, Optional<Axis> axis, PrintWriter output) {
    output.println();
    varied(file, result).forEach(output::println);
    int width = Terminal.columns(Terminal.STANDARD_WIDTH);
    axis.map(unit -> new UsageTable(width, unit).lines(result))
        .orElseGet(() -> new RunTable(width).lines(result))
        .forEach(output::println);
    output.flush();
  }

  private static List<String> varied(ExperimentFile file, ExperimentRun.Result result) {
    List<String> lines = new ArrayList<>();
    List<String> values = result.experiment().varied();
    for (int i = 0; i < values.size(); i++) {
      lines.add(file.variedPaths().get(i) + " = " + values.get(i));
    }
    return lines;
  }

  /** Whether an experiment asks for theorems. */
  private static boolean theory(ExperimentFile file) {
    return file.experiments().stream()
        .anyMatch(one -> !one.bounds().isEmpty() || !one.mixes().isEmpty());
  }

  private Map<String, Object> run(
      ExperimentFile file, double seconds, long trials, double calls, OptionalDouble removed) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("ponder", Ponder.Version.number());
    run.put("jvm", System.getProperty("java.vm.name") + " " + Runtime.version());
    run.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    run.put("threads", threads);
    run.put("wall_seconds", ManagementFactory.getRuntimeMXBean().getUptime() / 1e3);
    run.put("compute_seconds", seconds);
    run.put("trials", trials);
    run.put("calls", calls);
    removed.ifPresent(share -> run.put("paired_variance_removed", share));
    run.put("seeds", file.experiments().stream().map(one -> one.seed()).distinct().toList());
    run.put("experiment", file.resolved());
    return run;
  }
}
