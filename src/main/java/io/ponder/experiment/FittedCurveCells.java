package io.ponder.experiment;

import io.ponder.scaling.CurveFits;
import io.ponder.scaling.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** The cells of {@code fitted-curves.csv}. */
final class FittedCurveCells {
  private static final List<String> COLUMNS =
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

  private FittedCurveCells() {}

  /** Returns a header, the points of each curve with the fitted values, and the forecasts. */
  static ResultTable of(List<String> groups, List<FittedCurve> curves) {
    ResultTable table = new ResultTable(groups, COLUMNS);
    for (FittedCurve curve : curves) {
      curve.fits().ifPresent(fits -> rows(curve, fits, table));
    }
    return table;
  }

  private static void rows(FittedCurve curve, CurveFits fits, ResultTable table) {
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
      List<String> cells = new ArrayList<>();
      cells.add(Digits.number(x[i]));
      cells.add(fits.options().quantity().key());
      cells.add(i < points ? Digits.number(fits.points().get(i).y()) : "");
      cells.add(i < points ? Digits.number(fits.standardError(i)) : "");
      cells.add(Digits.number(bands[i].value()));
      cells.add(Digits.number(bands[i].low()));
      cells.add(Digits.number(bands[i].high()));
      cells.add(families);
      cells.add(x[i] > fits.largest() ? "yes" : "no");
      cells.add(x[i] > fits.largest() ? Digits.number(x[i] / fits.largest()) : "");
      table.add(curve.group(), cells);
    }
  }
}
