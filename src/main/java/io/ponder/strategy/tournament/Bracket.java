package io.ponder.strategy.tournament;

import io.ponder.inference.Inference;

/** The matches of a single elimination, round by round. */
final class Bracket {
  private final int[] left;
  private final int[] right;
  private final double[] points;

  Bracket(int entrants) {
    left = new int[entrants / 2];
    right = new int[entrants / 2];
    points = new double[entrants / 2];
  }

  /** Pairs those who remain, in order, and returns how many matches that makes. */
  int pair(int[] alive, int size) {
    int matches = size / 2;
    for (int match = 0; match < matches; match++) {
      left[match] = alive[2 * match];
      right[match] = alive[2 * match + 1];
    }
    return matches;
  }

  /** Returns the left candidate of each match. */
  int[] left() {
    return left;
  }

  /** Returns the right candidate of each match. */
  int[] right() {
    return right;
  }

  /** Returns the left one's points in each match, to be filled in. */
  double[] points() {
    return points;
  }

  /**
   * Keeps the winners of the matches, ties at random, and an odd last one, who had a bye.
   *
   * @param comparisons how many points each match gave
   * @return how many remain
   */
  int advance(int[] alive, int size, int comparisons, Inference llm) {
    int matches = size / 2;
    double draw = comparisons / 2.0;
    for (int match = 0; match < matches; match++) {
      double lead = points[match] - draw;
      if (lead == 0) {
        lead = llm.random().nextBoolean() ? 1 : -1;
      }
      // 1 if the right one leads, from the sign: a branch would be mispredicted half the time.
      alive[match] = alive[2 * match + (int) (Double.doubleToRawLongBits(lead) >>> 63)];
    }
    if (size % 2 == 1) {
      alive[matches] = alive[size - 1];
    }
    return matches + size % 2;
  }
}
