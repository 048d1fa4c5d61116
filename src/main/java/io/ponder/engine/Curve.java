package io.ponder.engine;

import io.ponder.inference.Tally;

/**
 * What was measured of one strategy at one level.
 *
 * @param level index of the level
 * @param contestant index of the strategy
 * @param tally the sums for each budget
 * @param precise whether every interval is as tight as was asked for; true for fixed trials
 */
public record Curve(int level, int contestant, Tally tally, boolean precise) {
  /** Returns the trials run. */
  public long trials() {
    return tally.trials(0);
  }
}
