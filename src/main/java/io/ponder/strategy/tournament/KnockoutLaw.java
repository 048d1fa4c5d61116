package io.ponder.strategy.tournament;

import io.ponder.inference.ExpectedCalls;
import io.ponder.model.Call;
import io.ponder.model.Comparisons;
import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import java.util.Optional;

/**
 * The law of a knockout (the recursion behind Theorem 2.4 of arXiv:2411.19477, on the probabilities
 * of all types): before each round all entrants have the same distribution of types but the last
 * one, who may have had byes, and they are independent. Sums of positive terms, so small
 * probabilities keep their digits.
 */
record KnockoutLaw(int comparisons) implements Law {
  /** A match of more comparisons takes long to tabulate. */
  private static final int MOST_COMPARISONS = 10_000;

  @Override
  public Optional<Exact> at(Problem problem, long budget) {
    Comparisons comparator = problem.table().comparisons();
    if (comparator == null || comparisons > MOST_COMPARISONS) {
      return Optional.empty();
    }
    long entrants = Math.max(1, (budget + comparisons) / (1L + comparisons));
    double[] winner =
        winner(problem.probabilities(), MatchLaw.wins(comparator, comparisons), entrants);
    ExpectedCalls calls = problem.calls().generate(1, (double) entrants);
    for (long size = entrants; size > 1; size = (size + 1) / 2) {
      long matches = size / 2;
      calls.ask(Call.COMPARE, 1, comparisons * (double) matches);
    }
    return Optional.of(Exact.ofTypes(problem, winner, calls));
  }

  /**
   * Returns the distribution of the winner's type.
   *
   * @param types the distribution of an entrant's type
   * @param wins wins[t][u] = P(t beats u) in a match
   * @param entrants how many there are, at least 1
   */
  static double[] winner(double[] types, double[][] wins, long entrants) {
    double[] regular = types;
    double[] last = types;
    for (long size = entrants; size > 1; size = (size + 1) / 2) {
      double[] winner = match(regular, regular, wins);
      last = size % 2 == 1 ? last : match(regular, last, wins);
      regular = winner;
    }
    return last;
  }

  /** Returns the distribution of the winner's type of a match between independent entrants. */
  private static double[] match(double[] a, double[] b, double[][] wins) {
    double[] next = new double[a.length];
    for (int t = 0; t < a.length; t++) {
      double fromA = 0;
      double fromB = 0;
      for (int u = 0; u < a.length; u++) {
        fromA += b[u] * wins[t][u];
        fromB += a[u] * wins[t][u];
      }
      next[t] = a[t] * fromA + b[t] * fromB;
    }
    return next;
  }
}
