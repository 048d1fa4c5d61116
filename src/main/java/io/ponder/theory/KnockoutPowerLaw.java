package io.ponder.theory;

import io.ponder.model.Comparisons;
import io.ponder.strategy.Logarithms;
import io.ponder.strategy.Problem;
import io.ponder.strategy.Strategy;
import io.ponder.strategy.tournament.Knockout;
import io.ponder.strategy.tournament.MatchLaw;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * At a fixed K a knockout's failure decays as a power of N: {@code p(2N) >= p(N)^2 + 2 p(N)
 * (1-p(N)) c} for P(correct) p and P(the correct one wins a match) c, for N a power of two
 * (arXiv:2411.19477, Theorem 2.4). Where every pair of a correct and a wrong type has the same c it
 * is an equality, and the failure falls as {@code N^-log2(1/(2(1-c)))}.
 */
public final class KnockoutPowerLaw implements Bound {
  @Override
  public String name() {
    return "knockout-power-law";
  }

  @Override
  public String text() {
    return "p(2N) >= p(N)^2 + 2 p(N) (1-p(N)) (1-p_lose), for N a power of two";
  }

  @Override
  public String source() {
    return "arXiv:2411.19477, Theorem 2.4";
  }

  @Override
  public Fall fall() {
    return Fall.POWER;
  }

  /**
   * Returns the natural logarithm of the bound.
   *
   * @param pGen P(a candidate is correct), in [0, 1]
   * @param loss P(the correct one loses a match against a wrong one), 1-c, in [0, 1]
   * @param rounds log2 N, at least 0
   */
  public static double logFailure(double pGen, double loss, int rounds) {
    double failure = Math.log1p(-pGen);
    for (int round = 0; round < rounds; round++) {
      failure = next(failure, loss);
    }
    return failure;
  }

  /** Of two entrants both are wrong, or one of them, who wins. */
  private static double next(double failure, double loss) {
    double oneOfTwo = Math.log(-2 * Math.expm1(failure) * loss);
    return failure + Logarithms.plus(failure, oneOfTwo);
  }

  /**
   * Returns the exponent of N with which the failure falls in the end, log2(1/(2(1-c))): infinite
   * if the correct one always wins.
   *
   * @param loss P(the correct one loses a match against a wrong one), 1-c, in [0, 1]
   */
  public static double exponent(double loss) {
    return -Math.log(2 * loss) / Math.log(2);
  }

  /** Returns log2 N if N is a power of two. */
  private static Optional<Integer> rounds(long n) {
    return Long.bitCount(n) == 1 ? Optional.of(Long.numberOfTrailingZeros(n)) : Optional.empty();
  }

  private static double loss(Problem problem, Comparisons comparator, int k) {
    return Pairs.of(problem, (t, u) -> MatchLaw.win(comparator, u, t, k)).max().orElse(0);
  }

  @Override
  public Optional<Claim> at(Problem problem, Strategy strategy, long budget) {
    Comparisons comparator = problem.table().comparisons();
    if (!KnockoutBound.about(strategy) || comparator == null) {
      return Optional.empty();
    }
    int k = ((Knockout) strategy).comparisons();
    long n = Knockout.candidates(budget, k);
    double loss = loss(problem, comparator, k);
    Map<Assumption, Double> assumptions = new EnumMap<>(Assumption.class);
    assumptions.put(Assumption.P_GEN, problem.rate());
    assumptions.put(Assumption.P_LOSE, loss);
    Size size = Size.of(n, k);
    Optional<String> objection = objection(problem, loss);
    if (objection.isPresent()) {
      return Optional.of(Claim.fails(size, assumptions, objection.get()));
    }
    return Optional.of(
        rounds(n)
            .map(r -> Claim.holds(size, assumptions, logFailure(problem.rate(), loss, r)))
            .orElseGet(() -> Claim.fails(size, assumptions, "N is no power of two")));
  }

  private static Optional<String> objection(Problem problem, double loss) {
    if (!(problem.rate() > 0)) {
      return Optional.of("no sample is correct (p_gen = 0)");
    }
    if (!(loss < 0.5)) {
      return Optional.of("a correct one does not win most matches (p_lose >= 1/2)");
    }
    return Optional.empty();
  }

  /** {@inheritDoc} N is the smallest power of two, at the strategy's K. */
  @Override
  public Optional<Guarantee> guarantee(Problem problem, Strategy strategy, double failure) {
    Comparisons comparator = problem.table().comparisons();
    if (!KnockoutBound.about(strategy) || comparator == null) {
      return Optional.empty();
    }
    int k = ((Knockout) strategy).comparisons();
    double loss = loss(problem, comparator, k);
    double at = Math.log1p(-problem.rate());
    for (int rounds = 0; rounds < Long.SIZE - 1; rounds++) {
      if (at <= Math.log(failure) && objection(problem, loss).isEmpty()) {
        Size size = Size.of(1L << rounds, k);
        return Optional.of(KnockoutBound.guarantee((Knockout) strategy, size, comparator));
      }
      at = next(at, loss);
    }
    return Optional.empty();
  }
}
