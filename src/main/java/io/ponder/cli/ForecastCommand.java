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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Mixin private PoolOptions samples = new PoolOptions();

  @Option(
      names = "--at",
      paramLabel = "K",
      required = true,
      split = ",",
      description = "Forecasts pass@K, 1 to 10000000; several may be given.")
  private List<Long> at = new ArrayList<>();

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
    if (!(confidence > 0 && confidence < 1)) {
      throw new InputException(
          "--confidence: found " + confidence + ", allowed is above 0 and below 1");
    }
    List<Long> sorted = at.stream().distinct().sorted().toList();
    Forecasts forecasts =
        new Forecasts(
            new Forecasts.Asked(
                samples.pool(),
                samples.runs(),
                samples.levels(),
                samples.minSamples(),
                sorted,
                confidence));
    Path folder = out == null ? Path.of("results", samples.name()) : out;
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
