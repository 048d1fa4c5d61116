package io.ponder.engine;

import io.ponder.inference.BudgetExceededException;
import java.util.Arrays;
import java.util.List;

/** A strategy threw an exception or broke the rules of a session. */
public final class StrategyFailedException extends SimulationFailedException {
  private static final long serialVersionUID = 1;

  /** Where a strategy's mistakes show, but are not made. */
  private static final List<String> NOT_ITS_OWN =
      List.of(
          "java.",
          "jdk.",
          "io.ponder.inference.",
          "io.ponder.engine.Worker",
          "io.ponder.engine.BatchSimulation");

  private StrategyFailedException(String message, RuntimeException cause) {
    super(message, cause);
  }

  StrategyFailedException(
      String strategy, String level, int budget, long trial, RuntimeException cause) {
    super(
        String.format(
            "strategy %s failed at level %s, budget %d, trial %d: %s",
            strategy, level, budget, trial, describe(cause)),
        cause);
  }

  /** A strategy for batches failed. */
  static StrategyFailedException inBatch(
      String strategy, int budget, long batch, RuntimeException cause) {
    return new StrategyFailedException(
        String.format(
            "batch strategy %s failed at budget %d, batch %d: %s",
            strategy, budget, batch, describe(cause)),
        cause);
  }

  /** Returns what went wrong, and where if the session did not say it in its own words. */
  private static String describe(RuntimeException cause) {
    if (cause instanceof BudgetExceededException) {
      return cause.getMessage();
    }
    return Arrays.stream(cause.getStackTrace())
        .filter(frame -> NOT_ITS_OWN.stream().noneMatch(frame.getClassName()::startsWith))
        .findFirst()
        .map(frame -> cause + " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")")
        .orElse(cause.toString());
  }
}
