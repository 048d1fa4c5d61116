package io.ponder.strategy;

/** Sums of probabilities that may be smaller than a double holds, by their logarithms. */
public final class Logarithms {
  private Logarithms() {}

  /** Returns ln(e^x + e^y); either may be negative infinity. */
  public static double plus(double x, double y) {
    double high = Math.max(x, y);
    return high == Double.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(-Math.abs(x - y)));
  }

  /** Returns the logarithms of probabilities. */
  public static double[] of(double[] probabilities) {
    double[] logarithms = new double[probabilities.length];
    for (int i = 0; i < probabilities.length; i++) {
      logarithms[i] = Math.log(probabilities[i]);
    }
    return logarithms;
  }
}
