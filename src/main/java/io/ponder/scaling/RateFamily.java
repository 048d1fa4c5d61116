package io.ponder.scaling;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/** Families of distributions of success rates, by search coordinates. */
enum RateFamily {
  /** Beta(a, b), by ln a and ln b. */
  BETA("beta-binomial", "p ~ Beta(a, b)", false) {
    @Override
    double below(double[] z, double p) {
      return RegularizedBeta.value(p, Math.exp(z[0]), Math.exp(z[1]));
    }
  },

  /** c X, X ~ Beta(a, b), by ln a, ln b and ln(-ln c). */
  SCALED_BETA("scaled-beta", "p = cX, X ~ Beta(a, b)", true) {
    @Override
    double below(double[] z, double p) {
      return BETA.below(z, scaled(z, p));
    }
  },

  /** c X, X ~ Kumaraswamy(a, b), by ln a, ln b and ln(-ln c). */
  SCALED_KUMARASWAMY("scaled-kumaraswamy", "p = cX, X ~ Kumaraswamy(a, b)", true) {
    @Override
    double below(double[] z, double p) {
      double x = scaled(z, p);
      return x >= 1 ? 1 : -Math.expm1(Math.exp(z[1]) * Math.log1p(-Math.pow(x, Math.exp(z[0]))));
    }
  };

  private final String key;
  private final String text;
  private final boolean scaled;

  RateFamily(String key, String text, boolean scaled) {
    this.key = key;
    this.text = text;
    this.scaled = scaled;
  }

  String key() {
    return key;
  }

  String text() {
    return text;
  }

  /** Returns where a search may start. */
  double[] start() {
    return scaled ? new double[] {-1, 1, 0} : new double[] {-1, 3};
  }

  /** Returns P(a rate is at most p). */
  abstract double below(double[] z, double p);

  private static double scaled(double[] z, double p) {
    return Math.min(1, p / Math.exp(-Math.exp(z[2])));
  }

  /** Returns the distribution on the grid, but for a share that is never solved. */
  RateMixture mixture(double[] z, double never) {
    double[] weights = new double[RateGrid.SIZE];
    double first = below(z, Math.exp(RateGrid.edge(0)));
    double below = first;
    for (int i = 0; i < weights.length; i++) {
      double next = i + 1 == weights.length ? 1 : below(z, Math.exp(RateGrid.edge(i + 1)));
      weights[i] = (1 - never) * Math.max(0, next - below);
      below = next;
    }
    return new RateMixture(weights, never + (1 - never) * first);
  }
}
