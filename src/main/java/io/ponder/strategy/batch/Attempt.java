package io.ponder.strategy.batch;

import io.ponder.inference.Inference;

/**
 * What is known of one problem of a batch: its samples so far, how good they look, and whether it
 * is solved. Reused from batch to batch.
 */
interface Attempt {
  /** Forgets everything and goes to another problem. */
  void begin(Inference llm);

  /** Returns the price of one more sample that is looked at, in ticks. */
  long price();

  /** Returns whether the budget of the batch pays for one more. */
  boolean affords();

  /** Draws samples. */
  void sample(int times);

  /** Looks at what was sampled since the last time, as far as the budget goes. */
  void look();

  /** Returns how many samples there are. */
  int samples();

  /** Returns whether it is solved. */
  boolean solved();

  /** Returns how near to solved it looks, in [0, 1]. */
  double reward();

  /** Returns the best answer so far, or {@link Inference#NO_ANSWER}. */
  int choice();
}
