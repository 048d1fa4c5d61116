package io.ponder.cli;

import io.ponder.experiment.CurveTable;
import io.ponder.experiment.FitRequest;
import io.ponder.experiment.FittedCurve;
import io.ponder.experiment.InputException;
import io.ponder.experiment.Names;
import io.ponder.experiment.ResultFiles;
import io.ponder.report.FitTable;
import io.ponder.scaling.Families;
import io.ponder.scaling.Family;
import io.ponder.scaling.Loss;
import io.ponder.scaling.Quantity;
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

/** {@code ponder fit}. */
@Command(
    name = "fit",
    description =
        "Fit families of curves to the curves in a CSV file, say which of them it supports, forecast,"
            + " and write fits.csv and fitted-curves.csv.",
    mixinStandardHelpOptions = true)
final class FitCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "CURVES.csv",
      description = "Any CSV file with a row for each point; the defaults fit our curves.csv.")
  private Path curves = Path.of("");

  @Option(
      names = "--x",
      paramLabel = "COLUMN",
      description = "Calls, tokens or dollars (default: calls).")
  private @Nullable String x;

  @Option(names = "--y", paramLabel = "COLUMN", description = "The values (default: accuracy).")
  private @Nullable String y;

  @Option(
      names = "--is",
      paramLabel = "WHAT",
      description = "What the values are: accuracy (the default), failure or log-accuracy (-ln).")
  private String is = Quantity.ACCURACY.key();

  @Option(
      names = "--quantity",
      paramLabel = "WHAT",
      description =
          "What to fit: accuracy, failure or log-accuracy (default: what the values are).")
  private @Nullable String quantity;

  @Option(
      names = "--trials",
      paramLabel = "COLUMN",
      description =
          "The trials of which a value is a share (default: trials, if there is such a column).")
  private @Nullable String trials;

  @Option(
      names = "--standard-error",
      paramLabel = "COLUMN",
      description = "The values' standard errors, in place of trials.")
  private @Nullable String standardError;

  @Option(
      names = "--by",
      paramLabel = "COLUMN",
      split = ",",
      description =
          "What tells curves apart (default: level and strategy, if there are such columns).")
  private List<String> by = new ArrayList<>();

  @Option(
      names = "--families",
      paramLabel = "NAME",
      split = ",",
      description = "Only these families (default: all).")
  private List<String> families = new ArrayList<>();

  @Option(
      names = "--loss",
      paramLabel = "HOW",
      description =
          "weighted (least squares over standard errors: the default where there are any), log (least"
              + " squares of logarithms) or huber (Huber's loss of them).")
  private @Nullable String loss;

  @Option(
      names = "--at",
      paramLabel = "X",
      split = ",",
      description = "Where to forecast, in units of x.")
  private List<Double> extrapolate = new ArrayList<>();

  @Option(
      names = "--bootstraps",
      paramLabel = "N",
      description = "How many curves the intervals are from (default: 1000).")
  private int bootstraps = FitRequest.BOOTSTRAPS;

  @Option(names = "--seed", paramLabel = "S", description = "Decides the bootstrap (default: 1).")
  private long seed = 1;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the files go (default: beside CURVES.csv).")
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
    if (bootstraps < FitRequest.FEWEST_BOOTSTRAPS || bootstraps > FitRequest.MOST_BOOTSTRAPS) {
      throw new InputException(
          String.format(
              "--bootstraps: found %d, allowed is from %d to %d",
              bootstraps, FitRequest.FEWEST_BOOTSTRAPS, FitRequest.MOST_BOOTSTRAPS));
    }
    for (double at : extrapolate) {
      if (!(at > 0) || Double.isInfinite(at)) {
        throw new InputException("--at: found " + at + ", allowed is a positive number");
      }
    }
    if (trials != null && standardError != null) {
      throw new InputException("--trials and --standard-error: one of them says how sure y is");
    }
    Quantity values = quantity("--is", is);
    CurveTable table =
        new CurveTable(
            new CurveTable.Asked(
                curves,
                Optional.ofNullable(x),
                Optional.ofNullable(y),
                Optional.ofNullable(trials),
                Optional.ofNullable(standardError),
                by.isEmpty() ? Optional.empty() : Optional.of(by),
                values,
                quantity == null ? values : quantity("--quantity", quantity),
                families.isEmpty()
                    ? Families.ALL
                    : families.stream().distinct().map(this::family).toList(),
                Optional.ofNullable(loss).map(FitCommand::loss),
                List.copyOf(extrapolate),
                bootstraps,
                seed));
    Path beside = curves.toAbsolutePath().getParent();
    Path folder = out != null ? out : beside == null ? Path.of("") : beside;
    ResultFiles files = new ResultFiles(folder);
    long start = System.nanoTime();
    List<FittedCurve> fitted = table.fit(threads);
    files.writeFits(table.by(), fitted);
    files.writeFittedCurves(table.by(), fitted);
    PrintWriter output = Objects.requireNonNull(spec).commandLine().getOut();
    output.println();
    new FitTable(Terminal.columns(Terminal.STANDARD_WIDTH)).lines(fitted).forEach(output::println);
    output.printf(
        Locale.ROOT,
        "%n%.1f s on %d threads. All families: %s%n",
        (System.nanoTime() - start) / 1e9,
        threads,
        folder.resolve("fits.csv"));
    output.flush();
    return 0;
  }

  private static Quantity quantity(String option, String name) {
    return Quantity.of(name)
        .orElseThrow(
            () ->
                new InputException(
                    option + ": found " + name + "; " + Names.advice(name, Quantity.names())));
  }

  private static Loss loss(String name) {
    return Loss.of(name)
        .orElseThrow(
            () ->
                new InputException(
                    "--loss: found " + name + "; " + Names.advice(name, Loss.names())));
  }

  private Family family(String name) {
    return Families.named(name)
        .orElseThrow(
            () ->
                new InputException(
                    "--families: there is no family "
                        + name
                        + "; "
                        + Names.advice(name, Families.names())));
  }
}
