package io.ponder.strategy.batch;

/** How the answer to a problem is chosen among its samples. */
public enum Select {
  /** The highest score; a problem is solved when the verifier accepts a sample. */
  BEST,
  /** The plurality of answers; a problem is solved when no other answer can well overtake it. */
  MAJORITY
}
