package io.ponder.experiment;

import io.ponder.scaling.CurveFit;
import io.ponder.scaling.CurveFits;
import io.ponder.scaling.Family;
import java.util.ArrayList;
import java.util.List;

/** The cells of {@code fits.csv}. */
final class FitCells {
  /** No family has more parameters. */
  private static final int MOST_PARAMETERS = 4;

  private FitCells() {}

  /** Returns a header and a row for each curve and family. */
  static ResultTable of(List<String> groups, List<FittedCurve> curves) {
    List<String> columns = new ArrayList<>(List.of("x", "quantity", "loss", "family"));
    for (int p = 1; p <= MOST_PARAMETERS; p++) {
      columns.addAll(List.of("parameter_" + p, "value_" + p, "low_" + p, "high_" + p));
    }
    columns.addAll(List.of("rmse", "aicc", "forecast_error", "chosen", "dispersion"));
    ResultTable table = new ResultTable(groups, columns);
    for (FittedCurve curve : curves) {
      curve
          .fits()
          .ifPresent(
              fits -> fits.fits().forEach(f -> table.add(curve.group(), cells(curve, fits, f))));
    }
    return table;
  }

  private static List<String> cells(FittedCurve curve, CurveFits fits, CurveFit fit) {
    List<String> cells = new ArrayList<>();
    cells.add(curve.x());
    cells.add(fits.options().quantity().key());
    cells.add(fits.options().loss().key());
    cells.add(fit.family().key());
    List<Family.Parameter> parameters = fits.parameters(fit);
    for (int p = 0; p < MOST_PARAMETERS; p++) {
      if (p < parameters.size()) {
        cells.add(parameters.get(p).name());
        cells.add(Digits.number(fit.parameters().get(p)));
        cells.add(Digits.number(fit.low().get(p)));
        cells.add(Digits.number(fit.high().get(p)));
      } else {
        cells.addAll(List.of("", "", "", ""));
      }
    }
    cells.add(Digits.number(fit.rmse()));
    cells.add(Digits.number(fit.aicc()));
    cells.add(Digits.number(fit.forecastError()));
    cells.add(fits.verdict(fit).key());
    cells.add(Digits.number(fit.dispersion()));
    return cells;
  }
}
