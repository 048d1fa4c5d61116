package io.ponder.scaling;

/** Limits of a percentile interval (Efron and Tibshirani, "An Introduction to the Bootstrap"). */
final class Percentiles {
  private Percentiles() {}

  static double low(double[] sorted, double confidence) {
    return at(sorted, (1 - confidence) / 2);
  }

  static double high(double[] sorted, double confidence) {
    return at(sorted, (1 + confidence) / 2);
  }

  /** Returns the quantile, between the values of neighbours where it falls between them. */
  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length + 1) - 1;
    int below = (int) Math.floor(place);
    if (below < 0) {
      return sorted[0];
    }
    if (below >= sorted.length - 1) {
      return sorted[sorted.length - 1];
    }
    double weight = place - below;
    return weight == 0 ? sorted[below] : sorted[below] * (1 - weight) + sorted[below + 1] * weight;
  }
}
