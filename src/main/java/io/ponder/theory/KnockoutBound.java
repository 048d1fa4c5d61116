package io.ponder.theory;

import io.ponder.model.Comparisons;
import io.ponder.strategy.Logarithms;
import io.ponder.strategy.Problem;
import io.ponder.strategy.Strategy;
import io.ponder.strategy.tournament.Knockout;
import io.ponder.strategy.tournament.Seeding;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A knockout fails exponentially rarely in N and K together: {@code P(fail) <= (1-p_gen)^N +
 * ceil(log2 N) exp(-2K (p_comp-1/2)^2)} (arXiv:2411.19477, Theorem 2.3). By Hoeffding's inequality
 * it holds with ties of a comparison counted one half as well.
 */
public final class KnockoutBound implements Bound {
  private static final long MOST_TRIES = 50_000;
  private static final double MOST_WORK = 1e8;

  @Override
  public String name() {
    return "knockout";
  }

  @Override
  public String text() {
    return "P(fail) <= (1-p_gen)^N + ceil(log2 N) exp(-2K (p_comp-1/2)^2)";
  }

  @Override
  public String source() {
    return "arXiv:2411.19477, Theorem 2.3";
  }

  /**
   * Returns the natural logarithm of the bound.
   *
   * @param pGen P(a candidate is correct), above 0, at most 1
   * @param pComp P(one comparison prefers the correct one), above 1/2, at most 1
   * @param n candidates, at least 1
   * @param k comparisons a match, at least 1
   */
  public static double logFailure(double pGen, double pComp, long n, long k) {
    return Logarithms.plus(n * Math.log1p(-pGen), Math.log(rounds(n)) - exponent(pComp) * k);
  }

  private static double exponent(double pComp) {
    return 2 * (pComp - 0.5) * (pComp - 0.5);
  }

  /** Returns ceil(log2 n). */
  private static int rounds(long n) {
    return n <= 1 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(n - 1);
  }

  /** Whether it is a knockout as the theorems have it: in order and played to the end. */
  static boolean about(Strategy strategy) {
    return strategy instanceof Knockout knockout
        && knockout.seeding() == Seeding.ORDER
        && !knockout.earlyEnd();
  }

  /** Returns p_gen and p_comp of a problem that has a comparator. */
  private static Map<Assumption, Double> assumptions(Problem problem, Comparisons comparator) {
    Map<Assumption, Double> assumptions = new EnumMap<>(Assumption.class);
    assumptions.put(Assumption.P_GEN, problem.rate());
    assumptions.put(Assumption.P_COMP, Pairs.of(problem, comparator.wins()::at).min().orElse(1));
    return assumptions;
  }

  @Override
  public Optional<Claim> at(Problem problem, Strategy strategy, long budget) {
    Comparisons comparator = problem.table().comparisons();
    if (!about(strategy) || comparator == null) {
      return Optional.empty();
    }
    int k = ((Knockout) strategy).comparisons();
    long n = Knockout.candidates(budget, k);
    Map<Assumption, Double> assumptions = assumptions(problem, comparator);
    return Optional.of(
        objection(assumptions, comparator)
            .map(objection -> Claim.fails(Size.of(n, k), assumptions, objection))
            .orElseGet(
                () ->
                    Claim.holds(
                        Size.of(n, k),
                        assumptions,
                        logFailure(
                            assumptions.get(Assumption.P_GEN),
                            assumptions.get(Assumption.P_COMP),
                            n,
                            k))));
  }

  private static Optional<String> objection(
      Map<Assumption, Double> assumptions, Comparisons comparator) {
    if (comparator.repeat() > 0) {
      return Optional.of("the comparisons of a match are not independent (repeat)");
    }
    if (!(assumptions.get(Assumption.P_GEN) > 0)) {
      return Optional.of("no sample is correct (p_gen = 0)");
    }
    if (!(assumptions.get(Assumption.P_COMP) > 0.5)) {
      return Optional.of("some wrong type is preferred to a correct one (p_comp <= 1/2)");
    }
    return Optional.empty();
  }

  /** {@inheritDoc} N and K are the cheapest with a bound of at most the failure. */
  @Override
  public Optional<Guarantee> guarantee(Problem problem, Strategy strategy, double failure) {
    Comparisons comparator = problem.table().comparisons();
    if (!about(strategy) || comparator == null) {
      return Optional.empty();
    }
    Map<Assumption, Double> assumptions = assumptions(problem, comparator);
    return objection(assumptions, comparator).isPresent()
        ? Optional.empty()
        : sufficient(assumptions.get(Assumption.P_GEN), assumptions.get(Assumption.P_COMP), failure)
            .filter(size -> size.k().getAsLong() <= Integer.MAX_VALUE)
            .map(
                size ->
                    guarantee(
                        new Knockout((int) size.k().getAsLong(), Seeding.ORDER, false),
                        size,
                        comparator));
  }

  /** Returns the guarantee of a knockout whose K is that of the size. */
  static Guarantee guarantee(Knockout knockout, Size size, Comparisons comparator) {
    int k = knockout.comparisons();
    // With ties or a position bias a match takes the square of K.
    boolean plain = comparator.positionBias() == 0 && !ties(comparator);
    long tries = plain ? MOST_TRIES : (long) (MOST_WORK / ((double) k * k));
    return new Guarantee(knockout, size, n -> Guarantee.calls(n, k, n - 1), tries);
  }

  private static boolean ties(Comparisons comparator) {
    boolean ties = false;
    for (int t = 0; t < comparator.ties().size(); t++) {
      for (int u = 0; u < t; u++) {
        ties |= comparator.ties().at(t, u) > 0;
      }
    }
    return ties;
  }

  /**
   * Returns the N and K with the fewest calls, N + K(N-1), whose bound is at most a failure.
   *
   * @param pGen P(a candidate is correct), above 0, at most 1
   * @param pComp P(one comparison prefers the correct one), above 1/2, at most 1
   * @param failure above 0 and below 1
   */
  public static Optional<Size> sufficient(double pGen, double pComp, double failure) {
    double first = Math.max(1, Math.ceil(Math.log(failure) / Math.log1p(-pGen)));
    return Cheapest.of(
        first,
        n -> {
          double rest = failure - Math.exp(n * Math.log1p(-pGen));
          double k = Math.ceil(Math.log(rounds(n) / rest) / exponent(pComp));
          return rest > 0 ? Math.max(1, k) : rounds(n) == 0 && rest == 0 ? 1 : Double.NaN;
        },
        (n, k) -> n + k * (n - 1));
  }
}
