package io.ponder.scaling;

/**
 * A stream of random numbers that depends on a seed and an index only (SplitMix64: Steele, Lea and
 * Flood, "Fast splittable pseudorandom number generators", 2014).
 */
final class Draws {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  /** Above this variance a binomial count is drawn as a normal one. */
  private static final double NORMAL = 100;

  private long state;
  private double spare = Double.NaN;

  Draws(long seed, int index) {
    state = mix(seed + GOLDEN) ^ mix(index * GOLDEN + 1);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Returns a number in (0, 1). */
  double uniform() {
    state += GOLDEN;
    return ((mix(state) >>> 11) + 0.5) * 0x1p-53;
  }

  /** Returns a standard normal number, by Marsaglia's polar method. */
  double normal() {
    if (!Double.isNaN(spare)) {
      double value = spare;
      spare = Double.NaN;
      return value;
    }
    while (true) {
      double u = 2 * uniform() - 1;
      double v = 2 * uniform() - 1;
      double s = u * u + v * v;
      if (s < 1 && s > 0) {
        double scale = Math.sqrt(-2 * Math.log(s) / s);
        spare = v * scale;
        return u * scale;
      }
    }
  }

  /** Returns how many of n trials succeed; n need not be whole. */
  double binomial(double n, double rate) {
    if (rate > 0.5) {
      return n - binomial(n, 1 - rate);
    }
    if (!(rate > 0)) {
      return 0;
    }
    double variance = n * rate * (1 - rate);
    if (variance > NORMAL) {
      return Math.max(0, Math.min(n, Math.rint(n * rate + Math.sqrt(variance) * normal())));
    }
    // The probabilities of 0, 1, ... one after the other.
    double odds = rate / (1 - rate);
    double term = Math.exp(n * Math.log1p(-rate));
    double left = uniform();
    double count = 0;
    while (left > term && count < n) {
      left -= term;
      term *= odds * (n - count) / (count + 1);
      count++;
    }
    return Math.min(n, count);
  }
}
