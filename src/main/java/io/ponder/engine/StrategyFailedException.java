package io.ponder.engine;

import io.ponder.inference.BudgetExceededException;

/** A strategy threw an exception or broke the rules of a session. */
public final class StrategyFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StrategyFailedException(
      String strategy, String level, int budget, long trial, RuntimeException cause) {
    super(
        String.format(
            "strategy %s failed at level %s, budget %d, trial %d: %s",
            strategy, level, budget, trial, describe(cause)),
        cause);
  }

  /** Returns what went wrong, and where if the session did not say it in its own words. */
  private static String describe(RuntimeException cause) {
    if (cause instanceof BudgetExceededException) {
      return cause.getMessage();
    }
    StackTraceElement[] trace = cause.getStackTrace();
    String place =
        trace.length == 0
            ? ""
            : " (" + trace[0].getFileName() + ":" + trace[0].getLineNumber() + ")";
    return cause + place;
  }
}
