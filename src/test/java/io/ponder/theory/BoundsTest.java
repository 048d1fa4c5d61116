package io.ponder.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import io.ponder.strategy.Strategy;
import io.ponder.strategy.revision.Accept;
import io.ponder.strategy.revision.Select;
import io.ponder.strategy.revision.SequentialRevision;
import io.ponder.strategy.selection.BestOfN;
import io.ponder.strategy.selection.Resample;
import io.ponder.strategy.tournament.Knockout;
import io.ponder.strategy.tournament.KnockoutLaw;
import io.ponder.strategy.tournament.League;
import io.ponder.strategy.tournament.Seeding;
import io.ponder.strategy.voting.MajorityVote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** No bound is on the wrong side of the exact failure. */
class BoundsTest {
  /** Some bounds are equalities: two ways to compute the same number. */
  private static final double ROUNDING = 1e-12;

  private static Knockout knockout(int comparisons) {
    return new Knockout(comparisons, Seeding.ORDER, false);
  }

  /** Theorems 2.3 and 2.4 on a grid without end: any p_gen, p_comp, N and K. */
  @Test
  void knockoutsFailNoMoreOftenThanTheTheoremsSay() {
    SplittableRandom random = new SplittableRandom(23);
    int bites = 0;
    for (int i = 0; i < 20_000; i++) {
      double pGen = Math.exp(-random.nextDouble(7));
      double pComp = random.nextDouble(0.501, 1);
      int k = 1 + random.nextInt(random.nextBoolean() ? 8 : 100);
      boolean power = random.nextBoolean();
      long n = power ? 1L << random.nextInt(14) : 1L + random.nextInt(2000);
      Problem problem = Problems.pair(pGen, pComp);
      double exact = new KnockoutLaw(k).of(problem, n).orElseThrow().logFailure();
      double bound = KnockoutBound.logFailure(pGen, pComp, n, k);
      assertThat(exact).isLessThanOrEqualTo(bound + ROUNDING);
      bites += bound < 0 ? 1 : 0;
      if (power) {
        Claim claim = claim(new KnockoutPowerLaw(), problem, knockout(k), n + k * (n - 1));
        assertThat(claim.size()).isEqualTo(Size.of(n, k));
        // One pair of types: an equality, up to the rounding of each of log2 N rounds.
        assertThat(claim.logFailure()).isCloseTo(exact, within(ROUNDING * Math.max(1, -exact)));
      }
    }
    assertThat(bites).as("bounds that say something").isGreaterThan(5_000);
  }

  private static Claim claim(Bound bound, Problem problem, Strategy strategy, long budget) {
    return bound.at(problem, strategy, budget).orElseThrow();
  }

  /** Every bound on random tables with several correct and wrong types. */
  @Test
  void boundsHoldOnRandomTables() {
    SplittableRandom random = new SplittableRandom(24);
    Map<String, Integer> held = new TreeMap<>();
    for (int i = 0; i < 3_000; i++) {
      Problem problem = Problems.random(random, Problems.verifier(random));
      List<Strategy> strategies =
          new ArrayList<>(
              List.of(
                  knockout(1 + random.nextInt(30)),
                  new MajorityVote(),
                  new BestOfN(),
                  new SequentialRevision(Select.LAST, Accept.ALWAYS)));
      if (i % 40 == 0) {
        strategies.add(new League(3 + random.nextInt(6)));
      }
      if (new Resample(0.5, Double.NaN).conflict(problem.table()).isEmpty()) {
        strategies.add(new Resample(0.5, Double.NaN));
      }
      long budget = 1L + random.nextInt(40);
      for (Strategy strategy : strategies) {
        Law.Exact exact = strategy.law().orElseThrow().at(problem, budget).orElseThrow();
        for (Bound bound : Theorems.bounds()) {
          bound
              .at(problem, strategy, budget)
              .filter(claim -> claim.objection().isEmpty())
              .ifPresent(
                  claim -> {
                    held.merge(bound.name(), 1, Integer::sum);
                    check(bound, claim, exact, strategy);
                  });
        }
      }
    }
    assertThat(held.keySet())
        .containsExactlyInAnyOrder(
            Theorems.bounds().stream().map(Bound::name).toArray(String[]::new));
    assertThat(held.values()).allMatch(count -> count >= 40);
  }

  private static void check(Bound bound, Claim claim, Law.Exact exact, Strategy strategy) {
    if (bound.side() == Bound.Side.UPPER) {
      assertThat(exact.logFailure())
          .as("%s, %s", strategy, claim)
          .isLessThanOrEqualTo(claim.logFailure() + ROUNDING);
    } else {
      assertThat(exact.logFailure())
          .as("%s, %s", strategy, claim)
          .isGreaterThanOrEqualTo(claim.logFailure() - ROUNDING);
    }
  }

  /** A league large enough for its bound to say something: p_cs = .3, Delta = .4. */
  @Test
  void theLeaguesBoundFirstSaysSomethingAt133104Calls() {
    Problem problem = Problems.pair(0.3, 0.9);
    Size size = LeagueBound.sufficient(0.3, 0.4, 1).orElseThrow();
    assertThat(size).isEqualTo(Size.of(354, 375));
    Claim claim = claim(new LeagueBound(), problem, new League(375), 133_104);
    assertThat(claim.size()).isEqualTo(size);
    assertThat(claim.assumptions().get(Assumption.P_CS)).isCloseTo(0.3, within(ROUNDING));
    assertThat(claim.assumptions().get(Assumption.DELTA)).isCloseTo(0.4, within(ROUNDING));
    assertThat(claim.logFailure()).isBetween(Math.log(0.99), 0.0);
    // 3.1 million calls at Delta = .2.
    Size larger = LeagueBound.sufficient(0.3, 0.2, 1).orElseThrow();
    long calls = larger.n() * (1 + larger.k().orElseThrow());
    assertThat(calls).isBetween(3_140_000L, 1740L * 1807);
    assertThat(LeagueBound.logFailure(0.3, 0.2, larger.n(), larger.k().orElseThrow()))
        .isLessThanOrEqualTo(0);
  }

  /** The cheapest sizes, against all sizes of a grid. */
  @Test
  void noCheaperSizeIsEnough() {
    for (double failure : new double[] {0.5, 0.1, 0.01}) {
      Size size = KnockoutBound.sufficient(0.3, 0.9, failure).orElseThrow();
      long calls = size.n() + size.k().orElseThrow() * (size.n() - 1);
      long best = Long.MAX_VALUE;
      for (long n = 1; n < 200; n++) {
        for (long k = 1; k < 200; k++) {
          if (KnockoutBound.logFailure(0.3, 0.9, n, k) <= Math.log(failure)) {
            best = Math.min(best, n + k * (n - 1));
          }
        }
      }
      assertThat(calls).isEqualTo(best);
    }
  }

  /** The same for leagues, whose bound is far from small sizes. */
  @Test
  void noCheaperLeagueIsEnough() {
    for (double failure : new double[] {0.9, 0.1}) {
      Size size = LeagueBound.sufficient(0.5, 0.9, failure).orElseThrow();
      long best = Long.MAX_VALUE;
      for (long n = 1; n < 200; n++) {
        for (long k = 1; k < 200; k++) {
          if (LeagueBound.logFailure(0.5, 0.9, n, k) <= Math.log(failure)) {
            best = Math.min(best, n + n * k);
          }
        }
      }
      assertThat(size.n() * (1 + size.k().orElseThrow())).isEqualTo(best);
    }
  }

  /** What a theorem guarantees is enough by the law, and the true minimum is the first that is. */
  @Test
  void guaranteesAreKept() {
    SplittableRandom random = new SplittableRandom(25);
    int kept = 0;
    for (int i = 0; i < 40; i++) {
      Problem problem = Problems.random(random, null);
      double failure = Math.exp(-random.nextDouble(1, 8));
      for (Strategy strategy : List.of(knockout(9), new MajorityVote())) {
        for (Bound bound : Theorems.bounds()) {
          Guarantee guarantee = bound.guarantee(problem, strategy, failure).orElse(null);
          if (guarantee != null && guarantee.calls() < 600) {
            Law law = guarantee.strategy().law().orElseThrow();
            Law.Exact exact = law.at(problem, guarantee.calls()).orElseThrow();
            assertThat(exact.logFailure()).isLessThanOrEqualTo(Math.log(failure) + ROUNDING);
            long least = guarantee.trueMinimum(problem, failure, () -> false).orElseThrow();
            long calls = guarantee.budget().applyAsLong(least);
            assertThat(law.at(problem, calls).orElseThrow().logFailure())
                .isLessThanOrEqualTo(Math.log(failure));
            for (long n = 1; n < least; n++) {
              assertThat(
                      law.at(problem, guarantee.budget().applyAsLong(n)).orElseThrow().logFailure())
                  .isGreaterThan(Math.log(failure));
            }
            kept++;
          }
        }
      }
    }
    assertThat(kept).isGreaterThan(15);
  }

  /** With byes a larger N may fail more often: .3, K = 1, p_comp = .8. */
  @Test
  void aLargerKnockoutMayFailMoreOften() {
    Problem problem = Problems.pair(0.3, 0.8);
    KnockoutLaw law = new KnockoutLaw(1);
    double[] expected = {0.7195, 0.6861, 0.8406, 0.7612};
    long[] sizes = {8, 9, 16, 17};
    for (int i = 0; i < sizes.length; i++) {
      assertThat(law.of(problem, sizes[i]).orElseThrow().correct())
          .isCloseTo(expected[i], within(5e-5));
    }
    Guarantee guarantee =
        new KnockoutPowerLaw().guarantee(problem, knockout(1), 0.285).orElseThrow();
    assertThat(guarantee.size().n()).isEqualTo(8);
    assertThat(guarantee.trueMinimum(problem, 0.285, () -> false)).hasValue(8);
  }

  /** Appendix C of 2411.19477: when which assumption holds. */
  @Test
  void appendixC() {
    double[] shares = {0.2, 0.2, 0.6};
    boolean[] correct = {true, false, false};
    Problem c3 =
        Problems.of(shares, correct, Problems.rows(0.5, 0.6, 0.6, 0.4, 0.5, 0.9, 0.4, 0.1, 0.5));
    Problem c4 =
        Problems.of(shares, correct, Problems.rows(0.5, 0.4, 0.9, 0.6, 0.5, 0.5, 0.1, 0.5, 0.5));
    Claim knockout = claim(new KnockoutBound(), c3, knockout(3), 100);
    assertThat(knockout.objection()).isEmpty();
    assertThat(knockout.assumptions().get(Assumption.P_COMP)).isEqualTo(0.6);
    assertThat(claim(new LeagueBound(), c3, new League(4), 100).objection().orElseThrow())
        .contains("no correct type beats a random opponent more often");
    assertThat(claim(new KnockoutBound(), c4, knockout(3), 100).objection().orElseThrow())
        .contains("p_comp <= 1/2");
    Claim league = claim(new LeagueBound(), c4, new League(4), 100);
    assertThat(league.objection()).isEmpty();
    assertThat(league.assumptions().get(Assumption.DELTA)).isCloseTo(0.2, within(ROUNDING));
    assertThat(league.assumptions().get(Assumption.P_CS)).isCloseTo(0.2, within(ROUNDING));
  }

  /** C.1: the lead of two types does not depend on their shares. */
  @Test
  void theLeadOfTwoTypesIsTheWinRateAboveOneHalf() {
    for (double share : new double[] {0.01, 0.5, 0.99}) {
      Claim claim = claim(new LeagueBound(), Problems.pair(share, 0.7), new League(4), 100);
      assertThat(claim.assumptions().get(Assumption.DELTA)).isCloseTo(0.2, within(ROUNDING));
    }
  }

  /** Several correct types: the best choice of the strong ones is made. */
  @Test
  void theBestChoiceOfStrongTypesIsMade() {
    // A beats all, B only just leads the wrong one.
    Problem problem =
        Problems.of(
            new double[] {0.2, 0.3, 0.5},
            new boolean[] {true, true, false},
            Problems.rows(0.5, 0.9, 0.9, 0.1, 0.5, 0.62, 0.1, 0.38, 0.5));
    Claim large = claim(new LeagueBound(), problem, new League(2000), 2000L * 2001);
    assertThat(large.assumptions().get(Assumption.P_CS)).isCloseTo(0.2, within(ROUNDING));
    double lead = 0.82 - (0.02 + 0.114 + 0.25);
    assertThat(large.assumptions().get(Assumption.DELTA)).isCloseTo(lead, within(ROUNDING));
  }
}
