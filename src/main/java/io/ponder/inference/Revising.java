package io.ponder.inference;

import io.ponder.model.Matrix;
import io.ponder.model.Revision;

/** The revisions of one trial. */
final class Revising {
  private final Categorical kernel;
  private final AddressedRandom draws = new AddressedRandom(0);

  Revising(Revision revision) {
    Matrix matrix = revision.kernel();
    double[][] rows = new double[matrix.size()][];
    for (int t = 0; t < rows.length; t++) {
      rows[t] = matrix.row(t);
    }
    kernel = Categorical.of(rows);
  }

  /** Starts another trial. */
  void restart(long address) {
    draws.restart(address);
  }

  /**
   * Revises a solution, then its revision, and so on.
   *
   * @param type the type of the first to be revised
   * @param into receives the types of the revisions
   * @param first where the first of them goes
   * @param times the length of the chain
   */
  void chain(int type, int[] into, int first, int times) {
    int current = type;
    for (int next = first; next < first + times; ) {
      int block = Math.min(first + times - next, draws.ready());
      long[] bits = draws.buffer();
      int from = draws.take(block);
      for (int i = 0; i < block; i++) {
        current = kernel.sample(current, Categorical.place(bits[from + i]));
        into[next + i] = current;
      }
      next += block;
    }
  }
}
