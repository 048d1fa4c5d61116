package io.ponder.strategy.selection;

/**
 * Student's t distribution with whole degrees of freedom, in {@code StrictMath} only, since it
 * decides when a strategy stops.
 */
final class StudentT {
  /** From here on the normal distribution is within 1%, and the sums below would be long. */
  private static final int NORMAL_FROM = 200;

  private StudentT() {}

  /** Returns E[max(0, T - x)] for at least 2 degrees of freedom. */
  static double excess(int degrees, double x) {
    double n = Math.min(degrees, NORMAL_FROM);
    return (n + x * x) / (n - 1) * density((int) n, x) - x * (1 - distribution((int) n, x));
  }

  /** Returns the density at x. */
  static double density(int degrees, double x) {
    // Gamma((n + 1) / 2) / Gamma(n / 2) by steps of two from n = 1 or 2.
    double ratio = degrees % 2 == 1 ? 1 / StrictMath.sqrt(Math.PI) : StrictMath.sqrt(Math.PI) / 2;
    for (int n = degrees % 2 == 1 ? 1 : 2; n < degrees; n += 2) {
      ratio *= (n + 1.0) / n;
    }
    return ratio
        / StrictMath.sqrt(degrees * Math.PI)
        * StrictMath.pow(1 + x * x / degrees, -(degrees + 1) / 2.0);
  }

  /** Returns P(T <= x): Abramowitz and Stegun 26.7.3 and 26.7.4. */
  static double distribution(int degrees, double x) {
    double tan = x / StrictMath.sqrt(degrees);
    double cos = 1 / StrictMath.sqrt(1 + tan * tan);
    double sin = tan * cos;
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
