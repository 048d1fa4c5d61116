package io.ponder.scaling;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * Success rates p = c X with X ~ Kumaraswamy(a, b): P(X <= x) = 1 - (1-x^a)^b (arXiv:2502.17578;
 * the scale, as real histograms end below 1).
 *
 * @param a first shape, above 0: the failure falls as k^-a in the end
 * @param b second shape, above 0
 * @param c scale, the largest rate, in (0, 1]
 */
public record ScaledKumaraswamy(double a, double b, double c) implements RateDistribution {
  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public ScaledKumaraswamy {
    LogitIntegral.checkShapes(a, b, c);
  }

  @Override
  public double mean() {
    return c * b * Math.exp(LogBeta.value(1 + 1 / a, b));
  }

  @Override
  public double failure(double k) {
    LogitIntegral.checkSamples(k);
    return k == 0 ? 1 : b * Math.exp(new Integrand(k).logIntegral());
  }

  /** y (1-y)^b (1 - c y^(1/a))^k for y = x^a, the density over the logit of y but for b. */
  private final class Integrand extends LogitIntegral {
    private final double k;

    Integrand(double k) {
      this.k = k;
    }

    @Override
    double logAt(double logX, double logY) {
      return logX + b * logY + k * logWrong(c, logX / a, -Math.expm1(logX / a));
    }

    @Override
    double slope(double x, double y) {
      double log = log(x, y) / a;
      double ratio = y / (1 - c - c * Math.expm1(log));
      return y - b * x - k / a * c * Math.exp(log) * ratio;
    }

    @Override
    double curvature(double x, double y) {
      double log = log(x, y) / a;
      double ratio = y / (a * (1 - c - c * Math.expm1(log)));
      return b * x + k * c * Math.exp(log) * ratio * ratio;
    }

    private static double log(double x, double y) {
      return x < 0.5 ? Math.log(x) : Math.log1p(-y);
    }
  }
}
