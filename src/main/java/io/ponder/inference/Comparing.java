package io.ponder.inference;

import io.ponder.model.Comparisons;
import org.jspecify.annotations.Nullable;

/** The comparisons of one trial. */
final class Comparing {
  private final Matches matches;
  private final double repeat;
  private final AddressedRandom draws = new AddressedRandom(0);
  private long address;

  /** The table of the last number of comparisons asked for. */
  private @Nullable Categorical table;

  private int tableTimes;

  Comparing(Comparisons comparisons) {
    matches = new Matches(comparisons);
    repeat = comparisons.repeat();
  }

  /** Starts another trial. */
  void restart(long newAddress) {
    address = newAddress;
    draws.restart(newAddress);
  }

  /** Returns whether matches of so many comparisons are one independent draw each. */
  boolean single(int times) {
    return repeat == 0 && times <= Matches.LARGEST;
  }

  private Categorical table(int times) {
    if (table == null || times != tableTimes) {
      table = matches.table(times);
      tableTimes = times;
    }
    return table;
  }

  /** Plays many {@linkplain #single single} matches; see {@link Matches#play}. */
  void play(int times, int[] typeOf, int[] left, int[] right, int count, double[] points) {
    matches.play(table(times), draws, typeOf, left, right, count, points);
  }

  /**
   * Returns the left one's points in a match.
   *
   * @param left the handle of the left one, which with the right one's names the pair
   * @param right the handle of the right one
   * @param leftType the type of the left one
   * @param rightType the type of the right one
   * @param times how many comparisons
   */
  double points(int left, int right, int leftType, int rightType, int times) {
    if (single(times)) {
      int row = matches.row(leftType, rightType);
      return 0.5 * table(times).sample(row, Categorical.place(draws.nextLong()));
    }
    if (repeat > 0) {
      long first = Math.min(left, right);
      long own = AddressedRandom.within(address, first << 32 | Math.max(left, right));
      if (AddressedRandom.unit(own, 0) < repeat) {
        long verdict = Categorical.place(AddressedRandom.bits(own, 1));
        Categorical once = matches.table(1);
        int half =
            left == first
                ? once.sample(matches.row(leftType, rightType), verdict)
                : 2 - once.sample(matches.row(rightType, leftType), verdict);
        return 0.5 * half * times;
      }
    }
    int row = matches.row(leftType, rightType);
    long half = 0;
    for (int rest = times; rest > 0; rest -= Matches.LARGEST) {
      Categorical part = table(Math.min(rest, Matches.LARGEST));
      half += part.sample(row, Categorical.place(draws.nextLong()));
    }
    return 0.5 * half;
  }
}
