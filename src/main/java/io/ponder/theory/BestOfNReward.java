package io.ponder.theory;

/**
 * How far best-of-n moves away from the model that it samples from, and what that is worth by the
 * true reward if a proxy selects (arXiv:2210.10760).
 */
public final class BestOfNReward {
  private BestOfNReward() {}

  /**
   * Returns the Kullback-Leibler divergence of the best of n samples from a single one, in nats: ln
   * n - (n-1)/n for continuous scores, an upper bound if scores may tie.
   *
   * @param n samples, at least 1
   */
  public static double divergence(double n) {
    return Math.log(n) - (n - 1) / n;
  }

  /**
   * Returns the true reward of the best of n by a proxy, over that of a single sample: d (alpha -
   * beta d), d the square root of the divergence.
   *
   * @param n samples, at least 1
   * @param alpha what the proxy gains at first, by unit of d
   * @param beta how fast the gain is lost, at least 0
   */
  public static double reward(double n, double alpha, double beta) {
    double d = Math.sqrt(divergence(n));
    return d * (alpha - beta * d);
  }

  /**
   * Returns the n at which the true reward peaks, d = alpha / (2 beta); infinite if it never does.
   *
   * @param alpha above 0
   * @param beta at least 0
   */
  public static double peak(double alpha, double beta) {
    double target = Math.pow(alpha / (2 * beta), 2);
    double low = 0;
    double high = target + 1;
    // In x = ln n, x - 1 + e^-x rises from 0 and reaches the target below target + 1.
    for (int step = 0; step < 200 && high - low > Math.ulp(high) && high < 1e308; step++) {
      double middle = (low + high) / 2;
      if (middle + Math.expm1(-middle) < target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.exp(high);
  }
}
