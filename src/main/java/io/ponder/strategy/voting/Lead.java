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
  private final double threshold;

  /** Votes needed by votes of the second, as far as computed. */
  private int[] needed = new int[0];

  /** The growth from equal counts of as many votes as are computed. */
  private double growth = 0.25;

  Lead(double threshold) {
    this.threshold = threshold;
  }

  /** Returns the fewest votes of the first answer that suffice against so many of the second. */
  int needed(int second) {
    if (second >= needed.length) {
      int from = needed.length;
      needed = Arrays.copyOf(needed, Math.max(second + 1, 2 * from));
      for (int votes = from; votes < needed.length; votes++) {
        needed[votes] = against(votes, growth);
        growth *= (2.0 * votes + 3) / (2.0 * votes + 4);
      }
    }
    return needed[second];
  }

  private int against(int second, double first) {
    double probability = 0.5;
    double step = first;
    int votes = second;
    while (probability < threshold && step > 0) {
      probability += step;
      step *= (votes + second + 2.0) / (votes + 2.0) / 2;
      votes++;
    }
    // Beyond the last step that a double can tell from 0 no count suffices.
    return probability < threshold ? Integer.MAX_VALUE : votes;
  }
}
