package io.ponder.strategy.selection;

/**
 * Student's t distribution with whole degrees of freedom, in {@code StrictMath} only, since it
 * decides when a strategy stops.
 */
final class StudentT {
  /** More degrees of freedom are taken as these: the sums below would be long. */
  private static final int MOST_DEGREES = 200;

  private StudentT() {}

  /** Returns E[max(0, T - x)] for at least 2 degrees of freedom. */
  static double excess(int degrees, double x) {
    int n = Math.min(degrees, MOST_DEGREES);
    double above = (n + x * x) / (n - 1) * density(n, x);
    // Far out it is the small difference of two terms.
    return Math.max(0, above - x * distribution(n, -x));
  }

  /** Returns the density at x. */
  static double density(int degrees, double x) {
    // Gamma((n + 1) / 2) / Gamma(n / 2) by steps of two from n = 1 or 2.
    double ratio = degrees % 2 == 1 ? 1 / StrictMath.sqrt(Math.PI) : StrictMath.sqrt(Math.PI) / 2;
    for (int n = degrees % 2 == 1 ? 1 : 2; n < degrees; n += 2) {
      ratio *= (n + 1.0) / n;
    }
    double cos = 1 / StrictMath.hypot(1, x / StrictMath.sqrt(degrees));
    return ratio / StrictMath.sqrt(degrees * Math.PI) * power(cos, degrees + 1);
  }

  /** Returns base^exponent for a whole exponent of at least 0, by squaring. */
  private static double power(double base, int exponent) {
    double power = 1;
    double square = base;
    for (int rest = exponent; rest > 0; rest >>= 1) {
      power *= rest % 2 == 1 ? square : 1;
      square *= square;
    }
    return power;
  }

  /** Returns P(T <= x): Abramowitz and Stegun 26.7.3 and 26.7.4. */
  static double distribution(int degrees, double x) {
    double tan = x / StrictMath.sqrt(degrees);
    double hypotenuse = StrictMath.hypot(1, tan);
    double cos = 1 / hypotenuse;
    double sin = tan / hypotenuse;
    boolean odd = degrees % 2 == 1;
    double term = odd ? cos : 1;
    double sum = degrees == 1 ? 0 : term;
    for (int k = odd ? 3 : 2; k < degrees; k += 2) {
      term *= cos * cos * (k - 1) / k;
      sum += term;
    }
    return odd ? 0.5 + (StrictMath.atan(tan) + sin * sum) / Math.PI : 0.5 + sin * sum / 2;
  }
}
