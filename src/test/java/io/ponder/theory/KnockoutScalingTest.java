package io.ponder.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.strategy.Problem;
import io.ponder.strategy.tournament.KnockoutLaw;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a knockout's failure decays with N, down to what no double holds. */
class KnockoutScalingTest {
  /** The recursion in 60 digits: two wrong ones, or a wrong one that beats a correct one. */
  private static BigDecimal failure(double pGen, double pComp, int rounds) {
    MathContext digits = new MathContext(60);
    BigDecimal loss = BigDecimal.ONE.subtract(new BigDecimal(pComp));
    BigDecimal failure = BigDecimal.ONE.subtract(new BigDecimal(pGen));
    for (int round = 0; round < rounds; round++) {
      BigDecimal right = BigDecimal.ONE.subtract(failure);
      BigDecimal mixed = failure.multiply(right).multiply(loss).multiply(BigDecimal.valueOf(2));
      failure = failure.multiply(failure).add(mixed).round(digits);
    }
    return failure;
  }

  /** Returns ln x, of numbers that no double holds too. */
  private static double log(BigDecimal x) {
    int tens = x.precision() - x.scale();
    return Math.log(x.movePointLeft(tens).doubleValue()) + tens * Math.log(10);
  }

  private static double exactLog(double pGen, double pComp, int rounds) {
    Problem problem = Problems.pair(pGen, pComp);
    return new KnockoutLaw(1).of(problem, 1L << rounds).orElseThrow().logFailure();
  }

  /** N = 2^60, and a failure of about 1e-30, with ten digits. */
  @Test
  void tenDigitsOfAFailureThatIsNeverSeen() {
    for (double pComp : new double[] {0.8, 0.84, 0.9}) {
      BigDecimal exact = failure(0.3, pComp, 60);
      Problem problem = Problems.pair(0.3, pComp);
      var law = new KnockoutLaw(1).of(problem, 1L << 60).orElseThrow();
      assertThat(law.wrong()).isCloseTo(exact.doubleValue(), Percentage.withPercentage(1e-8));
      assertThat(law.logFailure()).isCloseTo(log(exact), within(1e-10));
    }
    assertThat(failure(0.3, 0.84, 60).doubleValue()).isBetween(1e-31, 1e-28);
  }

  /** Failures below 1e-308 are there as logarithms; to ten digits of the failure itself. */
  @Test
  void failuresThatNoDoubleHolds() {
    BigDecimal exact = failure(0.5, 0.9999999, 60);
    assertThat(exact.doubleValue()).isZero();
    assertThat(exactLog(0.5, 0.9999999, 60)).isCloseTo(log(exact), within(1e-10));
  }

  /** The calls of 2^60 candidates and 9 comparisons a match are more than a long holds. */
  @Test
  void callsAreCountedInDoubles() {
    Problem problem = Problems.pair(0.3, 0.8);
    var law = new KnockoutLaw(9).of(problem, 1L << 60).orElseThrow();
    double calls = io.ponder.inference.Usage.of(law.calls(), problem.costs()).calls();
    assertThat(calls).isCloseTo(Math.pow(2, 60) * 10 - 9, Percentage.withPercentage(1e-12));
  }

  /**
   * At a fixed K the failure falls as N^-log2(1/(2(1-c))): the exponent of the exact failures below
   * (1-c)/100, by least squares, is within 1% of it.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.6, 0.65, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999})
  void theFailureFallsAsAPowerOfN(double c) {
    for (double pGen : new double[] {0.02, 0.3, 0.8}) {
      List<Decay.Point> points = new ArrayList<>();
      for (int rounds = 0; rounds <= 60; rounds++) {
        double log = exactLog(pGen, c, rounds);
        if (log < Math.log((1 - c) / 100)) {
          points.add(new Decay.Point((double) (1L << rounds), log));
        }
      }
      assertThat(points).hasSizeGreaterThan(10);
      assertThat(Decay.power(points).orElseThrow())
          .isCloseTo(KnockoutPowerLaw.exponent(1 - c), Percentage.withPercentage(1));
    }
  }
}
