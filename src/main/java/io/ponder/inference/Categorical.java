package io.ponder.inference;

import java.util.Arrays;

/**
 * Rows of discrete distributions, sampled by inversion with a guide table (Devroye, "Non-Uniform
 * Random Variate Generation", 1986, III.2.4) in integers: the unit interval is cut into 2^60
 * places. Immutable and shared by threads.
 *
 * <p>A cell of the guide table that lies within one outcome holds that outcome, so almost every
 * draw is a single look-up without a branch that the processor could guess wrongly.
 */
final class Categorical {
  /** Bits of a place in the unit interval. */
  static final int BITS = 60;

  private static final double PLACES = 0x1.0p60;

  /** 512 cells a row, a constant so that shifts are cheap. */
  private static final int GUIDE_BITS = 9;

  private static final int TO_CELL = BITS - GUIDE_BITS;

  private final int width;

  /** An outcome, or the complement of the first outcome that a cell may hold. */
  private final short[] guide;

  /** The place at which each outcome ends. */
  private final long[] ends;

  private Categorical(int rows, int width) {
    this.width = width;
    this.ends = new long[rows * width];
    this.guide = new short[rows << GUIDE_BITS];
  }

  /**
   * Builds the sampler.
   *
   * @param rows distributions over the same outcomes, up to a factor; a row of zeros must not be
   *     sampled
   */
  static Categorical of(double[]... rows) {
    if (rows[0].length > Short.MAX_VALUE) {
      throw new IllegalArgumentException("a table has at most " + Short.MAX_VALUE + " types");
    }
    Categorical table = new Categorical(rows.length, rows[0].length);
    for (int row = 0; row < rows.length; row++) {
      table.fill(row, rows[row]);
    }
    return table;
  }

  private void fill(int row, double[] weights) {
    int first = row * width;
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double sum = 0;
    int last = 0;
    for (int j = 0; j < width; j++) {
      sum += weights[j];
      ends[first + j] = (long) (sum / total * PLACES);
      last = weights[j] > 0 ? j : last;
    }
    // Outcomes of weight 0 at the end are never reached, however the sum was rounded.
    Arrays.fill(ends, first + last, first + width, Long.MAX_VALUE);
    int j = 0;
    long cell = 1L << TO_CELL;
    for (int g = 0; g < 1 << GUIDE_BITS; g++) {
      while (ends[first + j] <= g * cell) {
        j++;
      }
      boolean whole = ends[first + j] >= (g + 1) * cell;
      guide[(row << GUIDE_BITS) + g] = (short) (whole ? j : ~j);
    }
  }

  /** Returns a row's outcome at a place in [0, 2^60); it does not fall as the place grows. */
  int sample(int row, long place) {
    int j = guide[start(row) + cellOf(place)];
    return j >= 0 ? j : search(row, place);
  }

  /**
   * Returns the guide table, for loops over many draws: it has the outcome of a place at {@code
   * start(row) + cell(place)}, or a negative number if a {@link #search} has to find it. A loop
   * that notes the few of those and searches afterwards compiles to a third of the instructions.
   */
  short[] guide() {
    return guide;
  }

  /** Returns where a row begins in the guide table. */
  static int start(int row) {
    return row << GUIDE_BITS;
  }

  /** Returns the cell of the place that 64 random bits decide. */
  static int cell(long bits) {
    return (int) (bits >>> (Long.SIZE - GUIDE_BITS));
  }

  /** Returns the cell of a place. */
  static int cellOf(long place) {
    return (int) (place >>> TO_CELL);
  }

  /** Returns a row's outcome at a place, found among the places at which outcomes end. */
  int search(int row, long place) {
    int first = row * width;
    int cell = guide[start(row) + cellOf(place)];
    int j = cell < 0 ? ~cell : cell;
    while (place >= ends[first + j]) {
      j++;
    }
    return j;
  }

  /** Returns the place that 64 random bits decide. */
  static long place(long bits) {
    return bits >>> (Long.SIZE - BITS);
  }
}
