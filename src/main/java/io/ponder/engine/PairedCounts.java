package io.ponder.engine;

import java.util.Arrays;

/**
 * How pairs of strategies did on the same trials of one level: for each pair and budget in how many
 * both were right, and in how many only one was. Counts of blocks can be added in any order.
 */
public final class PairedCounts {
  private final int contestants;
  private final int budgets;
  private final long[] trials;
  private final long[] both;
  private final long[] onlyLeft;
  private final long[] onlyRight;

  /** Bits of up to 64 trials by contestant and budget: 1 if the answer is correct. */
  private final long[] correct;

  private int pending;

  /** Creates counts for all pairs of contestants. */
  PairedCounts(int contestants, int budgets) {
    this.contestants = contestants;
    this.budgets = budgets;
    int pairs = contestants * (contestants - 1) / 2;
    trials = new long[pairs];
    both = new long[pairs * budgets];
    onlyLeft = new long[pairs * budgets];
    onlyRight = new long[pairs * budgets];
    correct = new long[contestants * budgets];
  }

  /** Notes that a strategy's answer at a budget is correct in the trial under way. */
  void correct(int contestant, int budget) {
    correct[contestant * budgets + budget] |= 1L << pending;
  }

  /** Ends a trial that the open contestants played. */
  void endTrial(boolean[] open) {
    pending++;
    if (pending == Long.SIZE) {
      flush(open);
    }
  }

  /** Counts what is noted; all trials since the last time were played by the open contestants. */
  void flush(boolean[] open) {
    int pair = 0;
    for (int left = 0; left < contestants; left++) {
      for (int right = left + 1; right < contestants; right++, pair++) {
        if (open[left] && open[right]) {
          trials[pair] += pending;
          for (int b = 0; b < budgets; b++) {
            long x = correct[left * budgets + b];
            long y = correct[right * budgets + b];
            both[pair * budgets + b] += Long.bitCount(x & y);
            onlyLeft[pair * budgets + b] += Long.bitCount(x & ~y);
            onlyRight[pair * budgets + b] += Long.bitCount(y & ~x);
          }
        }
      }
    }
    Arrays.fill(correct, 0);
    pending = 0;
  }

  /** Moves another's counts into this one. */
  void take(PairedCounts other) {
    move(other.trials, trials);
    move(other.both, both);
    move(other.onlyLeft, onlyLeft);
    move(other.onlyRight, onlyRight);
  }

  private static void move(long[] from, long[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += from[i];
      from[i] = 0;
    }
  }

  /**
   * Returns the counts of one pair at one budget.
   *
   * @param left the index of a contestant
   * @param right the index of a later one
   * @param budget the index of the budget
   */
  public PairedSample sample(int left, int right, int budget) {
    int pair = left * (2 * contestants - left - 1) / 2 + right - left - 1;
    int at = pair * budgets + budget;
    return new PairedSample(trials[pair], both[at], onlyLeft[at], onlyRight[at]);
  }
}
