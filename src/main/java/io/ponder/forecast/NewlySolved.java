package io.ponder.forecast;

import io.ponder.engine.Interval;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many unsolved problems are newly solved: binomial, by a rate that is itself uncertain. Rates
 * are added up in bins.
 */
final class NewlySolved {
  /** Means of slices of equal probability of a standard normal distribution, about. */
  static final double[] NORMAL = new double[41];

  private static final int BINS = 400;

  static {
    NormalDistribution normal = NormalDistribution.of(0, 1);
    for (int i = 0; i < NORMAL.length; i++) {
      NORMAL[i] = normal.inverseCumulativeProbability((i + 0.5) / NORMAL.length);
    }
  }

  private final Unsolved unsolved;
  private final double[] bins = new double[BINS + 1];

  NewlySolved(Unsolved unsolved) {
    this.unsolved = unsolved;
  }

  /** Adds a possible share of solved problems with its probability. */
  void add(double share, double probability) {
    double range = unsolved.most() - unsolved.least();
    double rate = range > 0 ? (unsolved.within(share) - unsolved.least()) / range : 0;
    bins[(int) Math.rint(rate * BINS)] += probability;
  }

  /** Returns the interval of the share of solved problems that leaves out as much on each side. */
  Interval interval(double confidence) {
    int n = unsolved.problems();
    double[] probabilities = new double[n + 1];
    for (int bin = 0; bin <= BINS; bin++) {
      if (bins[bin] > 0) {
        add(probabilities, n, (double) bin / BINS, bins[bin]);
      }
    }
    double beyond = (1 - confidence) / 2;
    int low = 0;
    double below = probabilities[0];
    while (low < n && below <= beyond) {
      low++;
      below += probabilities[low];
    }
    int high = n;
    double above = probabilities[n];
    while (high > 0 && above <= beyond) {
      high--;
      above += probabilities[high];
    }
    return new Interval(
        unsolved.least() + low / unsolved.all(), unsolved.least() + high / unsolved.all());
  }

  /** Adds the binomial probabilities, from the most likely count outwards. */
  private static void add(double[] probabilities, int n, double rate, double weight) {
    if (rate == 0 || rate == 1) {
      probabilities[rate == 0 ? 0 : n] += weight;
      return;
    }
    double[] own = new double[n + 1];
    int mode = (int) Math.min(n, Math.floor((n + 1) * rate));
    double odds = rate / (1 - rate);
    own[mode] = 1;
    double sum = 1;
    for (int i = mode + 1; i <= n; i++) {
      own[i] = own[i - 1] * odds * (n - i + 1) / i;
      sum += own[i];
    }
    for (int i = mode - 1; i >= 0; i--) {
      own[i] = own[i + 1] * (i + 1) / (odds * (n - i));
      sum += own[i];
    }
    for (int i = 0; i <= n; i++) {
      probabilities[i] += weight * own[i] / sum;
    }
  }
}
