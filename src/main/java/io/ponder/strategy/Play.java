package io.ponder.strategy;

import io.ponder.inference.Inference;

/** Plays trials of a strategy in one thread; scratch arrays live here and are reused. */
@FunctionalInterface
public interface Play {
  /** Plays one trial and returns the chosen candidate, or {@link Strategy#NO_ANSWER}. */
  int solve(Inference llm);
}
