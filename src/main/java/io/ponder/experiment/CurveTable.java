package io.ponder.experiment;

import io.ponder.data.CurveCsv;
import io.ponder.data.CurveCsv.Row;
import io.ponder.data.DataException;
import io.ponder.scaling.CurveFitter;
import io.ponder.scaling.Family;
import io.ponder.scaling.FitException;
import io.ponder.scaling.FitOptions;
import io.ponder.scaling.Loss;
import io.ponder.scaling.Point;
import io.ponder.scaling.Quantity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/** Fits curves that somebody has in a CSV file, our own {@code curves.csv} among them. */
public final class CurveTable {
  private static final double CONFIDENCE = 0.95;
  private static final String METHOD = "method";
  private static final String LEVEL = "level";
  private static final String LOW = "ci_low";
  private static final String HIGH = "ci_high";

  /**
   * What is asked for; a column that is not named has the name that it has in {@code curves.csv}.
   *
   * @param file the CSV file
   * @param x the column of calls, tokens or dollars
   * @param y the column of the values
   * @param trials the column of the trials behind them
   * @param standardError the column of their standard errors
   * @param by the columns that tell curves apart
   * @param is what the values are
   * @param quantity what to fit
   * @param families the families to fit
   * @param loss what is minimised
   * @param extrapolate where to forecast
   * @param bootstraps how many curves the intervals are from
   * @param seed decides the bootstrap
   */
  public record Asked(
      Path file,
      Optional<String> x,
      Optional<String> y,
      Optional<String> trials,
      Optional<String> standardError,
      Optional<List<String>> by,
      Quantity is,
      Quantity quantity,
      List<Family> families,
      Optional<Loss> loss,
      List<Double> extrapolate,
      int bootstraps,
      long seed) {}

  private final Asked asked;
  private final CurveCsv.Table table;
  private final String x;
  private final String y;
  private final @Nullable String trials;
  private final @Nullable String standardError;
  private final List<String> by;

  /**
   * Reads the file.
   *
   * @throws DataException if it cannot be read
   * @throws InputException if a column is not there
   */
  public CurveTable(Asked asked) {
    this.asked = asked;
    List<String> columns =
        new ArrayList<>(List.of("calls", "accuracy", "trials", LEVEL, "strategy"));
    columns.addAll(List.of(METHOD, LOW, HIGH));
    asked.x.ifPresent(columns::add);
    asked.y.ifPresent(columns::add);
    asked.trials.ifPresent(columns::add);
    asked.standardError.ifPresent(columns::add);
    asked.by.ifPresent(columns::addAll);
    table = CurveCsv.read(asked.file, columns);
    x = column("--x", asked.x.orElse("calls"));
    y = column("--y", asked.y.orElse("accuracy"));
    asked.trials.ifPresent(name -> column("--trials", name));
    standardError = asked.standardError.map(name -> column("--standard-error", name)).orElse(null);
    boolean counted = standardError == null && table.columns().contains("trials");
    trials = asked.trials.orElse(counted ? "trials" : null);
    asked.by.ifPresent(names -> names.forEach(name -> column("--by", name)));
    by =
        asked.by.orElse(
            List.of(LEVEL, "strategy").stream().filter(table.columns()::contains).toList());
  }

  private String column(String option, String name) {
    if (!table.columns().contains(name)) {
      throw new InputException(
          asked.file + ":1: there is no column " + name + "; " + option + " names it");
    }
    return name;
  }

  /** Returns the names of the columns that tell curves apart. */
  public List<String> by() {
    return by;
  }

  /**
   * Fits all curves.
   *
   * @throws DataException if a row is wrong
   * @throws InputException if no curve can be fitted
   */
  public List<FittedCurve> fit(int threads) {
    Map<List<String>, List<Row>> curves = new LinkedHashMap<>();
    boolean oneLevel = table.rows().stream().map(this::level).distinct().count() == 2;
    for (Row row : table.rows()) {
      if (oneLevel && level(row).equals(ExperimentRun.ALL)) {
        // A single level is the same as all.
        continue;
      }
      List<String> group = new ArrayList<>();
      for (String column : by) {
        String cell = table.cell(row, column);
        group.add(cell == null ? "" : cell);
      }
      curves.computeIfAbsent(group, key -> new ArrayList<>()).add(row);
    }
    List<FittedCurve> fitted = new ArrayList<>();
    curves.forEach((group, rows) -> fitted.add(curve(group, oneMethod(rows), threads)));
    if (fitted.stream().allMatch(one -> one.fits().isEmpty())) {
      throw new InputException(
          asked.file
              + ": "
              + (fitted.isEmpty()
                  ? "there is no row"
                  : (fitted.get(0).group().isEmpty() ? "" : fitted.get(0).name() + ": ")
                      + fitted.get(0).reason()));
    }
    return fitted;
  }

  private String level(Row row) {
    String level = table.cell(row, LEVEL);
    return level == null ? "" : level;
  }

  /** Of rows that laws and simulations give, the exact ones, if they are as many. */
  private List<Row> oneMethod(List<Row> rows) {
    List<Row> exact = rows.stream().filter(row -> is(row, METHOD, ExperimentRun.EXACT)).toList();
    List<Row> simulated =
        rows.stream().filter(row -> is(row, METHOD, ExperimentRun.SIMULATED)).toList();
    if (exact.isEmpty() || simulated.isEmpty()) {
      return rows;
    }
    return exact.size() >= simulated.size() ? exact : simulated;
  }

  private boolean is(Row row, String column, String value) {
    return value.equals(table.cell(row, column));
  }

  private FittedCurve curve(List<String> group, List<Row> rows, int threads) {
    Map<Double, Point> points = new LinkedHashMap<>();
    for (Row row : rows) {
      Point point = point(row);
      Point before = points.putIfAbsent(point.x(), point);
      // A larger budget may buy no more; but two values at one x are of two curves.
      if (before != null && before.y() != point.y()) {
        throw table.error(
            row,
            String.format(
                "%s has two values of %s at %s %s; --by tells curves apart",
                by.isEmpty() ? "the curve" : String.join(", ", group), y, x, point.x()));
      }
    }
    List<Point> all = List.copyOf(points.values());
    FitOptions options =
        new FitOptions(
            asked.quantity,
            asked.loss.orElse(Fitting.standard(all)),
            CONFIDENCE,
            asked.bootstraps,
            asked.seed,
            threads);
    return Fitting.of(
        group, x, asked.extrapolate, () -> CurveFitter.fit(all, asked.families, options, null));
  }

  private Point point(Row row) {
    double at = table.number(row, x);
    double given = table.number(row, y);
    double accuracy = asked.is.accuracy(given);
    double value = given;
    if (asked.is != asked.quantity) {
      value =
          asked.quantity == Quantity.LOG_ACCURACY
              ? -Math.log(accuracy)
              : asked.quantity.ofFailure(
                  asked.is == Quantity.LOG_ACCURACY ? -Math.expm1(-given) : 1 - accuracy);
    }
    try {
      if (standardError != null) {
        double error = table.number(row, standardError);
        double ofAccuracy = asked.is == Quantity.LOG_ACCURACY ? error * accuracy : error;
        return Point.measured(at, value, asked.quantity.standardError(ofAccuracy, accuracy));
      }
      String count = table.cell(row, trials);
      if (count == null || is(row, METHOD, ExperimentRun.EXACT)) {
        return Point.exact(at, value);
      }
      if (is(row, LEVEL, ExperimentRun.ALL) && table.cell(row, LOW) != null) {
        // A mix of levels with different numbers of trials: its interval says how sure it is.
        double deviations =
            new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
        double error = (table.number(row, HIGH) - table.number(row, LOW)) / 2 / deviations;
        return Point.measured(at, value, asked.quantity.standardError(error, accuracy));
      }
      return Point.ofTrials(at, value, table.number(row, String.valueOf(trials)));
    } catch (FitException e) {
      throw table.error(row, String.valueOf(e.getMessage()));
    }
  }
}
