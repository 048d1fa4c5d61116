package io.ponder.model;

/** Checks shared by the records of this package. */
final class Probability {
  /** How far probabilities that should sum to 1 may be off: twelve written digits, and rounding. */
  static final double SUM_TOLERANCE = 1e-9;

  private Probability() {}

  /**
   * Returns {@code value} if it is in [0, 1].
   *
   * @throws IllegalArgumentException if it is not, or is NaN; the message starts with {@code name}
   */
  static double check(String name, double value) {
    return check(name, value, 0, 1);
  }

  static double check(String name, double value, double min, double max) {
    if (value >= min && value <= max) {
      return value;
    }
    throw new IllegalArgumentException(
        String.format("%s must be in [%s, %s], found %s", name, plain(min), plain(max), value));
  }

  static double checkPositive(String name, double value) {
    if (value > 0 && value < Double.POSITIVE_INFINITY) {
      return value;
    }
    throw new IllegalArgumentException(name + " must be positive, found " + value);
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
