package io.ponder.theory;

import java.util.List;
import java.util.Optional;

/** How fast failures fall, by least squares through their logarithms. */
public final class Decay {
  private static final int FEWEST_POINTS = 3;

  private Decay() {}

  /**
   * A failure.
   *
   * @param size N, or what grows in proportion to it; at least 1
   * @param logFailure its natural logarithm, finite
   */
  public record Point(double size, double logFailure) {}

  /** Returns the rate r of an exponential decay e^(-r size), or empty for fewer than 3 points. */
  public static Optional<Double> exponential(List<Point> points) {
    return slope(
        points.stream().mapToDouble(Point::size).toArray(),
        points.stream().mapToDouble(Point::logFailure).toArray());
  }

  /** Returns the exponent b of a power law size^-b, or empty for fewer than 3 points. */
  public static Optional<Double> power(List<Point> points) {
    return slope(
        points.stream().mapToDouble(point -> Math.log(point.size)).toArray(),
        points.stream().mapToDouble(Point::logFailure).toArray());
  }

  /** Returns the negative slope of y over x. */
  private static Optional<Double> slope(double[] x, double[] y) {
    if (x.length < FEWEST_POINTS) {
      return Optional.empty();
    }
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < x.length; i++) {
      meanX += x[i] / x.length;
      meanY += y[i] / x.length;
    }
    double square = 0;
    double product = 0;
    for (int i = 0; i < x.length; i++) {
      square += (x[i] - meanX) * (x[i] - meanX);
      product += (x[i] - meanX) * (y[i] - meanY);
    }
    return square > 0 ? Optional.of(-product / square) : Optional.empty();
  }
}
