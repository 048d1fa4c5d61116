package io.ponder.theory;

import io.ponder.model.Comparisons;
import io.ponder.model.SolutionType;
import io.ponder.strategy.Logarithms;
import io.ponder.strategy.Problem;
import io.ponder.strategy.Strategy;
import io.ponder.strategy.tournament.League;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A league fails exponentially rarely in N and K together: {@code P(fail) <= (1-p_cs)^N + 2N exp(-K
 * Delta^2/8) + 2N exp(-(N-1) Delta^2/8)} (arXiv:2411.19477, Theorem 3.3). With mu the probability
 * to beat a random opponent, the correct types with the highest mu are strong, p_cs is their share
 * of all samples and Delta their lead over the best wrong type. How many of them count as strong is
 * a choice: the one with the least bound is made.
 */
public final class LeagueBound implements Bound {
  /** Types that beat a random opponent as often are of one kind. */
  private static final double ALIKE = 1e-12;

  /** Compositions times opponents, over all laws that are tried. */
  private static final double MOST_WORK = 3e7;

  /** The exponent's factor of Delta^2. */
  private static final double EIGHTH = 1.0 / 8;

  @Override
  public String name() {
    return "league";
  }

  @Override
  public String text() {
    return "P(fail) <= (1-p_cs)^N + 2N exp(-K Delta^2/8) + 2N exp(-(N-1) Delta^2/8)";
  }

  @Override
  public String source() {
    return "arXiv:2411.19477, Theorem 3.3";
  }

  /** A choice of the correct types that count as strong. */
  private record Strong(double share, double lead) {
    Map<Assumption, Double> assumptions() {
      Map<Assumption, Double> assumptions = new EnumMap<>(Assumption.class);
      assumptions.put(Assumption.P_CS, share);
      assumptions.put(Assumption.DELTA, lead);
      return assumptions;
    }
  }

  /**
   * Returns the natural logarithm of the bound.
   *
   * @param pCs P(a candidate is correct and strong), above 0, at most 1
   * @param delta the lead of the strong, above 0, at most 1
   * @param n candidates, at least 1
   * @param k opponents of each, at least 1
   */
  public static double logFailure(double pCs, double delta, long n, long k) {
    double rate = delta * delta * EIGHTH;
    double tallies = Logarithms.plus(-rate * k, -rate * (n - 1));
    return Logarithms.plus(n * Math.log1p(-pCs), Math.log(2.0 * n) + tallies);
  }

  /** Returns P(to beat a random opponent) of each type. */
  private static double[] means(Problem problem, Comparisons comparator) {
    double[] means = new double[problem.types().size()];
    for (int t = 0; t < means.length; t++) {
      for (int u = 0; u < means.length; u++) {
        means[t] += problem.probability(u) * comparator.wins().at(t, u);
      }
    }
    return means;
  }

  /** Returns the largest mean of the correct or of the wrong types that samples have. */
  private static double best(Problem problem, double[] means, boolean correct) {
    double best = 0;
    for (int t = 0; t < means.length; t++) {
      boolean counts = problem.probability(t) > 0 && problem.types().get(t).correct() == correct;
      best = counts ? Math.max(best, means[t]) : best;
    }
    return best;
  }

  /** Returns the choices of strong types, the fewest first; those without a lead are left out. */
  private static List<Strong> choices(Problem problem, Comparisons comparator) {
    double[] means = means(problem, comparator);
    List<SolutionType> types = problem.types();
    List<Integer> correct = new ArrayList<>();
    double wrong = best(problem, means, false);
    for (int t = 0; t < means.length; t++) {
      if (problem.probability(t) > 0 && types.get(t).correct()) {
        correct.add(t);
      }
    }
    correct.sort(Comparator.comparingDouble((Integer t) -> means[t]).reversed());
    List<Strong> choices = new ArrayList<>();
    double share = 0;
    for (int t : correct) {
      share += problem.probability(t);
      if (means[t] > wrong) {
        choices.add(new Strong(Math.min(1, share), means[t] - wrong));
      }
    }
    return choices;
  }

  private static Optional<String> objection(Comparisons comparator, List<Strong> choices) {
    if (comparator.repeat() > 0) {
      return Optional.of("comparisons of a pair are not independent (repeat)");
    }
    return choices.isEmpty()
        ? Optional.of("no correct type beats a random opponent more often than every wrong one")
        : Optional.empty();
  }

  @Override
  public Optional<Claim> at(Problem problem, Strategy strategy, long budget) {
    Comparisons comparator = problem.table().comparisons();
    if (!(strategy instanceof League league) || comparator == null) {
      return Optional.empty();
    }
    int k = league.opponents();
    long n = League.candidates(budget, k);
    Size size = Size.of(n, k);
    List<Strong> choices = choices(problem, comparator);
    Optional<String> objection = objection(comparator, choices);
    if (objection.isPresent()) {
      double[] means = means(problem, comparator);
      double lead = best(problem, means, true) - best(problem, means, false);
      return Optional.of(Claim.fails(size, Map.of(Assumption.DELTA, lead), objection.get()));
    }
    return choices.stream()
        .map(
            strong ->
                Claim.holds(
                    size, strong.assumptions(), logFailure(strong.share, strong.lead, n, k)))
        .min(Comparator.comparingDouble(Claim::logFailure));
  }

  /** {@inheritDoc} N and K are the cheapest with a bound of at most the failure. */
  @Override
  public Optional<Guarantee> guarantee(Problem problem, Strategy strategy, double failure) {
    Comparisons comparator = problem.table().comparisons();
    if (!(strategy instanceof League) || comparator == null) {
      return Optional.empty();
    }
    List<Strong> choices = choices(problem, comparator);
    return objection(comparator, choices).isPresent()
        ? Optional.empty()
        : choices.stream()
            .flatMap(strong -> sufficient(strong.share, strong.lead, failure).stream())
            .filter(size -> size.k().getAsLong() <= Integer.MAX_VALUE)
            .map(size -> guarantee(size, tries(problem, comparator, size, failure)))
            .min(Comparator.comparingLong(Guarantee::calls));
  }

  private static Guarantee guarantee(Size size, long tries) {
    int k = (int) size.k().getAsLong();
    return new Guarantee(new League(k), size, n -> n == 1 ? 1 : Guarantee.calls(n, k, n), tries);
  }

  /** Returns how many laws to try: each is a sum over compositions and tallies. */
  private static long tries(Problem problem, Comparisons comparator, Size size, double failure) {
    double[] means = means(problem, comparator);
    long different =
        IntStream.range(0, means.length)
            .filter(t -> problem.probability(t) > 0)
            .mapToLong(t -> Math.round(means[t] / ALIKE))
            .distinct()
            .count();
    double work = size.k().getAsLong();
    double n = Guarantee.fewest(problem.rate(), failure);
    for (long kind = 1; kind < different; kind++) {
      work *= (n + kind) / kind;
    }
    return (long) (MOST_WORK / work);
  }

  /**
   * Returns the N and K with the fewest calls, N + NK, whose bound is at most a failure.
   *
   * @param pCs P(a candidate is correct and strong), above 0, at most 1
   * @param delta the lead of the strong, above 0, at most 1
   * @param failure above 0, at most 1
   */
  public static Optional<Size> sufficient(double pCs, double delta, double failure) {
    double rate = delta * delta * EIGHTH;
    // Up to 1 / rate candidates the last term grows with them.
    double first = Math.ceil(Math.max(1 / rate, Math.log(failure) / Math.log1p(-pCs)));
    return Cheapest.of(
        first,
        n -> {
          double others = Math.exp(n * Math.log1p(-pCs)) + 2 * n * Math.exp(-rate * (n - 1));
          double rest = failure - others;
          return rest > 0 ? Math.max(1, Math.ceil(Math.log(2 * n / rest) / rate)) : Double.NaN;
        },
        (n, k) -> n + n * k);
  }
}
