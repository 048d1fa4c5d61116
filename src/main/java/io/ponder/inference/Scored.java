package io.ponder.inference;

import java.util.Arrays;

/** Which candidates of a trial a model has scored: a score is charged once. */
final class Scored {
  /** The trial in which each candidate was scored last. */
  private int[] scoredIn = new int[64];

  private int trial;

  /** Starts another trial. */
  void restart() {
    trial++;
    if (trial == 0) {
      Arrays.fill(scoredIn, 0);
      trial = 1;
    }
  }

  /** Marks a candidate as scored and returns whether it was not yet. */
  boolean first(int candidate) {
    return first(candidate, 1) == 1;
  }

  /** Marks candidates as scored and returns how many were not yet. */
  int first(int first, int times) {
    if (first + times > scoredIn.length) {
      scoredIn = Arrays.copyOf(scoredIn, Math.max(first + times, 2 * scoredIn.length));
    }
    int fresh = 0;
    for (int i = first; i < first + times; i++) {
      fresh += scoredIn[i] == trial ? 0 : 1;
      scoredIn[i] = trial;
    }
    return fresh;
  }
}
