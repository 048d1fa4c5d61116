package io.ponder.cli;

import io.ponder.experiment.Estimates;
import io.ponder.experiment.InputException;
import io.ponder.experiment.ResultFiles;
import io.ponder.report.EstimateTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ponder estimate}. */
@Command(
    name = "estimate",
    description =
        "Get every accuracy that recorded samples tell, for every number of samples, and write"
            + " results/POOL/estimates.csv.",
    mixinStandardHelpOptions = true)
final class EstimateCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "POOL",
      description = "Recorded samples: what ponder import wrote, or a file of counts.")
  private String pool = "";

  @Option(
      names = "--run",
      paramLabel = "NAME",
      split = ",",
      description = "Takes the samples of this run of several; of more than one, put together.")
  private List<String> runs = new ArrayList<>();

  @Option(
      names = "--levels",
      paramLabel = "HOW",
      description =
          "recorded (the default where each problem has one), none, or a number of quantiles by the"
              + " share of correct samples.")
  private @Nullable String levels;

  @Option(
      names = "--weights",
      paramLabel = "HOW",
      description =
          "How much a score weighs in weighted@k: logistic (the default; centre and scale are the"
              + " mean and standard deviation of the pool's scores), raw or rank.")
  private @Nullable String weights;

  @Option(
      names = "--min-samples",
      paramLabel = "N",
      description = "Leaves out problems with fewer samples (default: 1).")
  private int minSamples = 1;

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
    if (minSamples < 1) {
      throw new InputException("--min-samples: found " + minSamples + ", allowed is at least 1");
    }
    Estimates estimates =
        new Estimates(
            new Estimates.Asked(
                pool,
                runs,
                Optional.ofNullable(levels),
                Optional.ofNullable(weights),
                minSamples,
                trials,
                seed));
    Path folder = out == null ? Path.of("results", name(pool)) : out;
    ResultFiles files = new ResultFiles(folder);
    long start = System.nanoTime();
    Estimates.Result result =
        Terminal.withProgress(name(pool), progress -> estimates.run(threads, progress));
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

  /** Returns a file's name without its ends. */
  static String name(String file) {
    return String.valueOf(Path.of(file).getFileName())
        .replaceFirst("\\.(gz|zst)$", "")
        .replaceFirst("\\.[A-Za-z]+$", "");
  }
}
