package io.ponder.inference;

import io.ponder.model.Comparisons;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The outcome of several comparisons of one pair from one draw: the distribution of the left one's
 * points is tabulated for each number of comparisons when it is first asked for.
 */
final class Matches {
  /** More comparisons than this are drawn in parts, to bound the tables; even, see {@link #sum}. */
  static final int LARGEST = 510;

  /** All bits of a number of half points. */
  private static final int LARGEST_HALF = 1023;

  /** Points by half points. */
  private static final double[] HALVES = new double[LARGEST_HALF + 1];

  static {
    Arrays.setAll(HALVES, half -> half / 2.0);
  }

  private final int types;
  private final int[] rowOf;

  /** Where each row begins in a guide table. */
  private final int[] startOf;

  /** Matches of a block that the guide table does not decide. */
  private final int[] unclear = new int[AddressedRandom.BUFFER];

  private final List<Outcomes> single = new ArrayList<>();
  private final Categorical[] byTimes = new Categorical[LARGEST + 1];

  Matches(Comparisons comparisons) {
    types = comparisons.wins().size();
    rowOf = new int[types * types];
    for (int t = 0; t < types; t++) {
      for (int u = 0; u < types; u++) {
        rowOf[t * types + u] =
            row(
                new Outcomes(
                    outcomes(comparisons, t, u, true), outcomes(comparisons, t, u, false)));
      }
    }
    startOf = Arrays.stream(rowOf).map(Categorical::start).toArray();
  }

  /** A comparison's distribution over loss, tie and win of the left one, shown first or second. */
  private record Outcomes(List<Double> first, List<Double> second) {
    /** Like equals, which for a record takes some 50 ms to link: a part of every start. */
    boolean same(Outcomes other) {
      return first.equals(other.first) && second.equals(other.second);
    }

    /** Returns the distribution if a coin decides who is shown first. */
    List<Double> mean() {
      return List.of(mean(0), mean(1), mean(2));
    }

    private double mean(int outcome) {
      return (first.get(outcome) + second.get(outcome)) / 2;
    }
  }

  private static List<Double> outcomes(Comparisons comparisons, int t, int u, boolean first) {
    return List.of(
        comparisons.outright(u, t, !first),
        comparisons.ties().at(t, u),
        comparisons.outright(t, u, first));
  }

  private int row(Outcomes outcomes) {
    for (int row = 0; row < single.size(); row++) {
      if (single.get(row).same(outcomes)) {
        return row;
      }
    }
    single.add(outcomes);
    return single.size() - 1;
  }

  /** Returns the row of a left and a right type in every {@linkplain #table table}. */
  int row(int left, int right) {
    return rowOf[left * types + right];
  }

  /**
   * Returns the sampler of the left one's half points in {@code times} comparisons, from 1 to
   * {@link #LARGEST}.
   */
  Categorical table(int times) {
    Categorical table = byTimes[times];
    return table == null ? tabulate(times) : table;
  }

  /**
   * Plays matches at once.
   *
   * @param table the sampler of the number of comparisons
   * @param draws decides the matches, one draw each
   * @param typeOf the type of each candidate
   * @param left the left ones' handles
   * @param right the right ones' handles
   * @param matches how many matches there are
   * @param points receives the left ones' points
   * @throws ArrayIndexOutOfBoundsException if a handle is out of range, or if a type is so far
   *     below 0 that it is none
   */
  void play(
      Categorical table,
      AddressedRandom draws,
      int[] typeOf,
      int[] left,
      int[] right,
      int matches,
      double[] points) {
    for (int next = 0; next < matches; ) {
      int block = Math.min(matches - next, draws.ready());
      play(table, draws.buffer(), draws.take(block), typeOf, left, right, next, block, points);
      next += block;
    }
  }

  private void play(
      Categorical table,
      long[] bits,
      int from,
      int[] typeOf,
      int[] left,
      int[] right,
      int first,
      int times,
      double[] points) {
    short[] guide = table.guide();
    int[] rows = startOf;
    int count = types;
    int open = 0;
    for (int i = 0; i < times; i++) {
      int row = rows[typeOf[left[first + i]] * count + typeOf[right[first + i]]];
      int half = guide[row + Categorical.cell(bits[from + i])];
      points[first + i] = HALVES[half & LARGEST_HALF];
      if (half < 0) {
        unclear[open++] = i;
      }
    }
    for (int j = 0; j < open; j++) {
      int i = unclear[j];
      int row = row(typeOf[left[first + i]], typeOf[right[first + i]]);
      points[first + i] = HALVES[table.search(row, Categorical.place(bits[from + i]))];
    }
  }

  private Categorical tabulate(int times) {
    double[][] rows = single.stream().map(one -> sum(one, times)).toArray(double[][]::new);
    byTimes[times] = Categorical.of(rows);
    return byTimes[times];
  }

  /**
   * Returns the distribution of the half points of several comparisons. The order in which the two
   * are shown is swapped in half of them (arXiv:2411.19477); a coin decides it for an odd one.
   */
  private static double[] sum(Outcomes one, int times) {
    double[] sum = {1};
    for (int i = 0; i < times / 2; i++) {
      sum = plus(plus(sum, one.first), one.second);
    }
    return times % 2 == 1 ? plus(sum, one.mean()) : sum;
  }

  private static double[] plus(double[] sum, List<Double> one) {
    double[] next = new double[sum.length + 2];
    for (int half = 0; half < sum.length; half++) {
      for (int outcome = 0; outcome < 3; outcome++) {
        next[half + outcome] += sum[half] * one.get(outcome);
      }
    }
    return next;
  }
}
