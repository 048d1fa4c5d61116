package io.ponder.scaling;

import io.ponder.scaling.SampleCounts.Group;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Success rates p on a grid of equal steps of ln p, from 1e-8 to 1: what likelihoods of counts are
 * summed over. A rate below the grid is 0 to any number of samples that can be drawn.
 */
final class RateGrid {
  /** The step of ln p: a law's weight in a bin is exact, its shape within one is flat. */
  static final double STEP = 0.1;

  /** How many bins. */
  static final int SIZE = 184;

  private static final double[] LOG_WRONG = new double[SIZE];

  static {
    for (int i = 0; i < SIZE; i++) {
      LOG_WRONG[i] = Math.log1p(-Math.exp(edge(i) + STEP / 2));
    }
  }

  private RateGrid() {}

  /** Returns ln p at the lower end of bin i; that of bin {@link #SIZE} is 0. */
  static double edge(int i) {
    return (i - SIZE) * STEP;
  }

  /** Returns (1-p)^k in the middle of each bin. */
  static double[] failures(double k) {
    double[] failures = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      failures[i] = Math.exp(k * LOG_WRONG[i]);
    }
    return failures;
  }

  /** How likely counts are at each rate, up to a factor. */
  static final class Likelihood {
    /** In bins {@code first}, {@code first + 1}, ...; it is 0 in others. */
    private final double[] values;

    private final int first;
    private final double atZero;

    private Likelihood(double[] values, int first, double atZero) {
      this.values = values;
      this.first = first;
      this.atZero = atZero;
    }

    /** Adds each bin's part of the likelihood under some weights, times a factor. */
    void addParts(double[] weights, double factor, double[] sums) {
      for (int i = 0; i < values.length; i++) {
        sums[first + i] += factor * weights[first + i] * values[i];
      }
    }

    /** Returns the likelihood at rate 0. */
    double atZero() {
      return atZero;
    }

    /** Returns the likelihood under rates that are in each bin with some weight, else 0. */
    double under(double[] weights, double zero) {
      double sum = zero * atZero;
      for (int i = 0; i < values.length; i++) {
        sum += weights[first + i] * values[i];
      }
      return sum;
    }
  }

  /** Returns a group's likelihood, the mean over each bin. */
  static Likelihood likelihood(Group group) {
    int n = group.samples();
    int c = group.correct();
    if (c == 0) {
      return new Likelihood(failures(n), 0, 1);
    }
    // The integral of p^c (1-p)^(n-c) over ln p, as a share of its integral over all p.
    double[] all = new double[SIZE];
    double below = RegularizedBeta.value(Math.exp(edge(0)), c, n - c + 1.0);
    double largest = 0;
    for (int i = 0; i < SIZE; i++) {
      double next =
          i + 1 == SIZE ? 1 : RegularizedBeta.value(Math.exp(edge(i + 1)), c, n - c + 1.0);
      all[i] = Math.max(0, next - below);
      below = next;
      largest = Math.max(largest, all[i]);
    }
    int first = 0;
    int last = SIZE - 1;
    while (all[first] < 1e-14 * largest) {
      first++;
    }
    while (all[last] < 1e-14 * largest) {
      last--;
    }
    double[] values = new double[last - first + 1];
    for (int i = first; i <= last; i++) {
      values[i - first] = all[i] / largest;
    }
    return new Likelihood(values, first, 0);
  }
}
