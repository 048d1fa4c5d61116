package io.ponder.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.inference.AddressedRandom;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Wilson's interval and its sums, against the worked examples of Newcombe, Statistics in Medicine
 * 17 (1998), pages 857-872 (method 3) and 873-890 (method 10), which print four digits.
 */
class IntervalTest {
  private static final double PRINTED = 5e-5;

  private static Interval wilson(int successes, int trials) {
    return Interval.wilson(successes, trials, 0.95);
  }

  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void wilsonsInterval(int successes, int trials, double low, double high) {
    assertThat(wilson(successes, trials).low()).isCloseTo(low, within(PRINTED));
    assertThat(wilson(successes, trials).high()).isCloseTo(high, within(PRINTED));
  }

  /** Without a success the lower limit is 0 itself, without a failure the upper one is 1. */
  @ParameterizedTest
  @CsvSource({"1", "7", "20", "1000", "99999", "1000000"})
  void limitsAtTheEnds(int trials) {
    Interval none = wilson(0, trials);
    Interval all = wilson(trials, trials);
    double z = 1.959963984540054;
    // By hand from Wilson's formula: z^2 / (n + z^2); 1e-12 is rounding.
    assertThat(none.low()).isZero();
    assertThat(none.high()).isCloseTo(z * z / (trials + z * z), within(1e-12));
    assertThat(all.high()).isEqualTo(1);
    assertThat(all.low()).isCloseTo(trials / (trials + z * z), within(1e-12));
  }

  @Test
  void moreConfidenceIsWider() {
    assertThat(Interval.wilson(30, 100, 0.99).halfWidth())
        .isGreaterThan(Interval.wilson(30, 100, 0.95).halfWidth());
    assertThat(new Interval(0.25, 0.75).halfWidth()).isEqualTo(0.25);
  }

  /** Newcombe's examples of differences: 56/70 - 48/80, 9/10 - 3/10 and 10/10 - 0/10. */
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "10, 10, 0, 10, 0.6075, 1.0000"
  })
  void differenceOfTwoProportions(int a, int m, int b, int n, double low, double high) {
    Interval interval =
        Interval.mover(
            new double[] {1, -1},
            new double[] {(double) a / m, (double) b / n},
            new Interval[] {wilson(a, m), wilson(b, n)});
    assertThat(interval.low()).isCloseTo(low, within(PRINTED));
    assertThat(interval.high()).isCloseTo(high, within(PRINTED));
  }

  /** By hand: the distances 0.1 and 0.2 below, halved, and 0.3 and 0.4 above, halved. */
  @Test
  void weightedMean() {
    Interval mean =
        Interval.mover(
            new double[] {0.5, 0.5},
            new double[] {0.4, 0.6},
            new Interval[] {new Interval(0.3, 0.7), new Interval(0.4, 1)});
    // 1e-15 is rounding.
    assertThat(mean.low()).isCloseTo(0.5 - Math.sqrt(0.0025 + 0.01), within(1e-15));
    assertThat(mean.high()).isCloseTo(0.5 + 0.25, within(1e-15));
  }

  /**
   * Its limits are where Student's distance from the observed rate is the quantile, the variance of
   * the mean taken in proportion to rate (1 - rate); here of groups 3, 1, 0, 2 of 4.
   */
  @Test
  void groupsGiveTheVariance() {
    double confidence = 0.9;
    Interval interval = Interval.grouped(4, 4, 6, 14, confidence);
    double rate = 6 / 16.0;
    double variance = (14 - 36 / 4.0) / 3 / 16 / 4;
    double quantile = 2.353363434801823; // of Student's t with 3 degrees of freedom, at 0.95
    for (double limit : new double[] {interval.low(), interval.high()}) {
      double scaled = variance * limit * (1 - limit) / (rate * (1 - rate));
      // 1e-12 is rounding.
      assertThat(Math.abs(limit - rate)).isCloseTo(quantile * Math.sqrt(scaled), within(1e-12));
    }
    assertThat(interval.low()).isLessThan(rate);
    assertThat(interval.high()).isGreaterThan(rate);
  }

  /** Groups that all agree tell nothing of their variance: every sample counts. */
  @Test
  void groupsThatAgree() {
    double square = Math.pow(TDistribution.of(9).inverseSurvivalProbability(0.025), 2);
    Interval all = Interval.grouped(10, 4, 40, 160, 0.95);
    assertThat(all.high()).isOne();
    // 1e-12 is rounding.
    assertThat(all.low()).isCloseTo(40 / (40 + square), within(1e-12));
    Interval none = Interval.grouped(10, 4, 0, 0, 0.95);
    assertThat(none.low()).isZero();
    assertThat(none.high()).isCloseTo(square / (40 + square), within(1e-12));
  }

  /**
   * Four samples of a group that always agree are one: intervals of 50 groups cover the rate in 95%
   * of 4,000 draws (within 1.5 points, 4.3 standard errors: 2e-5), Wilson's of 200 samples do not.
   */
  @Test
  void groupsOfDependentSamplesAreCovered() {
    AddressedRandom random = new AddressedRandom(77);
    int covered = 0;
    int coveredByAll = 0;
    for (int draw = 0; draw < 4000; draw++) {
      int right = 0;
      for (int group = 0; group < 50; group++) {
        right += random.nextDouble() < 0.3 ? 1 : 0;
      }
      covered += holds(Interval.grouped(50, 4, 4L * right, 16L * right, 0.95)) ? 1 : 0;
      coveredByAll += holds(Interval.wilson(4L * right, 200, 0.95)) ? 1 : 0;
    }
    assertThat(covered / 4000.0).isCloseTo(0.95, within(0.015));
    assertThat(coveredByAll / 4000.0).isLessThan(0.75);
  }

  private static boolean holds(Interval interval) {
    return interval.low() <= 0.3 && interval.high() >= 0.3;
  }
}
