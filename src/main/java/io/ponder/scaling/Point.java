package io.ponder.scaling;

/**
 * A point of a curve.
 *
 * @param x calls, tokens or dollars, positive
 * @param y the quantity
 * @param standardError the sampling error of y, or 0 if that follows from the trials, or y is exact
 * @param trials the trials of which y is a share, or 0
 */
public record Point(double x, double y, double standardError, double trials) {
  /**
   * Checks the point.
   *
   * @throws FitException if x is not positive, or a value is no number
   */
  public Point {
    if (!(x > 0) || Double.isInfinite(x)) {
      throw new FitException(
          String.format("x must be a positive number, found %s (at y = %s)", x, y));
    }
    if (Double.isNaN(y) || Double.isInfinite(y)) {
      throw new FitException(String.format("y must be a number, found %s at x = %s", y, x));
    }
    if (!(standardError >= 0) || Double.isInfinite(standardError)) {
      throw new FitException(
          String.format(
              "a standard error must be a number of at least 0, found %s at x = %s",
              standardError, x));
    }
    if (!(trials >= 0) || Double.isInfinite(trials)) {
      throw new FitException(
          String.format("trials must be a number of at least 0, found %s at x = %s", trials, x));
    }
  }

  /** A point of an exact curve. */
  public static Point exact(double x, double y) {
    return new Point(x, y, 0, 0);
  }

  /** A share of so many trials. */
  public static Point ofTrials(double x, double y, double trials) {
    return new Point(x, y, 0, trials);
  }

  /** A value with a standard error. */
  public static Point measured(double x, double y, double standardError) {
    return new Point(x, y, standardError, 0);
  }

  /** Returns whether nothing says how uncertain y is. */
  public boolean exact() {
    return standardError == 0 && trials == 0;
  }
}
