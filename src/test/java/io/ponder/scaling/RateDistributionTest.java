package io.ponder.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Distributions of success rates. */
class RateDistributionTest {
  /** What the interface promises, in percent. */
  private static final double PROMISED = 1e-8;

  /** Expected: mpmath's adaptive quadrature with 30 digits. */
  @ParameterizedTest
  @CsvSource({
    "0.2, 1.5, 0.3, 1, 0.9647058823529412",
    "0.2, 1.5, 0.3, 1000000, 0.08230417333028759",
    "2.5, 30, 0.9, 2.5, 0.8388856865764906",
    "2.5, 30, 0.9, 10000, 6.761965787087511e-7",
    "0.05, 3, 0.5, 1000000, 0.5436287603769789",
    "8, 2, 0.99, 60, 1.164939747873026e-9",
    "40, 60, 0.7, 200, 3.370549145926291e-18",
    "0.5, 0.5, 0.999, 100000, 0.001785014621012779",
    "1, 1, 0.5, 7, 0.2490234375",
    "12, 0.5, 0.9, 40, 3.205329303697282e-12",
  })
  void betaAgreesWithQuadratureOfManyDigits(double a, double b, double c, double k, double exact) {
    assertThat(new ScaledBeta(a, b, c).failure(k)).isCloseTo(exact, withinPercentage(PROMISED));
  }

  /** Expected: mpmath's adaptive quadrature with 30 digits. */
  @ParameterizedTest
  @CsvSource({
    "0.2, 1.5, 0.3, 1, 0.9744255744255744",
    "0.2, 1.5, 0.3, 1000000, 0.1083839306753445",
    "2.5, 30, 0.9, 2.5, 0.5792663672497573",
    "2.5, 30, 0.9, 10000, 1.296884127970472e-8",
    "0.05, 3, 1, 1000000, 0.864281086932246",
    "8, 2, 0.99, 60, 2.932147045671961e-10",
    "0.5, 0.5, 0.999, 100000, 0.001403197574458483",
    "1, 1, 0.5, 7, 0.2490234375",
    "12, 0.5, 0.9, 40, 8.578154177181839e-12",
  })
  void kumaraswamyAgreesWithQuadratureOfManyDigits(
      double a, double b, double c, double k, double exact) {
    assertThat(new ScaledKumaraswamy(a, b, c).failure(k))
        .isCloseTo(exact, withinPercentage(PROMISED));
  }

  /** The quadrature of a scale just below 1 meets the closed form at 1. */
  @ParameterizedTest
  @CsvSource({"0.3, 2, 10", "3, 0.7, 1000", "0.001, 1, 1000", "30, 4, 12", "0.5, 800, 1000000"})
  void aScaleNearOneIsNearTheClosedForm(double a, double b, double k) {
    double scale = 1 - 1e-15;
    assertThat(new ScaledBeta(a, b, scale).failure(k))
        .isCloseTo(new ScaledBeta(a, b, 1).failure(k), withinPercentage(1e-8));
  }

  /** With a = 1 both are 1 - (1-X)^b uniform. */
  @ParameterizedTest
  @CsvSource({"2, 0.4, 3.5", "0.6, 0.9, 5000", "25, 0.1, 1000000"})
  void bothAreTheSameWithAFirstShapeOfOne(double b, double c, double k) {
    assertThat(new ScaledKumaraswamy(1, b, c).failure(k))
        .isCloseTo(new ScaledBeta(1, b, c).failure(k), withinPercentage(PROMISED));
  }

  /** E(1-p)^2 from the moments of X. */
  @Test
  void twoSamplesFollowFromTheMoments() {
    ScaledBeta beta = new ScaledBeta(0.7, 2.5, 0.6);
    double square = 0.36 * 0.7 * 1.7 / (3.2 * 4.2);
    assertThat(beta.failure(2)).isCloseTo(1 - 2 * beta.mean() + square, withinPercentage(PROMISED));
    assertThat(beta.failure(0)).isEqualTo(1);
    assertThat(beta.failure(1)).isCloseTo(1 - beta.mean(), withinPercentage(PROMISED));
    ScaledKumaraswamy kumaraswamy = new ScaledKumaraswamy(0.7, 2.5, 0.6);
    assertThat(kumaraswamy.failure(1))
        .isCloseTo(1 - kumaraswamy.mean(), withinPercentage(PROMISED));
  }

  @Test
  void parametersAreChecked() {
    assertThatThrownBy(() -> new ScaledBeta(0, 1, 1)).hasMessageContaining("positive");
    assertThatThrownBy(() -> new ScaledKumaraswamy(1, Double.NaN, 1))
        .hasMessageContaining("positive");
    assertThatThrownBy(() -> new ScaledBeta(1, 1, 1.1)).hasMessageContaining("1.1");
    assertThatThrownBy(() -> new ScaledBeta(1, 1, 0.5).failure(-1)).hasMessageContaining("-1");
  }
}
