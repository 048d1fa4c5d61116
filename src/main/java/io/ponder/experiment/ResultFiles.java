package io.ponder.experiment;

import io.ponder.data.DataException;
import io.ponder.data.WholeFile;
import io.ponder.inference.Usage;
import io.ponder.plan.Frontier;
import io.ponder.plan.Offer;
import io.ponder.scaling.CurveFit;
import io.ponder.scaling.CurveFits;
import io.ponder.scaling.Family;
import io.ponder.scaling.Point;
import io.ponder.theory.Assumption;
import io.ponder.theory.Bound;
import io.ponder.theory.Claim;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.dataformat.csv.CsvFactory;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/** Writes results; each file is written whole or not at all. */
public final class ResultFiles {
  private static final List<String> COLUMNS =
      List.of(
          "level",
          "strategy",
          "budget",
          "method",
          "accuracy",
          "ci_low",
          "ci_high",
          "wrong",
          "abstained",
          "trials",
          "calls",
          "rounds",
          "tokens",
          "flops",
          "usd",
          "seconds",
          "watt_hours",
          "problems",
          "problem_low",
          "problem_high");

  private static final List<String> COMPARISON_COLUMNS =
      List.of("level", "budget", "left", "right", "difference", "low", "high", "trials", "verdict");

  private static final List<String> PROOF_COLUMNS =
      List.of(
          "failure",
          "log10_failure",
          "simulated",
          "simulated_low",
          "simulated_high",
          "side",
          "bound",
          "log10_bound",
          "holds",
          "tightness",
          "objection");

  private static final List<String> ESTIMATE_COLUMNS =
      List.of(
          "level",
          "estimator",
          "rule",
          "k",
          "method",
          "accuracy",
          "standard_error",
          "low",
          "high",
          "problems",
          "wrong",
          "abstained",
          "samples");

  private static final List<String> FRONTIER_COLUMNS =
      List.of(
          "level",
          "unit",
          "cost",
          "strategy",
          "budget",
          "accuracy",
          "ci_low",
          "ci_high",
          "resolved",
          "ties");

  private static final List<String> FORECAST_COLUMNS =
      List.of(
          "level",
          "method",
          "k",
          "pass_at_k",
          "low",
          "high",
          "weight",
          "back_test_error",
          "samples",
          "problems");

  private static final List<String> GUARANTEE_COLUMNS =
      List.of(
          "level",
          "strategy",
          "theorem",
          "failure",
          "n",
          "k",
          "calls",
          "smallest_n",
          "smallest_calls");

  /** No family has more parameters. */
  private static final int MOST_PARAMETERS = 4;

  private static final List<String> FITTED_CURVE_COLUMNS =
      List.of(
          "x",
          "quantity",
          "observed",
          "standard_error",
          "fitted",
          "low",
          "high",
          "families",
          "extrapolated",
          "times_beyond");

  private static final MathContext DIGITS = new MathContext(12);

  private final Path folder;

  /**
   * Prepares to write into a folder, which is made with the first file.
   *
   * @throws InputException if it cannot be written to
   */
  public ResultFiles(Path folder) {
    this.folder = folder;
    WholeFile.objection(folder)
        .ifPresent(
            objection -> {
              throw new InputException(folder + ": cannot be written to: " + objection);
            });
  }

  /** Writes {@code curves.csv}. */
  public void writeCurves(List<String> variedPaths, List<CurveRow> rows) {
    List<List<String>> table = new ArrayList<>();
    List<String> header = new ArrayList<>(variedPaths);
    header.addAll(COLUMNS);
    table.add(header);
    rows.forEach(row -> table.add(cells(row)));
    writeTable("curves.csv", table);
  }

  /** Writes {@code batch.csv}. */
  public void writeBatch(List<String> variedPaths, List<BatchRow> rows) {
    writeTable("batch.csv", BatchRow.table(variedPaths, rows));
  }

  /** Writes {@code comparison.csv}, with the verdicts of all rows together. */
  public void writeComparisons(List<String> variedPaths, List<ComparisonRow> rows) {
    List<List<String>> table = new ArrayList<>();
    List<String> header = new ArrayList<>(variedPaths);
    header.addAll(COMPARISON_COLUMNS);
    table.add(header);
    List<String> verdicts = PairedResults.verdicts(rows);
    for (int i = 0; i < rows.size(); i++) {
      ComparisonRow row = rows.get(i);
      List<String> cells = new ArrayList<>(row.varied());
      cells.addAll(
          List.of(
              row.level(),
              Integer.toString(row.budget()),
              row.left(),
              row.right(),
              number(row.difference()),
              number(row.interval().low()),
              number(row.interval().high()),
              trials(row.trials()),
              verdicts.get(i)));
      table.add(cells);
    }
    writeTable("comparison.csv", table);
  }

  /** Writes {@code estimates.csv}. */
  public void writeEstimates(List<EstimateRow> rows) {
    List<List<String>> table = new ArrayList<>();
    table.add(ESTIMATE_COLUMNS);
    for (EstimateRow row : rows) {
      table.add(
          List.of(
              row.level(),
              row.estimator(),
              row.rule(),
              Integer.toString(row.k()),
              row.method(),
              number(row.accuracy()),
              number(row.standardError()),
              number(row.spread().interval().low()),
              number(row.spread().interval().high()),
              Integer.toString(row.spread().problems()),
              known(row.wrong()),
              known(row.abstained()),
              number(row.samples())));
    }
    writeTable("estimates.csv", table);
  }

  /** Writes {@code frontier.csv}: what is worth its cost at each level. */
  public void writeFrontier(Plans.Result result) {
    List<List<String>> table = new ArrayList<>();
    table.add(FRONTIER_COLUMNS);
    for (Plans.LevelPlan plan : result.levels()) {
      plan.frontiers()
          .forEach(
              (unit, frontier) ->
                  frontier.steps().forEach(step -> table.add(cells(plan.level(), unit, step))));
    }
    writeTable("frontier.csv", table);
  }

  private static List<String> cells(String level, Axis unit, Frontier.Step step) {
    Offer offer = step.offer();
    return List.of(
        level,
        unit.key(),
        number(offer.cost()),
        offer.strategy(),
        Integer.toString(offer.budget()),
        number(offer.accuracy()),
        number(offer.interval().low()),
        number(offer.interval().high()),
        step.resolved() ? "yes" : "no",
        step.ties().stream().map(Offer::strategy).collect(Collectors.joining(" ")));
  }

  /** Writes {@code thresholds.csv}: where the most accurate strategy changes. */
  public void writeThresholds(Thresholds.Result result) {
    writeTable("thresholds.csv", ThresholdCells.of(result));
  }

  /** Writes {@code forecast.csv}. */
  public void writeForecast(List<ForecastRow> rows) {
    List<List<String>> table = new ArrayList<>();
    table.add(FORECAST_COLUMNS);
    for (ForecastRow row : rows) {
      table.add(
          List.of(
              row.level(),
              row.method(),
              Long.toString(row.k()),
              number(row.passAtK()),
              row.interval().map(interval -> number(interval.low())).orElse(""),
              row.interval().map(interval -> number(interval.high())).orElse(""),
              row.weight().isPresent() ? number(row.weight().getAsDouble()) : "",
              row.backTest().isPresent() ? number(row.backTest().getAsDouble()) : "",
              Integer.toString(row.samples()),
              Integer.toString(row.problems())));
    }
    writeTable("forecast.csv", table);
  }

  /** Writes {@code proofs.csv}. */
  public void writeProofs(List<String> variedPaths, List<ProofRow> rows) {
    List<List<String>> table = new ArrayList<>();
    List<String> header = new ArrayList<>(variedPaths);
    header.addAll(List.of("level", "strategy", "budget", "theorem", "n", "k"));
    for (Assumption assumption : Assumption.values()) {
      header.add(assumption.column());
    }
    header.addAll(PROOF_COLUMNS);
    table.add(header);
    rows.forEach(row -> table.add(cells(row)));
    writeTable("proofs.csv", table);
  }

  private static List<String> cells(ProofRow row) {
    Claim claim = row.claim();
    List<String> cells = new ArrayList<>(row.varied());
    cells.addAll(
        List.of(row.level(), row.strategy(), Integer.toString(row.budget()), row.bound().name()));
    cells.add(Long.toString(claim.size().n()));
    cells.add(whole(claim.size().k()));
    for (Assumption assumption : Assumption.values()) {
      Double value = claim.assumptions().get(assumption);
      cells.add(value == null ? "" : number(value));
    }
    Optional<Double> bound = row.applies() ? Optional.of(claim.logFailure()) : Optional.empty();
    Optional<ProofRow.Simulated> simulated = row.simulated();
    cells.add(power(row.logFailure()));
    cells.add(log10(row.logFailure()));
    cells.add(simulated.map(rate -> number(rate.failure())).orElse(""));
    cells.add(simulated.map(rate -> number(rate.interval().low())).orElse(""));
    cells.add(simulated.map(rate -> number(rate.interval().high())).orElse(""));
    cells.add(row.bound().side() == Bound.Side.UPPER ? "upper" : "lower");
    cells.add(power(bound));
    cells.add(log10(bound));
    cells.add(row.holds().map(holds -> holds ? "yes" : "no").orElse(""));
    cells.add(row.tightness().map(ResultFiles::number).orElse(""));
    cells.add(claim.objection().orElse(""));
    return cells;
  }

  /**
   * Writes {@code fits.csv}: a row for each curve and family.
   *
   * @param groups the columns that tell curves apart
   */
  public void writeFits(List<String> groups, List<FittedCurve> curves) {
    List<List<String>> table = new ArrayList<>();
    List<String> header = new ArrayList<>(groups);
    header.addAll(List.of("x", "quantity", "loss", "family"));
    for (int p = 1; p <= MOST_PARAMETERS; p++) {
      header.addAll(List.of("parameter_" + p, "value_" + p, "low_" + p, "high_" + p));
    }
    header.addAll(List.of("rmse", "aicc", "forecast_error", "chosen", "dispersion"));
    table.add(header);
    for (FittedCurve curve : curves) {
      curve.fits().ifPresent(fits -> fits.fits().forEach(f -> table.add(cells(curve, fits, f))));
    }
    writeTable("fits.csv", table);
  }

  private static List<String> cells(FittedCurve curve, CurveFits fits, CurveFit fit) {
    List<String> cells = new ArrayList<>(curve.group());
    cells.add(curve.x());
    cells.add(fits.options().quantity().key());
    cells.add(fits.options().loss().key());
    cells.add(fit.family().key());
    List<Family.Parameter> parameters = fits.parameters(fit);
    for (int p = 0; p < MOST_PARAMETERS; p++) {
      if (p < parameters.size()) {
        cells.add(parameters.get(p).name());
        cells.add(number(fit.parameters().get(p)));
        cells.add(number(fit.low().get(p)));
        cells.add(number(fit.high().get(p)));
      } else {
        cells.addAll(List.of("", "", "", ""));
      }
    }
    cells.add(number(fit.rmse()));
    cells.add(number(fit.aicc()));
    cells.add(known(fit.forecastError()));
    cells.add(fits.verdict(fit).key());
    cells.add(number(fit.dispersion()));
    return cells;
  }

  /**
   * Writes {@code fitted-curves.csv}: the points of each curve with the best family's values, and
   * what it forecasts.
   *
   * @param groups the columns that tell curves apart
   */
  public void writeFittedCurves(List<String> groups, List<FittedCurve> curves) {
    List<List<String>> table = new ArrayList<>();
    List<String> header = new ArrayList<>(groups);
    header.addAll(FITTED_CURVE_COLUMNS);
    table.add(header);
    for (FittedCurve curve : curves) {
      curve.fits().ifPresent(fits -> rows(curve, fits, table));
    }
    writeTable("fitted-curves.csv", table);
  }

  private static void rows(FittedCurve curve, CurveFits fits, List<List<String>> table) {
    int points = fits.points().size();
    double[] x =
        DoubleStream.concat(
                fits.points().stream().mapToDouble(Point::x),
                curve.extrapolate().stream().mapToDouble(at -> at))
            .toArray();
    CurveFits.Band[] bands = fits.forecast(x);
    String families =
        String.join(" ", fits.supported().stream().map(fit -> fit.family().key()).toList());
    for (int i = 0; i < x.length; i++) {
      List<String> cells = new ArrayList<>(curve.group());
      cells.add(number(x[i]));
      cells.add(fits.options().quantity().key());
      cells.add(i < points ? number(fits.points().get(i).y()) : "");
      cells.add(i < points ? known(fits.standardError(i)) : "");
      cells.add(number(bands[i].value()));
      cells.add(number(bands[i].low()));
      cells.add(number(bands[i].high()));
      cells.add(families);
      cells.add(x[i] > fits.largest() ? "yes" : "no");
      cells.add(x[i] > fits.largest() ? number(x[i] / fits.largest()) : "");
      table.add(cells);
    }
  }

  /** Writes {@code guarantees.csv}. */
  public void writeGuarantees(List<String> variedPaths, List<GuaranteeRow> rows) {
    List<List<String>> table = new ArrayList<>();
    List<String> header = new ArrayList<>(variedPaths);
    header.addAll(GUARANTEE_COLUMNS);
    table.add(header);
    for (GuaranteeRow row : rows) {
      List<String> cells = new ArrayList<>(row.varied());
      cells.addAll(
          List.of(
              row.level(),
              row.guarantee().name(),
              row.bound().name(),
              number(row.failure()),
              Long.toString(row.guarantee().size().n()),
              whole(row.guarantee().size().k()),
              whole(row.guarantee().calls()),
              whole(row.least()),
              row.least().isPresent()
                  ? whole(row.guarantee().budget().applyAsLong(row.least().getAsLong()))
                  : ""));
      table.add(cells);
    }
    writeTable("guarantees.csv", table);
  }

  private static String whole(OptionalLong value) {
    return value.isPresent() ? whole(value.getAsLong()) : "";
  }

  /** Calls that no long holds are left out. */
  private static String whole(long value) {
    return value == Long.MAX_VALUE ? "" : Long.toString(value);
  }

  private static String log10(Optional<Double> logarithm) {
    return logarithm.filter(Double::isFinite).map(value -> number(value / Math.log(10))).orElse("");
  }

  /** Returns e^logarithm, also where no double holds it. */
  private static String power(Optional<Double> logarithm) {
    if (logarithm.isEmpty() || Double.isInfinite(logarithm.get())) {
      return logarithm.isPresent() ? "0" : "";
    }
    double value = Math.exp(logarithm.get());
    if (value >= Double.MIN_NORMAL && Double.isFinite(value)) {
      return number(value);
    }
    double tens = logarithm.get() / Math.log(10);
    double whole = Math.floor(tens);
    return number(new BigDecimal(Math.pow(10, tens - whole)).scaleByPowerOfTen((int) whole));
  }

  void writeTable(String name, List<List<String>> table) {
    // Strict: else it quotes every long text, whether it has to or not.
    CsvFactory csv = CsvFactory.builder().enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING).build();
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = csv.createGenerator(ObjectWriteContext.empty(), text)) {
      write(generator, table);
    }
    write(name, text.toString());
  }

  private static List<String> cells(CurveRow row) {
    Usage usage = row.usage();
    List<String> cells = new ArrayList<>(row.varied());
    cells.addAll(
        List.of(
            row.level(),
            row.strategy(),
            Integer.toString(row.budget()),
            row.method(),
            number(row.accuracy()),
            number(row.interval().low()),
            number(row.interval().high()),
            number(row.wrong()),
            number(row.abstained()),
            trials(row.trials()),
            number(usage.calls()),
            known(usage.rounds()),
            number(usage.tokens()),
            number(usage.flops()),
            number(usage.usd()),
            number(usage.seconds()),
            number(usage.wattHours()),
            row.spread().map(spread -> Integer.toString(spread.problems())).orElse(""),
            row.spread().map(spread -> number(spread.interval().low())).orElse(""),
            row.spread().map(spread -> number(spread.interval().high())).orElse("")));
    return cells;
  }

  /** A law takes no trials. */
  private static String trials(long trials) {
    return trials == 0 ? "" : Long.toString(trials);
  }

  static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "";
  }

  /** Returns a number, or nothing for NaN. */
  private static String known(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "";
  }

  private static String known(double value) {
    return Double.isNaN(value) ? "" : number(value);
  }

  /** Returns a number with 12 significant digits, or {@code inf}. */
  static String number(double value) {
    if (value == 0) {
      return "0";
    }
    return Double.isFinite(value) ? number(new BigDecimal(value)) : value > 0 ? "inf" : "-inf";
  }

  private static String number(BigDecimal value) {
    BigDecimal rounded = value.round(DIGITS).stripTrailingZeros();
    boolean plain = rounded.scale() <= 20 && rounded.precision() - rounded.scale() <= 15;
    return plain
        ? rounded.toPlainString()
        : rounded.toString().replace("E+", "e").replace("E", "e");
  }

  /** Writes a file of lines to read. */
  public void writeText(String name, List<String> lines) {
    write(name, String.join("\n", lines) + "\n");
  }

  /** Writes {@code run.json}. */
  public void writeRun(Map<String, Object> run) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(new Indented(), text)) {
      write(generator, run);
    }
    write("run.json", text + "\n");
  }

  private static final class Indented extends ObjectWriteContext.Base {
    private final PrettyPrinter printer = new DefaultPrettyPrinter();

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return printer;
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }

  /** Writes a tree value by value: a mapper that binds any object takes long to load. */
  private static void write(JsonGenerator generator, Object value) {
    if (value instanceof Map<?, ?> map) {
      generator.writeStartObject();
      map.forEach(
          (key, child) -> {
            generator.writeName((String) key);
            write(generator, child);
          });
      generator.writeEndObject();
    } else if (value instanceof Collection<?> items) {
      generator.writeStartArray();
      items.forEach(item -> write(generator, item));
      generator.writeEndArray();
    } else if (value instanceof String string) {
      generator.writeString(string);
    } else if (value instanceof Double number) {
      generator.writeNumber(number);
    } else if (value instanceof Number number) {
      generator.writeNumber(number.longValue());
    } else if (value instanceof Boolean flag) {
      generator.writeBoolean(flag);
    } else {
      throw new IllegalArgumentException("no text, number, list or map: " + value);
    }
  }

  void write(String name, String text) {
    Path target = folder.resolve(name);
    try {
      WholeFile.write(target, part -> Files.writeString(part, text));
    } catch (IOException e) {
      throw new InputException(target + ": cannot be written: " + DataException.reason(e), e);
    }
  }
}
