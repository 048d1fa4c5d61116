package io.ponder.strategy.tournament;

/** The distribution of the half points of several independent comparisons that are all alike. */
final class HalfPoints {
  private static final double LARGE = 1e100;
  private static final double LOG_LARGE = Math.log(LARGE);

  private HalfPoints() {}

  /**
   * Returns P(0), P(1), ... up to two half points a comparison: the coefficients of (loss + tie x +
   * win x^2)^times. f = P^n solves f' P = n f P', which is a recurrence for them; all its terms are
   * positive from either end to the middle, so no digit is lost.
   */
  static double[] of(double loss, double tie, double win, int times) {
    double[] low = half(loss, tie, win, times);
    double[] high = half(win, tie, loss, times);
    double[] points = new double[2 * times + 1];
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      points[i] = i <= times ? low[i] : high[2 * times - i];
      sum += points[i];
    }
    for (int i = 0; i < points.length; i++) {
      points[i] /= sum;
    }
    return points;
  }

  /** Returns the lower half of the coefficients of (first + middle x + last x^2)^times. */
  private static double[] half(double first, double middle, double last, int times) {
    double[] half = new double[times + 1];
    if (first == 0) {
      half[times] = Math.pow(middle, times);
      return half;
    }
    double logUnit = times * Math.log(first);
    half[0] = 1;
    for (int i = 0; i < times; i++) {
      double before = i == 0 ? 0 : half[i - 1];
      half[i + 1] =
          (middle * (times - i) * half[i] + last * (2.0 * times - i + 1) * before)
              / (first * (i + 1));
      if (half[i + 1] > LARGE) {
        for (int j = 0; j <= i + 1; j++) {
          half[j] /= LARGE;
        }
        logUnit += LOG_LARGE;
      }
    }
    for (int i = 0; i <= times; i++) {
      half[i] = half[i] == 0 ? 0 : Math.exp(logUnit + Math.log(half[i]));
    }
    return half;
  }
}
