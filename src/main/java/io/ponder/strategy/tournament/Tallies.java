package io.ponder.strategy.tournament;

import org.apache.commons.rng.UniformRandomProvider;

/** Points that candidates have won. */
final class Tallies {
  private Tallies() {}

  /** Returns the index of the top one of the first tallies, ties at random. */
  static int top(double[] tallies, int size, UniformRandomProvider random) {
    int best = 0;
    double top = Double.NEGATIVE_INFINITY;
    int tied = 0;
    for (int i = 0; i < size; i++) {
      if (tallies[i] >= top) {
        tied = tallies[i] > top ? 1 : tied + 1;
        best = tied == 1 || random.nextInt(tied) == 0 ? i : best;
        top = tallies[i];
      }
    }
    return best;
  }
}
