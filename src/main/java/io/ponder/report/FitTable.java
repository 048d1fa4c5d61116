package io.ponder.report;

import io.ponder.experiment.FittedCurve;
import io.ponder.scaling.CurveFit;
import io.ponder.scaling.CurveFits;
import io.ponder.scaling.CurveFits.Band;
import io.ponder.scaling.Family;
import io.ponder.scaling.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was fitted to curves, in lines for people. */
public final class FitTable {
  private static final String INDENT = "    ";

  private final int width;

  /** Writes lines for a terminal of so many columns. */
  public FitTable(int width) {
    this.width = Math.max(40, width);
  }

  /** Returns the lines. */
  public List<String> lines(List<FittedCurve> curves) {
    List<String> lines = new ArrayList<>();
    List<CurveFits> fitted = curves.stream().flatMap(one -> one.fits().stream()).toList();
    if (fitted.isEmpty()) {
      lines.add("No curve could be fitted.");
    } else {
      heading(curves.get(0).x(), fitted, lines);
    }
    for (FittedCurve curve : curves) {
      curve
          .fits()
          .ifPresentOrElse(
              fits -> curve(curve, fits, lines),
              () -> wrap("  " + curve.name() + ": no fit: " + curve.reason(), lines));
    }
    return lines;
  }

  private void heading(String x, List<CurveFits> fitted, List<String> lines) {
    CurveFits first = fitted.get(0);
    wrap(
        String.format(
                Locale.ROOT,
                "Fits of %s against %s (%g%% intervals, %,d bootstraps)",
                first.options().quantity().key(),
                x,
                100 * first.options().confidence(),
                first.fits().get(0).samples().size())
            .replaceFirst("([0-9]+)\\.0+%", "$1%"),
        lines);
    for (Loss loss : Loss.values()) {
      long curves = fitted.stream().filter(one -> one.options().loss() == loss).count();
      if (curves > 0 && loss == Loss.LOG) {
        wrap(
            "  "
                + loss.text()
                + (fitted.stream().anyMatch(one -> one.points().get(0).exact())
                    ? ": exact curves have no sampling error; intervals are as if what the family"
                        + " misses were noise, unless problems are resampled"
                    : ""),
            lines);
      } else if (curves > 0) {
        wrap("  " + loss.text(), lines);
      }
    }
  }

  private void curve(FittedCurve curve, CurveFits fits, List<String> lines) {
    String verdict =
        fits.chosen()
            .map(fit -> fit.family().key())
            .orElseGet(
                () ->
                    "not distinguishable: "
                        + fits.supported().stream()
                            .map(fit -> fit.family().key())
                            .collect(Collectors.joining(", ")));
    wrap("  " + curve.name() + ": " + verdict, lines);
    // The best one stands for those that the curve cannot tell from it; fits.csv has them all.
    CurveFit fit = fits.supported().get(0);
    wrap(INDENT + fit.family().formula() + ": " + parameters(fits, fit), lines);
    wrap(
        INDENT
            + "  rmse "
            + number(fit.rmse())
            + (fit.forecastError().isPresent()
                ? ", largest budgets forecast to " + number(fit.forecastError().getAsDouble())
                : "")
            + (fit.contradicted() ? ", more than noise explains" : "")
            + (fit.dispersion() > 1
                ? "; it misses the points by "
                    + number(Math.sqrt(fit.dispersion()))
                    + " standard errors, which the intervals take for noise"
                : ""),
        lines);
    if (!fits.skipped().isEmpty()) {
      wrap(
          INDENT
              + "  not tried, since they need more points: "
              + fits.skipped().stream().map(Family::key).collect(Collectors.joining(", ")),
          lines);
    }
    double[] at = curve.extrapolate().stream().mapToDouble(value -> value).toArray();
    if (at.length > 0) {
      Band[] bands = fits.forecast(at);
      for (int i = 0; i < at.length; i++) {
        wrap(
            INDENT
                + (fits.outside(at[i])
                    ? String.format(
                        "at %s %s: no forecast: %s leaves the range of %s there",
                        number(at[i]),
                        curve.x(),
                        fit.family().key(),
                        fits.options().quantity().key())
                    : forecast(curve.x(), fits, at[i], bands[i])),
            lines);
      }
    }
  }

  private static String forecast(String x, CurveFits fits, double at, Band band) {
    return String.format(
        Locale.ROOT,
        "at %s %s: %s (%s to %s)%s",
        number(at),
        x,
        number(band.value()),
        number(band.low()),
        number(band.high()),
        fits.far(at)
            ? String.format(
                Locale.ROOT,
                "; WARNING: %s times beyond the data, a guess",
                number(at / fits.largest()))
            : "");
  }

  private static String parameters(CurveFits fits, CurveFit fit) {
    List<Family.Parameter> parameters = fits.parameters(fit);
    List<String> texts = new ArrayList<>();
    for (int p = 0; p < parameters.size(); p++) {
      texts.add(
          String.format(
              Locale.ROOT,
              "%s = %s (%s to %s)",
              parameters.get(p).name(),
              number(fit.parameters().get(p)),
              number(fit.low().get(p)),
              number(fit.high().get(p))));
    }
    return String.join(", ", texts);
  }

  /** Returns four significant digits. */
  private static String number(double value) {
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    if (size >= 1e-4 && size < 1e7) {
      int whole = (int) Math.floor(Math.log10(size)) + 1;
      return String.format(Locale.ROOT, "%." + Math.max(0, 4 - whole) + "f", value);
    }
    return String.format(Locale.ROOT, "%.3e", value);
  }

  private void wrap(String text, List<String> lines) {
    lines.addAll(Wrap.lines(text, INDENT + "    ", width));
  }
}
