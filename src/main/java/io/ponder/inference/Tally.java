package io.ponder.inference;

import io.ponder.model.Call;
import java.util.Arrays;

/**
 * What the trials of one strategy at one level gave and spent, summed for each budget. All sums are
 * integers, so they do not depend on the order in which blocks of trials are added.
 */
@SuppressWarnings("EnumOrdinal") // The ordinals index an array that never leaves the process.
public final class Tally {
  /** What is summed. */
  enum Sum {
    TRIALS,
    CORRECT,
    WRONG,
    ABSTAINED,
    TICKS,
    ROUNDS,
    GENERATED_CORRECT,
    GENERATED_WRONG,
    REVISED_CORRECT,
    REVISED_WRONG,
    COMPARED,
    VERIFIED,
    JUDGED,
    /** Tokens that the trial waits for: over its rounds, waves of calls x the longest call. */
    AWAITED
  }

  private static final int WIDTH = Sum.values().length;

  private final long[] sums;

  /** Creates an empty tally for a number of budgets. */
  public Tally(int budgets) {
    sums = new long[budgets * WIDTH];
  }

  /** Returns the number of budgets. */
  public int budgets() {
    return sums.length / WIDTH;
  }

  /** Adds the sums of another tally, whose budgets begin at one of this one's. */
  public void add(int firstBudget, Tally other) {
    for (int i = 0; i < other.sums.length; i++) {
      sums[firstBudget * WIDTH + i] += other.sums[i];
    }
  }

  /** Forgets everything. */
  public void clear() {
    Arrays.fill(sums, 0);
  }

  void count(int budget, Sum sum, long value) {
    sums[budget * WIDTH + sum.ordinal()] += value;
  }

  private long get(int budget, Sum sum) {
    return sums[budget * WIDTH + sum.ordinal()];
  }

  /** Returns the number of trials. */
  public long trials(int budget) {
    return get(budget, Sum.TRIALS);
  }

  /** Returns the trials whose answer was correct. */
  public long correct(int budget) {
    return get(budget, Sum.CORRECT);
  }

  /** Returns the trials whose answer was wrong. */
  public long wrong(int budget) {
    return get(budget, Sum.WRONG);
  }

  /** Returns the trials without an answer. */
  public long abstained(int budget) {
    return get(budget, Sum.ABSTAINED);
  }

  /** Returns the ticks spent. */
  public long ticks(int budget) {
    return get(budget, Sum.TICKS);
  }

  /** Returns the rounds that the trials took. */
  public long rounds(int budget) {
    return get(budget, Sum.ROUNDS);
  }

  /** Returns the tokens that the trials waited for, one wave of calls after another. */
  public long awaitedTokens(int budget) {
    return get(budget, Sum.AWAITED);
  }

  /** Returns the calls of a kind that made a correct candidate; 0 for kinds that make none. */
  public long madeCorrect(int budget, Call kind) {
    return switch (kind) {
      case GENERATE -> get(budget, Sum.GENERATED_CORRECT);
      case REVISE -> get(budget, Sum.REVISED_CORRECT);
      case COMPARE, VERIFY, JUDGE -> 0;
    };
  }

  /** Returns the calls of a kind. */
  public long calls(int budget, Call kind) {
    return switch (kind) {
      case GENERATE -> get(budget, Sum.GENERATED_CORRECT) + get(budget, Sum.GENERATED_WRONG);
      case REVISE -> get(budget, Sum.REVISED_CORRECT) + get(budget, Sum.REVISED_WRONG);
      case COMPARE -> get(budget, Sum.COMPARED);
      case VERIFY -> get(budget, Sum.VERIFIED);
      case JUDGE -> get(budget, Sum.JUDGED);
    };
  }
}
