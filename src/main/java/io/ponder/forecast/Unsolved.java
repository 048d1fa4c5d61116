package io.ponder.forecast;

import io.ponder.scaling.SampleCounts;
import io.ponder.scaling.SampleCounts.Group;

/**
 * The problems that k samples may newly solve.
 *
 * @param least the share of problems solved if they solve none of those
 * @param problems how many they are
 * @param all how many problems there are in all
 */
record Unsolved(double least, int problems, double all) {
  static Unsolved of(SampleCounts counts, double k) {
    double solved = 0;
    double open = 0;
    for (Group group : counts.groups()) {
      if (k <= group.samples()) {
        solved += group.problems() * (1 - group.failure(k));
      } else if (group.unsolved()) {
        open += group.problems();
      } else {
        solved += group.problems();
      }
    }
    return new Unsolved(solved / counts.problems(), (int) Math.rint(open), counts.problems());
  }

  /** Returns the share of problems solved if all of them are. */
  double most() {
    return least + problems / all;
  }

  /** Returns the nearest share that there may be. */
  double within(double share) {
    return Math.max(least, Math.min(most(), share));
  }
}
