package io.ponder.inference;

/** What the problems of a batch may spend together, in ticks. */
final class SharedBudget {
  private long left;

  /** Starts again with so many ticks. */
  void fill(long ticks) {
    left = ticks;
  }

  long left() {
    return left;
  }

  /** Takes ticks that are there. */
  void spend(long ticks) {
    left -= ticks;
  }
}
