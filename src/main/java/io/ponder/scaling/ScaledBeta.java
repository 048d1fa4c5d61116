package io.ponder.scaling;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * Success rates p = c X with X ~ Beta(a, b) (arXiv:2502.17578; the scale, as real histograms end
 * below 1).
 *
 * @param a first shape, above 0: the failure falls as k^-a in the end
 * @param b second shape, above 0
 * @param c scale, the largest rate, in (0, 1]
 */
public record ScaledBeta(double a, double b, double c) implements RateDistribution {
  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public ScaledBeta {
    LogitIntegral.checkShapes(a, b, c);
  }

  @Override
  public double mean() {
    return c * a / (a + b);
  }

  @Override
  public double failure(double k) {
    LogitIntegral.checkSamples(k);
    if (k == 0) {
      return 1;
    }
    if (c == 1) {
      return Math.exp(LogBeta.value(a, b + k) - LogBeta.value(a, b));
    }
    return Math.exp(new Integrand(k).logIntegral() - LogBeta.value(a, b));
  }

  /** x^a (1-x)^b (1-cx)^k, the density over the logit of x but for B(a, b). */
  private final class Integrand extends LogitIntegral {
    private final double k;

    Integrand(double k) {
      this.k = k;
    }

    @Override
    double logAt(double logX, double logY) {
      return a * logX + b * logY + k * logWrong(c, logX, Math.exp(logY));
    }

    @Override
    double slope(double x, double y) {
      return a * y - b * x - k * c * x * y / (1 - c + c * y);
    }

    @Override
    double curvature(double x, double y) {
      double ratio = y / (1 - c + c * y);
      return x * (b + k * c * ratio * ratio);
    }
  }
}
