package io.ponder.strategy.tournament;

import io.ponder.model.Comparisons;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * P(one type beats another) in a match of K comparisons: more points win, ties at random. The order
 * in which the two are shown is swapped in half of the comparisons; a coin decides it for an odd
 * one.
 */
public final class MatchLaw {
  private MatchLaw() {}

  /**
   * Returns P(t beats u) for all kinds; both directions are sums of their own.
   *
   * @param comparisons the comparator
   * @param kinds the kinds
   * @param times comparisons in a match, K, at least 1
   */
  static double[][] wins(Comparisons comparisons, Kinds kinds, int times) {
    double[][] wins = new double[kinds.size()][kinds.size()];
    for (int t = 0; t < wins.length; t++) {
      for (int u = 0; u < wins.length; u++) {
        wins[t][u] = t == u ? 0.5 : win(comparisons, kinds.type(t), kinds.type(u), times);
      }
    }
    return wins;
  }

  /**
   * Returns P(a type beats another).
   *
   * @param comparisons the comparator
   * @param t the type that is to win
   * @param u another type
   * @param times comparisons in a match, K, at least 1; with ties or a position bias the work grows
   *     with its square
   */
  public static double win(Comparisons comparisons, int t, int u, int times) {
    boolean plain = comparisons.ties().at(t, u) == 0 && comparisons.positionBias() == 0;
    double independent =
        plain
            ? majority(comparisons.wins().at(t, u), times)
            : win(points(comparisons, t, u, times));
    double once = win(points(comparisons, t, u, 1));
    double repeat = comparisons.repeat();
    return repeat == 0 ? independent : repeat * once + (1 - repeat) * independent;
  }

  /** Returns P(most of K comparisons are won): an even one more makes no difference. */
  private static double majority(double win, int times) {
    int most = (times + 1) / 2;
    return RegularizedBeta.value(win, most, most);
  }

  /** Returns P(more than half of the points, a tie counted one half), from half points. */
  private static double win(double[] points) {
    int middle = points.length / 2;
    double win = points[middle] / 2;
    for (int half = middle + 1; half < points.length; half++) {
      win += points[half];
    }
    return win;
  }

  /** Returns the distribution of t's half points against u. */
  static double[] points(Comparisons comparisons, int t, int u, int times) {
    double[] first = outcomes(comparisons, t, u, true);
    double[] second = outcomes(comparisons, t, u, false);
    double[] points = {1};
    for (int i = 0; i < times / 2; i++) {
      points = plus(plus(points, first), second);
    }
    if (times % 2 == 1) {
      double[] mean = new double[3];
      for (int outcome = 0; outcome < 3; outcome++) {
        mean[outcome] = (first[outcome] + second[outcome]) / 2;
      }
      points = plus(points, mean);
    }
    return points;
  }

  /** Returns P(loss), P(tie) and P(win) of one comparison. */
  private static double[] outcomes(Comparisons comparisons, int t, int u, boolean shownFirst) {
    return new double[] {
      comparisons.outright(u, t, !shownFirst),
      comparisons.ties().at(t, u),
      comparisons.outright(t, u, shownFirst)
    };
  }

  /** Adds one comparison's half points to a sum of them. */
  private static double[] plus(double[] sum, double[] one) {
    double[] next = new double[sum.length + 2];
    for (int half = 0; half < sum.length; half++) {
      for (int outcome = 0; outcome < 3; outcome++) {
        next[half + outcome] += sum[half] * one[outcome];
      }
    }
    return next;
  }
}
