package io.ponder.engine;

import io.ponder.inference.Tally;

/**
 * What batches gave with one strategy and one budget, at one level or over all.
 *
 * @param contestant index of the strategy
 * @param budget index of the budget
 * @param problems the problems in a batch that it is about
 * @param batches the batches played
 * @param correct correct answers
 * @param wrong wrong answers
 * @param abstained problems without an answer
 * @param squares the sum of the squares of each batch's correct answers
 * @param calls calls spent on these problems
 */
public record BatchCurve(
    int contestant,
    int budget,
    int problems,
    long batches,
    long correct,
    long wrong,
    long abstained,
    long squares,
    double calls) {

  /** Returns the interval of the accuracy, by the means of the batches. */
  public Interval interval(double confidence) {
    return Interval.grouped(batches, problems, correct, squares, confidence);
  }

  /** Returns a count as a share of all problems. */
  public double share(long count) {
    return (double) count / (batches * problems);
  }

  /** Returns the mean calls of a problem. */
  public double meanCalls() {
    return calls / (batches * problems);
  }

  /** The sums behind it, of integers: the order in which they are added does not matter. */
  static final class Sums {
    private final Tally[] levels;
    private final long[] squares;
    private long allSquares;
    private long batches;

    Sums(int levels, int models) {
      this.levels = new Tally[levels];
      for (int level = 0; level < levels; level++) {
        this.levels[level] = new Tally(1, models);
      }
      squares = new long[levels];
    }

    /** Returns what the problems of each level are added to. */
    Tally[] levels() {
      return levels;
    }

    /** Adds what became of one batch that is in the tallies already. */
    void add(int[] correct) {
      long all = 0;
      for (int level = 0; level < correct.length; level++) {
        squares[level] += (long) correct[level] * correct[level];
        all += correct[level];
      }
      allSquares += all * all;
      batches++;
    }

    void add(Sums other) {
      for (int level = 0; level < levels.length; level++) {
        levels[level].add(0, other.levels[level]);
        squares[level] += other.squares[level];
      }
      allSquares += other.allSquares;
      batches += other.batches;
    }

    BatchCurve level(int contestant, int budget, int level, int problems, int ticksPerCall) {
      return curve(contestant, budget, problems, squares[level], ticksPerCall, levels[level]);
    }

    BatchCurve all(int contestant, int budget, int problems, int ticksPerCall) {
      return curve(contestant, budget, problems, allSquares, ticksPerCall, levels);
    }

    private BatchCurve curve(
        int contestant, int budget, int problems, long squaresOf, int ticksPerCall, Tally... of) {
      Tally sum = new Tally(1, of[0].models());
      for (Tally tally : of) {
        sum.add(0, tally);
      }
      return new BatchCurve(
          contestant,
          budget,
          problems,
          batches,
          sum.correct(0),
          sum.wrong(0),
          sum.abstained(0),
          squaresOf,
          (double) sum.ticks(0) / ticksPerCall);
    }
  }
}
