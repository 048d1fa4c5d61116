package io.ponder.model;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The latent success rate of a level: P(a generated solution is correct), a number or a
 * distribution from which each problem draws its own. Draws use {@code StrictMath} only, so they
 * are the same on every machine.
 */
public sealed interface SuccessRate {

  /** Returns the success rate of one problem, in [0, 1]. */
  double draw(UniformRandomProvider random);

  /**
   * Returns the function from a share in [0, 1) of the problems to the rate that they are below.
   */
  DoubleUnaryOperator quantiles();

  /** Returns the largest possible success rate, in [0, 1]. */
  double max();

  /** Returns the smallest possible success rate, in [0, 1]. */
  double min();

  /** Every problem of the level has the same rate. */
  record Fixed(double rate) implements SuccessRate {
    public Fixed {
      Probability.check("success", rate);
    }

    @Override
    public double draw(UniformRandomProvider random) {
      return rate;
    }

    @Override
    public DoubleUnaryOperator quantiles() {
      return share -> rate;
    }

    @Override
    public double max() {
      return rate;
    }

    @Override
    public double min() {
      return rate;
    }
  }

  /** A scaled beta distribution: scale x Beta(a, b). */
  record Beta(double a, double b, double scale) implements SuccessRate {
    public Beta {
      Probability.checkPositive("a", a);
      Probability.checkPositive("b", b);
      Probability.check("scale", Probability.checkPositive("scale", scale));
    }

    @Override
    public double draw(UniformRandomProvider random) {
      // X / (X + Y) with gamma X and Y, in logarithms: for small shapes both can underflow.
      double difference = logGamma(b, random) - logGamma(a, random);
      return scale / (1 + StrictMath.exp(difference));
    }

    /** {@inheritDoc} It is searched for: drawing is some ten times as fast. */
    @Override
    public DoubleUnaryOperator quantiles() {
      BetaQuantile quantile = new BetaQuantile(a, b);
      return share -> scale * quantile.at(share);
    }

    /**
     * Returns the logarithm of a Gamma(shape, 1) variate. Marsaglia and Tsang, "A simple method for
     * generating gamma variables", ACM Transactions on Mathematical Software 26 (2000); shapes
     * below 1 by their section 6.
     */
    private static double logGamma(double shape, UniformRandomProvider random) {
      if (shape < 1) {
        return logGamma(shape + 1, random) + StrictMath.log1p(-random.nextDouble()) / shape;
      }
      double d = shape - 1.0 / 3;
      double c = 1 / StrictMath.sqrt(9 * d);
      while (true) {
        double x = normal(random);
        double root = 1 + c * x;
        if (root > 0) {
          double v = root * root * root;
          double u = 1 - random.nextDouble();
          if (StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
            return StrictMath.log(d) + StrictMath.log(v);
          }
        }
      }
    }

    /** Returns a standard normal variate by Marsaglia's polar method, the second one discarded. */
    private static double normal(UniformRandomProvider random) {
      while (true) {
        double u = 2 * random.nextDouble() - 1;
        double v = 2 * random.nextDouble() - 1;
        double s = u * u + v * v;
        if (s > 0 && s < 1) {
          return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
        }
      }
    }

    @Override
    public double max() {
      return scale;
    }

    @Override
    public double min() {
      return 0;
    }
  }

  /** A scaled Kumaraswamy distribution: scale x (1 - (1 - U)^(1/b))^(1/a). */
  record Kumaraswamy(double a, double b, double scale) implements SuccessRate {
    public Kumaraswamy {
      Probability.checkPositive("a", a);
      Probability.checkPositive("b", b);
      Probability.check("scale", Probability.checkPositive("scale", scale));
    }

    @Override
    public double draw(UniformRandomProvider random) {
      return quantile(random.nextDouble());
    }

    @Override
    public DoubleUnaryOperator quantiles() {
      return this::quantile;
    }

    private double quantile(double share) {
      double tail = StrictMath.log1p(-share) / b;
      return scale * StrictMath.pow(-StrictMath.expm1(tail), 1 / a);
    }

    @Override
    public double max() {
      return scale;
    }

    @Override
    public double min() {
      return 0;
    }
  }

  /** A uniform distribution on [lo, hi]. */
  record Uniform(double lo, double hi) implements SuccessRate {
    public Uniform {
      Probability.check("the lower end", lo);
      Probability.check("the upper end", hi, lo, 1);
    }

    @Override
    public double draw(UniformRandomProvider random) {
      return quantile(random.nextDouble());
    }

    @Override
    public DoubleUnaryOperator quantiles() {
      return this::quantile;
    }

    private double quantile(double share) {
      return lo + (hi - lo) * share;
    }

    @Override
    public double max() {
      return hi;
    }

    @Override
    public double min() {
      return lo;
    }
  }

  /** Values that are drawn with equal weight, such as the quantiles of measured rates. */
  record Quantiles(List<Double> rates) implements SuccessRate {
    public Quantiles {
      rates = List.copyOf(rates);
      if (rates.isEmpty()) {
        throw new IllegalArgumentException("quantiles must hold at least one rate");
      }
      rates.forEach(rate -> Probability.check("a quantile", rate));
    }

    @Override
    public double draw(UniformRandomProvider random) {
      return rates.get(random.nextInt(rates.size()));
    }

    @Override
    public DoubleUnaryOperator quantiles() {
      double[] sorted = rates.stream().mapToDouble(rate -> rate).sorted().toArray();
      return share -> sorted[(int) (share * sorted.length)];
    }

    @Override
    public double max() {
      return rates.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    @Override
    public double min() {
      return rates.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }
  }
}
