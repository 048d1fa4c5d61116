package io.ponder.scaling;

/** Pass@k over success rates c X, X ~ Beta(a, b). */
final class BetaPassAtK extends PassAtK {
  @Override
  public String key() {
    return "beta";
  }

  @Override
  public String formula() {
    return "failure = E(1-cX)^k, X ~ Beta(a, b)";
  }

  @Override
  public String source() {
    return "Schaeffer et al. (arXiv:2502.17578)";
  }

  @Override
  Density density(double a, double b) {
    return new Density() {
      @Override
      public double logWeight(double logX, double logY) {
        return a * logX + b * logY;
      }

      @Override
      public double byA(double logX, double logY) {
        return logX;
      }

      @Override
      public double byB(double logX, double logY) {
        return logY;
      }

      @Override
      public double width() {
        return Math.min(0.4, 0.5 / Math.sqrt(a));
      }

      @Override
      public double powerBelow() {
        return 0;
      }
    };
  }
}
