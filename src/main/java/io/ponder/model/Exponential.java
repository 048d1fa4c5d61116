package io.ponder.model;

import java.util.Arrays;

/**
 * The exponential function from additions and multiplications only, so that it is the same on every
 * machine, like {@code StrictMath.exp}, and several times as fast: 2^(n/64) from a table, times a
 * polynomial on what is left of the exponent. Within 2 units in the last place.
 */
final class Exponential {
  private static final int LOG_STEPS = 6;
  private static final int STEPS = 1 << LOG_STEPS;
  private static final double PER_STEP = STEPS / 0.6931471805599453;

  /** ln 2 / 64 in two parts, of which the first has 32 bits: its multiples are exact. */
  private static final double HIGH = 0x1.62e42feep-7;

  private static final double LOW = 0x1.a39ef35793c76p-39;

  /** Beyond this, results or factors could be subnormal or infinite. */
  private static final double LARGEST = 700;

  /** Adding it rounds to an integer, in the low bits. */
  private static final double ROUND = 0x1.8p52;

  private static final long ZERO = Double.doubleToRawLongBits(ROUND);

  private static final double[] POWERS = new double[STEPS];

  static {
    Arrays.setAll(POWERS, step -> StrictMath.pow(2, (double) step / STEPS));
  }

  private Exponential() {}

  /** Returns e^x. */
  static double exp(double x) {
    if (!(Math.abs(x) <= LARGEST)) {
      return StrictMath.exp(x);
    }
    double shifted = x * PER_STEP + ROUND;
    long n = Double.doubleToRawLongBits(shifted) - ZERO;
    double whole = shifted - ROUND;
    double rest = x - whole * HIGH - whole * LOW;
    double polynomial =
        rest * (1 + rest * (0.5 + rest * (1.0 / 6 + rest * (1.0 / 24 + rest * (1.0 / 120)))));
    double power = POWERS[(int) n & STEPS - 1];
    double scale = Double.longBitsToDouble(((n >> LOG_STEPS) + Double.MAX_EXPONENT) << 52);
    return (power + power * polynomial) * scale;
  }
}
