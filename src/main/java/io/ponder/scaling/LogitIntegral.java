package io.ponder.scaling;

/**
 * The integral over all real t of a positive function of x = 1/(1+exp(-t)) and y = 1-x that has one
 * maximum and falls exponentially on both sides: the trapezoidal rule in u, t = mode + width
 * sinh(u), which converges exponentially (Takahasi and Mori, "Double exponential formulas for
 * numerical integration", 1974). Halves the step until the integral stays.
 */
abstract class LogitIntegral {
  /** Terms below exp(-40) of the largest are nothing. */
  private static final double NOTHING = -40;

  /** A step that changes so little leaves an error of about its square. */
  private static final double SETTLED = 1e-9;

  private static final double FIRST_STEP = 0.25;
  private static final int MOST_HALVINGS = 8;

  /** Logits of modes lie within; the tails go on. */
  private static final double FAR = 740;

  static void checkShapes(double a, double b, double c) {
    if (!(a > 0 && b > 0 && a < Double.POSITIVE_INFINITY && b < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("shapes must be positive, found " + a + " and " + b);
    }
    if (!(c > 0 && c <= 1)) {
      throw new IllegalArgumentException("a scale must be above 0 and at most 1, found " + c);
    }
  }

  static void checkSamples(double k) {
    if (!(k >= 0 && k < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("samples must be at least 0, found " + k);
    }
  }

  /** Returns the function's logarithm. */
  abstract double logAt(double logX, double logY);

  /** Returns the derivative of the logarithm by t; it is zero at one t. */
  abstract double slope(double x, double y);

  /** Returns minus the second derivative of the logarithm at its maximum. */
  abstract double curvature(double x, double y);

  /**
   * Returns log(1-p) of a rate p = c x to all digits, whether it is near 0 or near 1.
   *
   * @param rest 1 - x
   */
  static double logWrong(double c, double logX, double rest) {
    double rate = c * Math.exp(logX);
    return rate < 0.5 ? Math.log1p(-rate) : Math.log(1 - c + c * rest);
  }

  /** Returns the natural logarithm of the integral. */
  final double logIntegral() {
    double mode = mode();
    double width = 1 / Math.sqrt(curvature(share(mode), share(-mode)));
    double top = logAt(mode);
    double sum = sum(mode, width, top, 0, FIRST_STEP);
    double step = FIRST_STEP;
    for (int halving = 0; halving < MOST_HALVINGS; halving++) {
      double refined = sum + sum(mode, width, top, step / 2, step);
      step /= 2;
      boolean settled = Math.abs(refined - 2 * sum) <= SETTLED * refined;
      sum = refined;
      if (settled) {
        break;
      }
    }
    return top + Math.log(width * step * sum);
  }

  private double mode() {
    double low = -FAR;
    double high = FAR;
    while (high - low > 1e-9 * Math.max(1, Math.abs(low))) {
      double middle = (low + high) / 2;
      if (slope(share(middle), share(-middle)) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Returns the sum over u = offset, offset +- step, ... on both sides. */
  private double sum(double mode, double width, double top, double offset, double step) {
    return side(mode, width, top, offset, step) + side(mode, width, top, offset - step, -step);
  }

  private double side(double mode, double width, double top, double from, double step) {
    double sum = 0;
    for (double u = from; ; u += step) {
      double log = logAt(mode + width * Math.sinh(u)) - top;
      double spread = Math.cosh(u);
      // Past its maximum the function falls faster than the spread of the points grows.
      if (!(log + Math.log(spread) > NOTHING)) {
        return sum;
      }
      sum += Math.exp(log) * spread;
    }
  }

  private double logAt(double t) {
    return logAt(logShare(t), logShare(-t));
  }

  private static double share(double t) {
    return 1 / (1 + Math.exp(-t));
  }

  private static double logShare(double t) {
    return t < 0 ? t - Math.log1p(Math.exp(t)) : -Math.log1p(Math.exp(-t));
  }
}
