package io.ponder.engine;

/** A strategy threw an exception or broke the rules of a session. */
public final class StrategyFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StrategyFailedException(String strategy, int budget, long trial, RuntimeException cause) {
    super(
        String.format(
            "strategy %s failed at budget %d in trial %d: %s",
            strategy,
            budget,
            trial,
            cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage()),
        cause);
  }
}
