package io.ponder.inference;

import java.util.Locale;

/** A strategy asked for a call that the rest of its budget does not pay for. */
public final class BudgetExceededException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Creates the exception.
   *
   * @param strategy the strategy's name
   * @param asked the price of what it asked for, in calls
   * @param left what is left of its budget, in calls
   */
  BudgetExceededException(String strategy, double asked, double left) {
    super(
        String.format(
            Locale.ROOT,
            "strategy %s asked for %.3f calls when %.3f were left; affords() tells what is left",
            strategy,
            asked,
            left));
  }
}
