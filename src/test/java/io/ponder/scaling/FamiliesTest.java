package io.ponder.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Families of curves: their formulas and derivatives. */
class FamiliesTest {
  static List<String> names() {
    return Families.names();
  }

  /** Central differences have an error of the square of their step. */
  @ParameterizedTest
  @MethodSource("names")
  void derivativesAreThoseOfTheValues(String key) {
    double[] at = Truths.PARAMETERS.get(key);
    double[] x = Truths.budgets();
    Family.Evaluator curve = Truths.family(key).on(x);
    double[][] gradient = new double[at.length][x.length];
    curve.at(at, new double[x.length], gradient);
    for (int p = 0; p < at.length; p++) {
      double step = 1e-5 * at[p];
      double[] above = shifted(curve, at, p, step, x.length);
      double[] below = shifted(curve, at, p, -step, x.length);
      for (int i = 0; i < x.length; i++) {
        assertThat(gradient[p][i])
            .as("%s, parameter %d at %s", key, p, x[i])
            .isCloseTo(
                (above[i] - below[i]) / (2 * step), within(1e-6 * (1 + Math.abs(gradient[p][i]))));
      }
    }
  }

  private static double[] shifted(
      Family.Evaluator curve, double[] at, int p, double by, int points) {
    double[] parameters = at.clone();
    parameters[p] += by;
    double[] loss = new double[points];
    curve.at(parameters, loss, null);
    return loss;
  }

  /** The common rule of all k against a quadrature for each. */
  @ParameterizedTest
  @CsvSource({
    "0.4, 2, 0.6",
    "0.05, 0.3, 1",
    "8, 50, 0.3",
    "60, 0.2, 0.9",
    "1.5, 1000, 0.99",
    "0.2, 1, 0.001"
  })
  void passAtKIsThatOfTheDistribution(double a, double b, double c) {
    double[] k = {1, 3, 30, 1000, 100_000, 1_000_000};
    double[] beta = new double[k.length];
    double[] kumaraswamy = new double[k.length];
    Truths.family("beta").on(k).at(new double[] {a, b, c}, beta, null);
    Truths.family("kumaraswamy").on(k).at(new double[] {a, b, c}, kumaraswamy, null);
    for (int i = 0; i < k.length; i++) {
      assertThat(beta[i]).isCloseTo(new ScaledBeta(a, b, c).failure(k[i]), withinPercentage(1e-4));
      assertThat(kumaraswamy[i])
          .isCloseTo(new ScaledKumaraswamy(a, b, c).failure(k[i]), withinPercentage(1e-4));
    }
  }

  /** Many points are interpolated: to far less than a sampling error. */
  @ParameterizedTest
  @CsvSource({"beta", "kumaraswamy", "rise-and-fall"})
  void manyPointsAreInterpolated(String key) {
    double[] x = new double[1000];
    for (int i = 0; i < x.length; i++) {
      x[i] = 1 + i * 1.023;
    }
    double[] together = Truths.loss(key, x);
    for (int i = 0; i < x.length; i += 37) {
      assertThat(together[i]).isCloseTo(Truths.loss(key, new double[] {x[i]})[0], within(1e-7));
    }
  }

  /** A vote of K of two answers is a binomial sum. */
  @Test
  void riseAndFallIsAMixOfTwoVotes() {
    double[] x = {1, 5, 33};
    double[] loss = Truths.loss("rise-and-fall", x);
    double[] at = Truths.PARAMETERS.get("rise-and-fall");
    for (int i = 0; i < x.length; i++) {
      int k = (int) x[i];
      double easy = new BinomialDistribution(null, k, at[1]).cumulativeProbability(k / 2);
      double hard = new BinomialDistribution(null, k, at[2]).cumulativeProbability(k / 2);
      assertThat(loss[i]).isCloseTo(at[0] * easy + (1 - at[0]) * hard, within(1e-12));
    }
  }

  @Test
  void simpleFormulas() {
    assertThat(value("power-law", 4, 0.6, 0.5, 0.1)).isCloseTo(0.4, within(1e-15));
    assertThat(value("exponential", 10, 0.5, 20, 0.2))
        .isCloseTo(0.2 + 0.5 * Math.exp(-0.5), within(1e-15));
    assertThat(value("exponentiated-power-law", 16, 2, 0.25))
        .isCloseTo(1 - Math.exp(-1), within(1e-15));
    assertThat(value("log-linear", Math.E, 0.8, 0.1)).isCloseTo(0.7, within(1e-15));
    assertThat(value("logistic", 30, 0.9, 0.2, 30, 5)).isCloseTo(0.55, within(1e-15));
    assertThat(value("root-exponential", 9, 0.1, 0.2, 0.3))
        .isCloseTo(Math.exp(-1.8), within(1e-15));
  }

  private static double value(String key, double x, double... parameters) {
    double[] loss = new double[1];
    Truths.family(key).on(new double[] {x}).at(parameters, loss, null);
    return loss[0];
  }
}
