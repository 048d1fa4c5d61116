package io.ponder.theory;

import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import io.ponder.strategy.Strategy;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;

/**
 * A budget that a theorem proves to be enough.
 *
 * @param strategy the strategy with the K that is needed
 * @param size N and K
 * @param budget the budget in calls that pays for N candidates; {@link Long#MAX_VALUE} if no long
 *     holds it
 */
public record Guarantee(Strategy strategy, Size size, LongUnaryOperator budget) {
  /** So many sizes are tried, at most, to find the true minimum. */
  private static final long MOST_TRIES = 100_000;

  /** Returns the budget that is enough. */
  public long calls() {
    return budget.applyAsLong(size.n());
  }

  /**
   * Returns the smallest N that is enough by the strategy's law at the same K, or empty if there is
   * no law or finding it takes too long. A larger N may miss the failure again, where byes or ties
   * are against it.
   *
   * @param problem the problem
   * @param failure the largest P(no correct answer), above 0 and below 1
   */
  public OptionalLong trueMinimum(Problem problem, double failure) {
    Optional<Law> law = strategy.law();
    if (law.isEmpty()) {
      return OptionalLong.empty();
    }
    long first = fewest(problem.rate(), failure);
    for (long n = first; n <= size.n() && n - first < MOST_TRIES; n++) {
      Optional<Law.Exact> at = law.get().at(problem, budget.applyAsLong(n));
      if (at.isEmpty()) {
        return OptionalLong.empty();
      }
      if (at.get().logFailure() <= Math.log(failure)) {
        return OptionalLong.of(n);
      }
    }
    return OptionalLong.empty();
  }

  /** Fewer samples than this have no correct one among them too often, whatever is chosen. */
  private static long fewest(double rate, double failure) {
    double samples = Math.log(failure) / Math.log1p(-rate);
    return Math.max(1, (long) Math.floor(samples));
  }

  /** Returns n + k m, or {@link Long#MAX_VALUE} if that is too large. */
  static long calls(long n, long k, long m) {
    double exact = (double) n + (double) k * m;
    return exact < Long.MAX_VALUE ? n + k * m : Long.MAX_VALUE;
  }
}
