package io.ponder.inference;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What all models of a trial share: the budget, the candidates, the rounds, and the budgets of the
 * experiment that wait for an answer.
 */
final class Trial {
  /** Larger than any number of ticks left, and far from overflow. */
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final int ticksPerCall;
  private final @Nullable Latency latency;

  /** What the trial spends as well, if it is one of a batch. */
  private final @Nullable SharedBudget shared;

  /**
   * The type at a handle that no candidate has: so far below 0 that a place in a table of pairs
   * computed with it is below 0 as well, for tables of at most {@link #MOST_PAIRED} types.
   */
  private static final int NO_TYPE = -2_000_000;

  /** The most types that {@link #NO_TYPE} works for. */
  static final int MOST_PAIRED = 1000;

  /** The type of each candidate, {@link #NO_TYPE} beyond the last. */
  private int[] types = new int[64];

  /** The round in which each candidate was made. */
  private int[] made = new int[64];

  private int count;

  private String strategy = "";
  private long[] budgets = {};
  private long left;
  private int slot;
  private long reserve;
  private long pending;

  /** The earliest round of a call that uses no candidate, and the last round so far. */
  private int floor;

  private int last;

  /** Whether all candidates were made in the same round. */
  private boolean sameRound;

  Trial(int ticksPerCall, @Nullable Latency latency, @Nullable SharedBudget shared) {
    this.ticksPerCall = ticksPerCall;
    this.latency = latency;
    this.shared = shared;
    Arrays.fill(types, NO_TYPE);
  }

  /** Starts a trial that serves budgets in ticks, ascending; the last one is the most to spend. */
  void begin(String strategy, long[] budgets) {
    this.strategy = strategy;
    this.budgets = budgets;
    left = budgets[budgets.length - 1];
    Arrays.fill(types, 0, count, NO_TYPE);
    count = 0;
    floor = 1;
    last = 0;
    sameRound = true;
    pending = 0;
    await(0);
    if (latency != null) {
      latency.clear();
    }
  }

  private void await(int slot) {
    this.slot = slot;
    int end = budgets.length - 1;
    reserve = slot < end ? budgets[end] - budgets[slot] : NEVER;
  }

  String strategy() {
    return strategy;
  }

  long left() {
    return shared == null ? left : shared.left();
  }

  long spent() {
    return budgets[budgets.length - 1] - left;
  }

  void charge(long ticks) {
    long rest = left();
    if (ticks < 0 || ticks > rest) {
      throw new BudgetExceededException(
          strategy, (double) ticks / ticksPerCall, (double) rest / ticksPerCall);
    }
    left -= ticks;
    if (shared != null) {
      shared.spend(ticks);
    }
  }

  int batch(long ticks) {
    return (int) Math.min(Integer.MAX_VALUE, Math.min(left(), left - reserve) / Math.max(1, ticks));
  }

  boolean due(long ticks) {
    pending = ticks;
    return left - reserve < ticks;
  }

  /** Returns the next budget that an answer offered now is for, or -1. */
  int nextDue() {
    return left - reserve < pending ? slot : -1;
  }

  /** Goes on to the next budget; an answer that comes after its budget was passed is an error. */
  void served() {
    if (spent() > budgets[slot]) {
      throw new IllegalStateException(
          String.format(
              "strategy %s had spent %d ticks when it offered its answer for a budget of %d",
              strategy, spent(), budgets[slot]));
    }
    await(slot + 1);
  }

  /** Returns the first budget that has no answer yet. */
  int waiting() {
    return slot;
  }

  /** Makes room for new candidates of a round, whose types are to follow. */
  int add(int times, int round) {
    int first = count;
    count = Math.addExact(count, times);
    if (count > types.length) {
      grow();
    }
    for (int i = first; i < count; i++) {
      made[i] = round;
    }
    sameRound &= first == 0 || made[0] == round;
    return first;
  }

  /** Makes room for candidates that revise one another, from a round on. */
  int addChain(int times, int round) {
    int first = add(times, round);
    for (int i = 0; i < times; i++) {
      made[first + i] = round + i;
    }
    sameRound = false;
    return first;
  }

  private void grow() {
    int capacity = Math.max(count, 2 * types.length);
    int before = types.length;
    types = Arrays.copyOf(types, capacity);
    Arrays.fill(types, before, capacity, NO_TYPE);
    made = Arrays.copyOf(made, capacity);
  }

  int count() {
    return count;
  }

  /** Returns the types of the candidates, by handle. */
  int[] types() {
    return types;
  }

  int type(int candidate) {
    return types[check(candidate)];
  }

  /** Returns a handle that is one of a candidate of this trial. */
  int check(int candidate) {
    if (candidate < 0 || candidate >= count) {
      throw new IllegalStateException(
          String.format("strategy %s used candidate %d of %d", strategy, candidate, count));
    }
    return candidate;
  }

  private int madeIn(int candidate) {
    return made[candidate];
  }

  /** Returns the round of a call that depends on no candidate. */
  int roundOfNew() {
    return in(floor);
  }

  /** Returns the round of a call that uses a candidate. */
  int roundAfter(int candidate) {
    return in(Math.max(floor, madeIn(candidate) + 1));
  }

  /** Returns the first round of a chain of calls, of which the first uses a candidate. */
  int roundsAfter(int candidate, int calls) {
    int round = roundAfter(candidate);
    in(round + calls - 1);
    return round;
  }

  /** Returns the round of a call that uses two candidates. */
  int roundAfter(int left, int right) {
    return in(Math.max(floor, Math.max(madeIn(left), madeIn(right)) + 1));
  }

  /** Takes account of the rounds of calls that use two candidates each. */
  void roundsAfter(int[] left, int[] right, int calls) {
    if (sameRound) {
      roundAfter(0);
      return;
    }
    for (int i = 0; i < calls; i++) {
      roundAfter(left[i], right[i]);
    }
  }

  private int in(int round) {
    if (round > last) {
      last = round;
    }
    return round;
  }

  void nextRound() {
    floor = last + 1;
  }

  int rounds() {
    return last;
  }

  boolean tracksLatency() {
    return latency != null;
  }

  void await(int model, int round, long times, long tokens) {
    if (latency != null) {
      latency.add(model, round, times, tokens);
    }
  }

  long awaited() {
    return latency == null ? 0 : latency.awaited();
  }
}
