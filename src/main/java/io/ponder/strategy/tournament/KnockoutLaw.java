package io.ponder.strategy.tournament;

import io.ponder.inference.ExpectedCalls;
import io.ponder.model.Call;
import io.ponder.model.Comparisons;
import io.ponder.strategy.Law;
import io.ponder.strategy.Logarithms;
import io.ponder.strategy.Problem;
import java.util.Arrays;
import java.util.Optional;

/**
 * The law of a knockout (the recursion behind Theorem 2.4 of arXiv:2411.19477, on the probabilities
 * of all kinds of types): before each round all entrants have the same distribution of kinds but
 * the last one, who may have had byes, and they are independent. Sums of positive terms in
 * logarithms, so small probabilities keep their digits, also those that are smaller than a double
 * holds.
 *
 * @param comparisons comparisons a match, K, at least 1
 */
public record KnockoutLaw(int comparisons) implements Law {
  /** A match of more comparisons takes long to tabulate. */
  private static final int MOST_COMPARISONS = 10_000;

  /** {@inheritDoc} It covers all problems that have a comparator. */
  @Override
  public Optional<Exact> at(Problem problem, long budget) {
    return of(problem, Knockout.candidates(budget, comparisons));
  }

  /**
   * Returns what a knockout gives, or empty if there is no comparator or K is above 10,000.
   *
   * @param problem the problem
   * @param entrants how many candidates meet, N, at least 1; the calls are counted in doubles, so N
   *     + K(N-1) may be more than a long holds
   */
  public Optional<Exact> of(Problem problem, long entrants) {
    Comparisons comparator = problem.table().comparisons();
    if (comparator == null || comparisons > MOST_COMPARISONS) {
      return Optional.empty();
    }
    Kinds kinds = Kinds.of(problem, comparator);
    double[][] wins = MatchLaw.wins(comparator, kinds, comparisons);
    for (int kind = 0; kind < wins.length; kind++) {
      wins[kind] = Logarithms.of(wins[kind]);
    }
    double[] winner = winner(Logarithms.of(kinds.probabilities()), wins, entrants);
    ExpectedCalls calls = problem.calls().generate(1, (double) entrants);
    for (long size = entrants; size > 1; size -= size / 2) {
      long matches = size / 2;
      calls.ask(Call.COMPARE, 1, comparisons * (double) matches);
    }
    double logFailure = Double.NEGATIVE_INFINITY;
    double[] choice = new double[winner.length];
    for (int kind = 0; kind < winner.length; kind++) {
      choice[kind] = Math.exp(winner[kind]);
      double wrong = Math.log(kinds.wrongShare(problem, kind));
      logFailure = Logarithms.plus(logFailure, winner[kind] + wrong);
    }
    Exact exact = Exact.ofTypes(problem, kinds.types(problem, choice), calls);
    return Optional.of(
        new Exact(exact.correct(), exact.wrong(), exact.abstained(), logFailure, calls));
  }

  /** Returns the distribution of the winner's kind; all are logarithms. */
  private static double[] winner(double[] kinds, double[][] wins, long entrants) {
    double[] regular = kinds;
    double[] last = kinds;
    for (long size = entrants; size > 1; size -= size / 2) {
      double[] winner = match(regular, regular, wins);
      last = size % 2 == 1 ? last : match(regular, last, wins);
      regular = winner;
    }
    return last;
  }

  /** Returns the distribution of the winner's kind of a match between independent entrants. */
  private static double[] match(double[] a, double[] b, double[][] wins) {
    double[] next = new double[a.length];
    for (int t = 0; t < a.length; t++) {
      double fromA = Double.NEGATIVE_INFINITY;
      double fromB = Double.NEGATIVE_INFINITY;
      for (int u = 0; u < a.length; u++) {
        fromA = Logarithms.plus(fromA, b[u] + wins[t][u]);
        fromB = Logarithms.plus(fromB, a[u] + wins[t][u]);
      }
      next[t] = Logarithms.plus(a[t] + fromA, b[t] + fromB);
    }
    // Rounding makes the sum miss 1, which every round would double.
    double sum = Arrays.stream(next).reduce(Double.NEGATIVE_INFINITY, Logarithms::plus);
    for (int t = 0; t < next.length; t++) {
      next[t] -= sum;
    }
    return next;
  }
}
