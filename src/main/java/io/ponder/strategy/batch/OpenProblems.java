package io.ponder.strategy.batch;

import io.ponder.inference.Batch;

/** The problems of a batch that are not solved yet, in their order. */
final class OpenProblems {
  private final Attempt[] attempts;
  private final int[] open;
  private int count;

  OpenProblems(Attempt[] attempts) {
    this.attempts = attempts;
    open = new int[attempts.length];
  }

  /**
   * Goes to another batch. Every problem gets its first sample before anything else is spent, so
   * that none goes without.
   */
  void begin(Batch batch) {
    for (int i = 0; i < attempts.length; i++) {
      attempts[i].begin(batch.problem(i));
      attempts[i].sample(1);
    }
    count = 0;
    for (int i = 0; i < attempts.length; i++) {
      attempts[i].look();
      if (!attempts[i].solved()) {
        open[count++] = i;
      }
    }
  }

  /** Returns how many are open. */
  int count() {
    return count;
  }

  /** Returns the number in the batch of an open one. */
  int problem(int place) {
    return open[place];
  }

  /** Returns what is known of a problem, by its number in the batch. */
  Attempt attempt(int problem) {
    return attempts[problem];
  }

  /** Spends one more sample on each open problem, and closes those that do not stay open. */
  void advanceAll() {
    int still = 0;
    for (int place = 0; place < count; place++) {
      if (advance(open[place])) {
        open[still++] = open[place];
      }
    }
    count = still;
  }

  /**
   * Spends one more sample on an open problem.
   *
   * @return whether it stays open: it is not solved, and the budget paid for the sample; if it does
   *     not now it never will
   */
  boolean advance(int problem) {
    Attempt attempt = attempts[problem];
    if (!attempt.affords()) {
      return false;
    }
    attempt.sample(1);
    attempt.look();
    return !attempt.solved();
  }

  /** Closes an open problem; those after it move up. */
  void close(int place) {
    System.arraycopy(open, place + 1, open, place, --count - place);
  }

  /** Answers every problem with its best so far. */
  void choose(Batch batch) {
    for (int i = 0; i < attempts.length; i++) {
      batch.choose(i, attempts[i].choice());
    }
  }
}
