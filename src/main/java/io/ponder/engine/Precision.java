package io.ponder.engine;

/**
 * How many trials to run for each level and strategy.
 *
 * @param halfWidth run until each interval is at most this half wide; 0 to run {@code maxTrials}
 * @param maxTrials the most trials, at least 1
 * @param confidence the level of the intervals, in (0, 1)
 */
public record Precision(double halfWidth, int maxTrials, double confidence) {
  /** Trials up to the first checkpoint; each later one doubles them. */
  static final int FIRST_CHECKPOINT = 1024;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Precision {
    if (!(halfWidth >= 0 && halfWidth < 1)) {
      throw new IllegalArgumentException("half-width must be in [0, 1), found " + halfWidth);
    }
    if (maxTrials < 1) {
      throw new IllegalArgumentException("trials must be at least 1, found " + maxTrials);
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be in (0, 1), found " + confidence);
    }
  }

  /** Runs a fixed number of trials. */
  public static Precision trials(int trials, double confidence) {
    return new Precision(0, trials, confidence);
  }

  /** Returns the checkpoint after so many trials. */
  int nextCheckpoint(int trials) {
    if (halfWidth == 0) {
      return maxTrials;
    }
    return (int) Math.min(maxTrials, Math.max(FIRST_CHECKPOINT, 2L * trials));
  }
}
