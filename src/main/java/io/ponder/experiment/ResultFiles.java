package io.ponder.experiment;

import io.ponder.data.DataException;
import io.ponder.data.WholeFile;
import io.ponder.strategy.policy.ComputeOptimal;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.dataformat.csv.CsvFactory;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/** Writes results; each file is written whole or not at all. */
public final class ResultFiles {
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
    writeTable("curves.csv", CurveCells.of(variedPaths, rows));
  }

  /** Writes {@code batch.csv}. */
  public void writeBatch(List<String> variedPaths, List<BatchRow> rows) {
    writeTable("batch.csv", BatchCells.of(variedPaths, rows));
  }

  /** Writes {@code comparison.csv}, with the verdicts of all rows together. */
  public void writeComparisons(List<String> variedPaths, List<ComparisonRow> rows) {
    writeTable("comparison.csv", ComparisonCells.of(variedPaths, rows));
  }

  /** Writes {@code estimates.csv}. */
  public void writeEstimates(List<EstimateRow> rows) {
    writeTable("estimates.csv", EstimateCells.of(rows));
  }

  /** Writes {@code frontier.csv}: what is worth its cost at each level. */
  public void writeFrontier(Plans.Result result) {
    writeTable("frontier.csv", FrontierCells.of(result));
  }

  /** Writes {@code thresholds.csv}: where the most accurate strategy changes. */
  public void writeThresholds(Thresholds.Result result) {
    writeTable("thresholds.csv", ThresholdCells.of(result));
  }

  /** Writes {@code policies.csv}: what it gains to pick the strategy by difficulty. */
  public void writePolicies(Policies.Result result, Axis unit) {
    writeTable("policies.csv", PolicyCells.of(result, unit));
  }

  /** Writes {@code learnt-policy.yaml}: a strategy by its own name, as in a strategies folder. */
  public void writeStrategy(ComputeOptimal policy, String experiment, int budget) {
    write(
        "learnt-policy.yaml",
        String.join("\n", StrategyWriter.values(policy))
            + String.format(
                Locale.ROOT,
                "\ndescription: by how many of %d probes agree; learnt on %s for %d calls\n",
                policy.probes(),
                experiment,
                budget)
            + "source: arXiv:2408.03314\n");
  }

  /** Writes {@code forecast.csv}. */
  public void writeForecast(List<ForecastRow> rows) {
    writeTable("forecast.csv", ForecastCells.of(rows));
  }

  /** Writes {@code proofs.csv}. */
  public void writeProofs(List<String> variedPaths, List<ProofRow> rows) {
    writeTable("proofs.csv", ProofCells.of(variedPaths, rows));
  }

  /**
   * Writes {@code fits.csv}: a row for each curve and family.
   *
   * @param groups the columns that tell curves apart
   */
  public void writeFits(List<String> groups, List<FittedCurve> curves) {
    writeTable("fits.csv", FitCells.of(groups, curves));
  }

  /**
   * Writes {@code fitted-curves.csv}: the points of each curve with the best family's values, and
   * what it forecasts.
   *
   * @param groups the columns that tell curves apart
   */
  public void writeFittedCurves(List<String> groups, List<FittedCurve> curves) {
    writeTable("fitted-curves.csv", FittedCurveCells.of(groups, curves));
  }

  /** Writes {@code guarantees.csv}. */
  public void writeGuarantees(List<String> variedPaths, List<GuaranteeRow> rows) {
    writeTable("guarantees.csv", GuaranteeCells.of(variedPaths, rows));
  }

  private void writeTable(String name, ResultTable table) {
    // Strict: else it quotes every long text, whether it has to or not.
    CsvFactory csv = CsvFactory.builder().enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING).build();
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = csv.createGenerator(ObjectWriteContext.empty(), text)) {
      write(generator, table.lines());
    }
    write(name, text.toString());
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

  private void write(String name, String text) {
    Path target = folder.resolve(name);
    try {
      WholeFile.write(target, part -> Files.writeString(part, text));
    } catch (IOException e) {
      throw new InputException(target + ": cannot be written: " + DataException.reason(e), e);
    }
  }
}
