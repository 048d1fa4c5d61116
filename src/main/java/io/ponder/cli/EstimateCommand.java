package io.ponder.cli;

import io.ponder.experiment.Estimates;
import io.ponder.experiment.InputException;
import io.ponder.experiment.ResultFiles;
import io.ponder.report.EstimateTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ponder estimate}. */
@Command(
    name = "estimate",
    description =
        "Get every accuracy that recorded samples tell, for every number of samples, and write"
            + " results/POOL/estimates.csv.",
    mixinStandardHelpOptions = true)
final class EstimateCommand implements Callable<Integer> {
  @Mixin private PoolOptions samples = new PoolOptions();

  @Option(
      names = "--weights",
      paramLabel = "HOW",
      description =
          "How much a score weighs in weighted@k: logistic (the default; centre and scale are the"
              + " mean and standard deviation of the pool's scores), raw or rank.")
  private @Nullable String weights;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "Trials of what no law reaches (default: 100000).")
  private int trials = 100_000;

  @Option(names = "--seed", paramLabel = "S", description = "Decides what is drawn (default: 1).")
  private long seed = 1;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where estimates.csv goes (default: results/POOL).")
  private @Nullable Path out;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads (default: all cores); results do not depend on it.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Terminal.checkThreads(threads);
    if (trials < 1) {
      throw new InputException("--trials: found " + trials + ", allowed is at least 1");
    }
    Estimates estimates =
        new Estimates(
            new Estimates.Asked(
                samples.pool(),
                samples.runs(),
                samples.levels(),
                Optional.ofNullable(weights),
                samples.minSamples(),
                trials,
                seed));
    Path folder = out == null ? Path.of("results", samples.name()) : out;
    ResultFiles files = new ResultFiles(folder);
    long start = System.nanoTime();
    Estimates.Result result =
        Terminal.withProgress(samples.name(), progress -> estimates.run(threads, progress));
    files.writeEstimates(result.rows());
    PrintWriter output = Objects.requireNonNull(spec).commandLine().getOut();
    output.println();
    new EstimateTable(Terminal.columns(Terminal.STANDARD_WIDTH))
        .lines(result)
        .forEach(output::println);
    output.printf(
        Locale.ROOT,
        "%n%.1f s on %d threads. All k, with intervals: %s%n",
        (System.nanoTime() - start) / 1e9,
        threads,
        folder.resolve("estimates.csv"));
    output.flush();
    return 0;
  }
}
