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
    /** Time that the trial waits for its calls, in the units of {@link Latency}. */
    AWAITED
  }

  /** What is summed for each model. */
  enum Calls {
    GENERATED_CORRECT,
    GENERATED_WRONG,
    REVISED_CORRECT,
    REVISED_WRONG,
    COMPARED,
    VERIFIED,
    JUDGED
  }

  private static final int COMMON = Sum.values().length;
  private static final int OF_MODEL = Calls.values().length;

  private final int budgets;
  private final int models;
  private final int width;
  private final long[] sums;

  /** Creates an empty tally of a single model for a number of budgets. */
  public Tally(int budgets) {
    this(budgets, 1);
  }

  /** Creates an empty tally for a number of budgets and of models. */
  public Tally(int budgets, int models) {
    this.budgets = budgets;
    this.models = models;
    width = COMMON + models * OF_MODEL;
    sums = new long[budgets * width];
  }

  /** Returns the number of budgets. */
  public int budgets() {
    return budgets;
  }

  /** Returns the number of models. */
  public int models() {
    return models;
  }

  /** Adds the sums of another tally, whose budgets begin at one of this one's. */
  public void add(int firstBudget, Tally other) {
    for (int i = 0; i < other.sums.length; i++) {
      int at = firstBudget * width + i;
      sums[at] = Math.addExact(sums[at], other.sums[i]);
    }
  }

  /** Forgets everything. */
  public void clear() {
    Arrays.fill(sums, 0);
  }

  void count(int budget, Sum sum, long value) {
    int at = budget * width + sum.ordinal();
    sums[at] = Math.addExact(sums[at], value);
  }

  void count(int budget, int model, Calls calls, long value) {
    sums[budget * width + COMMON + model * OF_MODEL + calls.ordinal()] += value;
  }

  private long get(int budget, Sum sum) {
    return sums[budget * width + sum.ordinal()];
  }

  private long get(int budget, int model, Calls calls) {
    return sums[budget * width + COMMON + model * OF_MODEL + calls.ordinal()];
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

  /** Returns the time that the trials waited for their calls, in the units of {@link Latency}. */
  long awaited(int budget) {
    return get(budget, Sum.AWAITED);
  }

  /** Returns a model's calls that made a correct candidate; 0 for kinds that make none. */
  public long madeCorrect(int budget, int model, Call kind) {
    return switch (kind) {
      case GENERATE -> get(budget, model, Calls.GENERATED_CORRECT);
      case REVISE -> get(budget, model, Calls.REVISED_CORRECT);
      case COMPARE, VERIFY, JUDGE -> 0;
    };
  }

  /** Returns a model's calls of a kind. */
  public long calls(int budget, int model, Call kind) {
    return switch (kind) {
      case GENERATE ->
          get(budget, model, Calls.GENERATED_CORRECT) + get(budget, model, Calls.GENERATED_WRONG);
      case REVISE ->
          get(budget, model, Calls.REVISED_CORRECT) + get(budget, model, Calls.REVISED_WRONG);
      case COMPARE -> get(budget, model, Calls.COMPARED);
      case VERIFY -> get(budget, model, Calls.VERIFIED);
      case JUDGE -> get(budget, model, Calls.JUDGED);
    };
  }

  /** Returns the calls of a kind by all models. */
  public long calls(int budget, Call kind) {
    long calls = 0;
    for (int model = 0; model < models; model++) {
      calls += calls(budget, model, kind);
    }
    return calls;
  }
}
