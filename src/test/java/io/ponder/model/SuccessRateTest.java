package io.ponder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Drawn success rates follow their distribution functions, which come from Commons Statistics or
 * are closed forms. Each of some twenty tests rejects with probability 1e-6.
 */
class SuccessRateTest {
  private static final double LEVEL = 1e-6;

  private static double[] draws(SuccessRate rate, int size) {
    UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(7L);
    return DoubleStream.generate(() -> rate.draw(random)).limit(size).toArray();
  }

  private static void assertFollows(SuccessRate rate, DoubleUnaryOperator distribution) {
    double[] values = draws(rate, 50_000);
    assertThat(Arrays.stream(values).allMatch(x -> x >= rate.min() && x <= rate.max())).isTrue();
    assertThat(KolmogorovSmirnovTest.withDefaults().test(values, distribution).getPValue())
        .isGreaterThan(LEVEL);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.5, 1",
    "1, 1, 1",
    "1, 3, 1",
    "3, 1, 0.5",
    "0.3, 7, 1",
    "2.5, 4, 0.9",
    "30, 80, 1",
    "0.9, 40, 0.25"
  })
  void beta(double a, double b, double scale) {
    BetaDistribution exact = BetaDistribution.of(a, b);
    assertFollows(
        new SuccessRate.Beta(a, b, scale),
        x -> exact.cumulativeProbability(Math.min(1, x / scale)));
  }

  /** Quantiles against the library's, also of shapes that are far from 1. */
  @ParameterizedTest
  @CsvSource({"0.5, 0.5", "1, 3", "0.3, 7", "30, 80", "0.05, 0.9", "2000, 3", "1e-3, 1"})
  void betaQuantiles(double a, double b) {
    BetaDistribution exact = BetaDistribution.of(a, b);
    DoubleUnaryOperator quantiles = new SuccessRate.Beta(a, b, 1).quantiles();
    for (double u : new double[] {1e-9, 0.01, 0.2, 0.5, 0.77, 0.999, 1 - 1e-9}) {
      double x = quantiles.applyAsDouble(u);
      assertThat(x).isBetween(0.0, 1.0);
      // Rates below 1e-300 are 0, and the next double to a quantile near 1 may be far off in u.
      double off = Math.abs(exact.cumulativeProbability(x) - u);
      double slope = x > 0 && x < 1 ? exact.density(x) * Math.ulp(x) : 1;
      assertThat(off).as("u %s: %s", u, x).isLessThanOrEqualTo(1e-9 * u + 2 * slope);
    }
    assertThat(exact.cumulativeProbability(quantiles.applyAsDouble(0))).isLessThan(1e-9);
  }

  /** Quantiles of what is drawn by them already. */
  @Test
  void otherQuantiles() {
    assertThat(new SuccessRate.Fixed(0.3).quantiles().applyAsDouble(0.9)).isEqualTo(0.3);
    assertThat(new SuccessRate.Uniform(0.2, 0.6).quantiles().applyAsDouble(0.5)).isEqualTo(0.4);
    assertThat(new SuccessRate.Kumaraswamy(2, 1, 1).quantiles().applyAsDouble(0.25))
        .isCloseTo(0.5, within(1e-15));
    DoubleUnaryOperator listed = new SuccessRate.Quantiles(List.of(0.9, 0.1, 0.5)).quantiles();
    assertThat(listed.applyAsDouble(0)).isEqualTo(0.1);
    assertThat(listed.applyAsDouble(0.34)).isEqualTo(0.5);
    assertThat(listed.applyAsDouble(0.999)).isEqualTo(0.9);
  }

  /**
   * Small shapes pile up at 0 and 1, closer than doubles tell from 1: bins by orders of magnitude
   * instead of ranks.
   */
  @ParameterizedTest
  @CsvSource({"0.1, 0.1", "0.1, 3", "0.01, 0.01", "0.01, 1", "0.002, 0.5"})
  void betaWithSmallShapes(double a, double b) {
    double[] edges = {1e-200, 1e-100, 1e-30, 1e-10, 1e-3, 0.1, 0.5, 0.9};
    BetaDistribution exact = BetaDistribution.of(a, b);
    double[] expected = new double[edges.length + 1];
    long[] counts = new long[edges.length + 1];
    double below = 0;
    for (int i = 0; i < edges.length; i++) {
      expected[i] = exact.cumulativeProbability(edges[i]) - below;
      below = exact.cumulativeProbability(edges[i]);
    }
    expected[edges.length] = exact.survivalProbability(edges[edges.length - 1]);
    for (double value : draws(new SuccessRate.Beta(a, b, 1), 200_000)) {
      int at = Arrays.binarySearch(edges, value);
      counts[at < 0 ? -at - 1 : at + 1]++;
    }
    // Bins that expect fewer than 5 join the last one, so that chi-square holds.
    for (int i = 0; i < edges.length; i++) {
      if (expected[i] * 200_000 < 5) {
        expected[edges.length] += expected[i];
        counts[edges.length] += counts[i];
        expected[i] = 0;
        counts[i] = 0;
      }
    }
    int[] used = IntStream.range(0, 9).filter(i -> expected[i] > 0).toArray();
    assertThat(used).hasSizeGreaterThan(2);
    double p =
        ChiSquareTest.withDefaults()
            .test(
                Arrays.stream(used).mapToDouble(i -> expected[i]).toArray(),
                Arrays.stream(used).mapToLong(i -> counts[i]).toArray())
            .getPValue();
    assertThat(p).isGreaterThan(LEVEL);
  }

  /** F(x) = 1 - (1 - x^a)^b. */
  @ParameterizedTest
  @CsvSource({"0.5, 0.5, 1", "1, 3, 1", "2, 5, 0.7", "0.2, 2, 1"})
  void kumaraswamy(double a, double b, double scale) {
    assertFollows(
        new SuccessRate.Kumaraswamy(a, b, scale),
        x -> 1 - Math.pow(1 - Math.pow(Math.min(1, x / scale), a), b));
  }

  @Test
  void uniform() {
    assertFollows(new SuccessRate.Uniform(0.2, 0.6), x -> (x - 0.2) / 0.4);
  }

  @Test
  void quantilesAreEquallyLikely() {
    long[] counts = new long[4];
    List<Double> rates = List.of(0.1, 0.5, 0.2, 0.9);
    SuccessRate quantiles = new SuccessRate.Quantiles(rates);
    for (double value : draws(quantiles, 100_000)) {
      counts[rates.indexOf(value)]++;
    }
    double[] equal = {1, 1, 1, 1};
    assertThat(ChiSquareTest.withDefaults().test(equal, counts).getPValue()).isGreaterThan(LEVEL);
    assertThat(quantiles.min()).isEqualTo(0.1);
    assertThat(quantiles.max()).isEqualTo(0.9);
  }

  @Test
  void aNumberIsItself() {
    assertThat(draws(new SuccessRate.Fixed(0.3), 5)).containsOnly(0.3);
  }

  @Test
  void valuesOutOfRangeAreErrors() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SuccessRate.Fixed(1.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new SuccessRate.Beta(0, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new SuccessRate.Beta(1, 1, 1.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new SuccessRate.Kumaraswamy(1, -1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new SuccessRate.Uniform(0.6, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new SuccessRate.Quantiles(List.of()));
  }
}
