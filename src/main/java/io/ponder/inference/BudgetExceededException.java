package io.ponder.inference;

/** A strategy asked for a call that the rest of its budget does not pay for. */
public final class BudgetExceededException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BudgetExceededException(String strategy, long asked, long left) {
    super(
        String.format(
            "strategy %s asked for calls worth %d ticks, but only %d are left of its budget",
            strategy, asked, left));
  }
}
