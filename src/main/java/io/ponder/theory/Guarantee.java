package io.ponder.theory;

import io.ponder.strategy.About;
import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import io.ponder.strategy.Strategy;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongUnaryOperator;

/**
 * A budget that a theorem proves to be enough.
 *
 * @param strategy the strategy with the K that is needed
 * @param size N and K
 * @param budget the budget in calls that pays for N candidates; {@link Long#MAX_VALUE} if no long
 *     holds it
 * @param tries how many sizes to try, at most, to find the true minimum
 */
public record Guarantee(Strategy strategy, Size size, LongUnaryOperator budget, long tries) {
  /** Returns the name of the strategy, without its parameters. */
  public String name() {
    About about = strategy.getClass().getAnnotation(About.class);
    return about == null ? strategy.getClass().getSimpleName() : about.name();
  }

  /** Returns the budget that is enough. */
  public long calls() {
    return budget.applyAsLong(size.n());
  }

  /**
   * Returns the smallest N that is enough by the strategy's law at the same K, or empty if there is
   * no law or finding it takes too many tries. A larger N may miss the failure again, where byes or
   * ties are against it.
   *
   * @param problem the problem
   * @param failure the largest P(no correct answer), above 0 and below 1
   * @param cancelled whether to give up
   * @throws CancellationException if it was cancelled
   */
  public OptionalLong trueMinimum(Problem problem, double failure, BooleanSupplier cancelled) {
    Optional<Law> law = strategy.law();
    if (law.isEmpty()) {
      return OptionalLong.empty();
    }
    long first = fewest(problem.rate(), failure);
    for (long n = first; n <= size.n() && n - first < tries; n++) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("cancelled");
      }
      long calls = budget.applyAsLong(n);
      Optional<Law.Exact> at =
          calls == Long.MAX_VALUE ? Optional.empty() : law.get().at(problem, calls);
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
  static long fewest(double rate, double failure) {
    double samples = Math.log(failure) / Math.log1p(-rate);
    return Math.max(1, (long) Math.floor(samples));
  }

  /** Returns n + k m, or {@link Long#MAX_VALUE} if that is too large. */
  static long calls(long n, long k, long m) {
    double exact = (double) n + (double) k * m;
    return exact < Long.MAX_VALUE ? n + k * m : Long.MAX_VALUE;
  }
}
