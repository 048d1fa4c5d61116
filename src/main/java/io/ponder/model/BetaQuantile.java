package io.ponder.model;

/**
 * The quantiles of a beta distribution, in arithmetic and {@code StrictMath} only, so that they are
 * the same on every machine: Newton's method in logit(x), kept in a bracket, on the continued
 * fraction of the incomplete beta function (NIST Handbook of Mathematical Functions, 8.17.22).
 */
final class BetaQuantile {
  /** Where logits end: below or above them x is 0 or 1 in double precision. */
  private static final double FAR = 740;

  /** How well logit(x) is found: a relative error of x or 1 - x. */
  private static final double TOLERANCE = 1e-11;

  private static final double TINY = 1e-300;
  private static final int MOST_TERMS = 10_000;
  private static final int MOST_STEPS = 200;

  private final double a;
  private final double b;
  private final double logBeta;

  BetaQuantile(double a, double b) {
    this.a = a;
    this.b = b;
    logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  }

  /** Returns x in [0, 1] with P(X <= x) = u. */
  double at(double u) {
    double low = -FAR;
    double high = FAR;
    double t = StrictMath.log(a / b);
    for (int step = 0; step < MOST_STEPS && high - low > TOLERANCE; step++) {
      double x = 1 / (1 + StrictMath.exp(-t));
      double y = 1 / (1 + StrictMath.exp(t));
      double slope = StrictMath.exp(a * StrictMath.log(x) + b * StrictMath.log(y) - logBeta);
      double error = distribution(x, y, slope) - u;
      if (error > 0) {
        high = t;
      } else {
        low = t;
      }
      double next = t - error / slope;
      boolean inside = next > low && next < high;
      double before = t;
      t = inside ? next : (low + high) / 2;
      if (inside && Math.abs(t - before) <= TOLERANCE) {
        break;
      }
    }
    return 1 / (1 + StrictMath.exp(-t));
  }

  /**
   * Returns P(X <= x).
   *
   * @param y 1 - x
   * @param density x^a y^b / B(a, b)
   */
  private double distribution(double x, double y, double density) {
    return x < (a + 1) / (a + b + 2)
        ? density * fraction(a, b, x) / a
        : 1 - density * fraction(b, a, y) / b;
  }

  /** Returns the continued fraction by the modified Lentz method. */
  private static double fraction(double a, double b, double x) {
    double c = 1;
    double d = 1 / apart(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m < MOST_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2.0 * m - 1) * (a + 2.0 * m));
      d = 1 / apart(1 + even * d);
      c = apart(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1));
      d = 1 / apart(1 + odd * d);
      c = apart(1 + odd / c);
      value *= d * c;
      if (Math.abs(d * c - 1) < 1e-15) {
        break;
      }
    }
    return value;
  }

  private static double apart(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /** Returns log Gamma(x) by Stirling's series, from 12 on to the last digits. */
  private static double logGamma(double x) {
    double shift = 0;
    double z = x;
    while (z < 12) {
      shift += StrictMath.log(z);
      z += 1;
    }
    double w = 1 / (z * z);
    double series =
        1.0 / 12 + w * (-1.0 / 360 + w * (1.0 / 1260 + w * (-1.0 / 1680 + w * (1.0 / 1188))));
    return (z - 0.5) * StrictMath.log(z)
        - z
        + 0.5 * StrictMath.log(2 * Math.PI)
        + series / z
        - shift;
  }
}
