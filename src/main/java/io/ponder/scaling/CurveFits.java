package io.ponder.scaling;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All families fitted to one curve, and which of them it supports.
 *
 * @param points the curve, by ascending x
 * @param options how it was fitted
 * @param fits the families that could be fitted
 * @param skipped families that need more points than there are
 * @param supported the families that the curve cannot tell apart, the best first; one is chosen
 */
public record CurveFits(
    List<Point> points,
    FitOptions options,
    List<CurveFit> fits,
    List<Family> skipped,
    List<CurveFit> supported) {
  /** Beyond so many times the data's largest x a forecast is a guess. */
  public static final double FAR = 10;

  /** A value with its interval. */
  public record Band(double value, double low, double high) {}

  /** What a curve says about a family. */
  public enum Verdict {
    /** Only this one. */
    CHOSEN("yes"),
    /** This and others are supported. */
    NOT_DISTINGUISHABLE("not distinguishable"),
    /** Others fit or forecast better. */
    NOT_SUPPORTED("no");

    private final String key;

    Verdict(String key) {
      this.key = key;
    }

    /** Returns its name in files. */
    public String key() {
      return key;
    }
  }

  /** Returns what the curve says about a family. */
  public Verdict verdict(CurveFit fit) {
    if (!supported.contains(fit)) {
      return Verdict.NOT_SUPPORTED;
    }
    return supported.size() == 1 ? Verdict.CHOSEN : Verdict.NOT_DISTINGUISHABLE;
  }

  /** Returns the parameters of a fit's family. */
  public List<Family.Parameter> parameters(CurveFit fit) {
    return fit.family().parameters(options.quantity().largest());
  }

  /** Returns the standard error of a point, if it has one, where the best fit is right. */
  public OptionalDouble standardError(int point) {
    Point one = points.get(point);
    return one.exact()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            FamilyFitter.samplingError(
                one, supported.get(0).fitted().get(point), options.quantity()));
  }

  /** Returns the family that the curve singles out, if it does. */
  public Optional<CurveFit> chosen() {
    return supported.size() == 1 ? Optional.of(supported.get(0)) : Optional.empty();
  }

  /** Returns the largest x of the data. */
  public double largest() {
    return points.get(points.size() - 1).x();
  }

  /** Returns whether x is so far beyond the data that a forecast is a guess. */
  public boolean far(double x) {
    return x > FAR * largest() * (1 + 1e-9);
  }

  /**
   * Returns one family's curve at other x, with the interval of what would be measured there
   * without sampling error: over the bootstrap's parameters, and the scatter around the curve where
   * that was estimated.
   */
  public Band[] band(CurveFit fit, double[] x) {
    int bootstraps = fit.samples().size();
    CurveModel model = new CurveModel(fit.family(), options.quantity(), x);
    double[][] values = new double[x.length][bootstraps];
    double[] one = new double[x.length];
    for (int b = 0; b < bootstraps; b++) {
      model.at(model.coordinates(fit.samples().get(b)), one, null);
      Draws draws = new Draws(~options.seed(), b);
      for (int i = 0; i < x.length; i++) {
        values[i][b] = one[i] * (fit.scatter() > 0 ? Math.exp(fit.scatter() * draws.normal()) : 1);
      }
    }
    double[] fitted = fit.at(options.quantity(), x);
    Band[] bands = new Band[x.length];
    for (int i = 0; i < x.length; i++) {
      Arrays.sort(values[i]);
      bands[i] =
          new Band(
              inRange(fitted[i]),
              inRange(Percentiles.low(values[i], options.confidence())),
              inRange(Percentiles.high(values[i], options.confidence())));
    }
    return bands;
  }

  /**
   * Returns whether the best family's curve leaves the range of what was fitted at x, so that it
   * forecasts nothing there.
   */
  public boolean outside(double x) {
    double value = supported.get(0).at(options.quantity(), new double[] {x})[0];
    return value != inRange(value);
  }

  /**
   * Returns the best family's curve at other x, with an interval that covers those of all families
   * that the curve supports.
   */
  public Band[] forecast(double[] x) {
    Band[] all = band(supported.get(0), x);
    for (CurveFit fit : supported) {
      Band[] own = band(fit, x);
      for (int i = 0; i < x.length; i++) {
        all[i] =
            new Band(
                all[i].value,
                Math.min(all[i].low, Math.min(own[i].low, own[i].value)),
                Math.max(all[i].high, Math.max(own[i].high, own[i].value)));
      }
    }
    return all;
  }

  private double inRange(double value) {
    return Math.max(0, Math.min(options.quantity().largest(), value));
  }
}
