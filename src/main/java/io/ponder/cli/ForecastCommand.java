package io.ponder.cli;

import io.ponder.experiment.Forecasts;
import io.ponder.experiment.InputException;
import io.ponder.experiment.ResultFiles;
import io.ponder.report.ForecastTable;
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

/** {@code ponder forecast}. */
@Command(
    name = "forecast",
    description =
        "Forecast pass@k for more samples than were recorded, with intervals, and write"
            + " results/POOL/forecast.csv.",
    mixinStandardHelpOptions = true)
final class ForecastCommand implements Callable<Integer> {
  /** Success rates that matter at more samples are below those that the forecast knows. */
  private static final long MOST = 10_000_000;

  @Parameters(
      paramLabel = "POOL",
      description = "Recorded samples: what ponder import wrote, or a file of counts.")
  private String pool = "";

  @Option(
      names = "--at",
      paramLabel = "K",
      required = true,
      split = ",",
      description = "Forecasts pass@K, 1 to 10000000; several may be given.")
  private List<Long> at = new ArrayList<>();

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
      names = "--min-samples",
      paramLabel = "N",
      description = "Leaves out problems with fewer samples (default: 1).")
  private int minSamples = 1;

  @Option(
      names = "--confidence",
      paramLabel = "P",
      description = "Of the intervals, above 0 and below 1 (default: 0.9).")
  private double confidence = 0.9;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where forecast.csv goes (default: results/POOL).")
  private @Nullable Path out;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    for (long k : at) {
      if (k < 1 || k > MOST) {
        throw new InputException("--at: found " + k + ", allowed is 1 to " + MOST);
      }
    }
    if (minSamples < 1) {
      throw new InputException("--min-samples: found " + minSamples + ", allowed is at least 1");
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new InputException(
          "--confidence: found " + confidence + ", allowed is above 0 and below 1");
    }
    List<Long> sorted = at.stream().distinct().sorted().toList();
    Forecasts forecasts =
        new Forecasts(
            new Forecasts.Asked(
                pool, runs, Optional.ofNullable(levels), minSamples, sorted, confidence));
    Path folder = out == null ? Path.of("results", EstimateCommand.name(pool)) : out;
    ResultFiles files = new ResultFiles(folder);
    Forecasts.Result result = forecasts.run();
    files.writeForecast(result.rows());
    PrintWriter output = Objects.requireNonNull(spec).commandLine().getOut();
    output.println();
    new ForecastTable(Terminal.columns(Terminal.STANDARD_WIDTH))
        .lines(result)
        .forEach(output::println);
    output.printf(Locale.ROOT, "%nAll figures, with weights: %s%n", folder.resolve("forecast.csv"));
    output.flush();
    return 0;
  }
}
