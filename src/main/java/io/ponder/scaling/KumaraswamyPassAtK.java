package io.ponder.scaling;

/** Pass@k over success rates c X, X ~ Kumaraswamy(a, b). */
final class KumaraswamyPassAtK extends PassAtK {
  @Override
  public String key() {
    return "kumaraswamy";
  }

  @Override
  public String formula() {
    return "failure = E(1-cX)^k, X ~ Kumaraswamy(a, b)";
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
        return a * logX + logY + (b - 1) * logRest(logX);
      }

      /** Returns log(1 - x^a). */
      private double logRest(double logX) {
        return Math.log(-Math.expm1(a * logX));
      }

      @Override
      public double byA(double logX, double logY) {
        return logX + (b - 1) * logX / -Math.expm1(-a * logX);
      }

      @Override
      public double byB(double logX, double logY) {
        return logRest(logX);
      }

      @Override
      public double width() {
        return Math.min(0.4, Math.min(0.5 / Math.sqrt(a), 1.2 / a));
      }

      @Override
      public double powerBelow() {
        return -(20 + Math.log1p(b)) / a;
      }
    };
  }
}
