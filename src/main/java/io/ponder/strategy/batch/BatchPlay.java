package io.ponder.strategy.batch;

import io.ponder.inference.Batch;

/** Plays batches of problems in one thread; scratch arrays live here and are reused. */
@FunctionalInterface
public interface BatchPlay {
  /**
   * Plays one batch: spends its budget, which is at least one call for each problem, and
   * {@linkplain Batch#choose chooses} answers.
   */
  void solve(Batch batch);
}
