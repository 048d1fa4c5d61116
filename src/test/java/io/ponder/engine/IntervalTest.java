package io.ponder.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
}
