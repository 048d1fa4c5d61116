package io.ponder.strategy.voting;

import java.util.Arrays;

/**
 * How many votes the first answer needs against the second one's for P(Beta(v1 + 1, v2 + 1) > 1/2)
 * to reach a threshold (Adaptive-Consistency, arXiv:2305.11860, its Beta criterion).
 *
 * <p>That probability f(v1, v2) is 1/2 for equal counts, and grows by 2^-(v1+v2+2) C(v1+v2+1, v2)
 * with one more vote for the first; plain arithmetic, so it is the same on every machine.
 */
final class Lead {
  /** From here on the series of {@link #growth} is exact to the last digits. */
  private static final int SERIES_FROM = 128;

  private final double threshold;

  /** Votes needed by votes of the second; 0 where it has not been asked for. */
  private int[] needed = new int[64];

  Lead(double threshold) {
    this.threshold = threshold;
  }

  /** Returns the fewest votes of the first answer that suffice against so many of the second. */
  int needed(int second) {
    if (second >= needed.length) {
      needed = Arrays.copyOf(needed, Math.max(second + 1, 2 * needed.length));
    }
    if (needed[second] == 0) {
      // One more, since 0 stands for unknown.
      needed[second] = 1 + against(second);
    }
    return needed[second] - 1;
  }

  private int against(int second) {
    double probability = 0.5;
    double step = growth(second);
    int votes = second;
    while (probability < threshold && step > 0) {
      probability += step;
      step *= (votes + second + 2.0) / (votes + 2.0) / 2;
      votes++;
    }
    // Beyond the last step that a double can tell from 0 no count suffices.
    return probability < threshold ? Integer.MAX_VALUE - 1 : votes;
  }

  /**
   * Returns what f grows by from equal counts: half of C(2m, m) / 4^m with m = votes + 1; for large
   * m by its asymptotic series, whose first term left out is below 1e-15.
   */
  private static double growth(int votes) {
    double m = votes + 1.0;
    if (m >= SERIES_FROM) {
      double x = 1 / m;
      double series =
          1
              + x
                  * (-1 / 8.0
                      + x
                          * (1 / 128.0
                              + x * (5 / 1024.0 + x * (-21 / 32768.0 + x * (-399 / 262144.0)))));
      return series / StrictMath.sqrt(Math.PI * m) / 2;
    }
    double growth = 0.25;
    for (int v = 0; v < votes; v++) {
      growth *= (2.0 * v + 3) / (2.0 * v + 4);
    }
    return growth;
  }
}
