package io.ponder.strategy.tournament;

import io.ponder.strategy.Best;
import org.apache.commons.rng.UniformRandomProvider;

/** Points that candidates have won. */
final class Tallies {
  private Tallies() {}

  /** Returns the index of the top one of the first tallies, ties at random. */
  static int top(double[] tallies, int size, Best best, UniformRandomProvider random) {
    best.clear();
    best.considerAll(0, tallies, size, random);
    return best.choice();
  }
}
