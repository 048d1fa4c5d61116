package io.ponder.theory;

import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/** The cheapest of the sizes that a bound proves to be enough. */
final class Cheapest {
  /** At most so many numbers of candidates are tried between one and its double. */
  private static final double STEPS = 10_000;

  /** K falls only with the logarithm of N from here on: more candidates cannot pay. */
  private static final double FAR = 4;

  /** No bound needs so many times its first N. */
  private static final double TOO_FAR = 1000;

  private static final double FEW = 64;

  private Cheapest() {}

  /** How many comparisons a number of candidates needs. */
  @FunctionalInterface
  interface Needed {
    /** Returns K, at least 1, or NaN if no K is enough. */
    double comparisons(long candidates);
  }

  /**
   * Returns the cheapest size, or empty if no long holds it; of very many candidates, the cheapest
   * of 10,000 numbers of them.
   *
   * @param first the smallest N that may be enough, at least 1
   * @param needed the K that each N needs
   * @param calls what N and K cost
   */
  static Optional<Size> of(double first, Needed needed, DoubleBinaryOperator calls) {
    Optional<Size> best = Optional.empty();
    double fewest = Double.POSITIVE_INFINITY;
    double last = TOO_FAR * first + FEW;
    double step = Math.max(1, Math.floor(first / STEPS));
    for (double n = first; n <= last && n < Long.MAX_VALUE; n += step) {
      double k = needed.comparisons((long) n);
      double price = calls.applyAsDouble(n, k);
      if (price < fewest && k < Long.MAX_VALUE) {
        fewest = price;
        best = Optional.of(Size.of((long) n, (long) k));
        last = FAR * n + FEW;
      }
    }
    return best;
  }
}
