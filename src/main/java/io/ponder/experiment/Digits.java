package io.ponder.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How figures are written in results: nothing for what is not known. */
final class Digits {
  private static final MathContext DIGITS = new MathContext(12);

  private Digits() {}

  static String whole(OptionalLong value) {
    return value.isPresent() ? whole(value.getAsLong()) : "";
  }

  /** Calls that no long holds are left out. */
  static String whole(long value) {
    return value == Long.MAX_VALUE ? "" : Long.toString(value);
  }

  static String log10(Optional<Double> logarithm) {
    return logarithm.filter(Double::isFinite).map(value -> number(value / Math.log(10))).orElse("");
  }

  /** Returns e^logarithm, also where no double holds it. */
  static String power(Optional<Double> logarithm) {
    if (logarithm.isEmpty() || Double.isInfinite(logarithm.get())) {
      return logarithm.isPresent() ? "0" : "";
    }
    double value = Math.exp(logarithm.get());
    if (value >= Double.MIN_NORMAL && Double.isFinite(value)) {
      return number(value);
    }
    double tens = logarithm.get() / Math.log(10);
    double whole = Math.floor(tens);
    return number(new BigDecimal(Math.pow(10, tens - whole)).scaleByPowerOfTen((int) whole));
  }

  /** A law takes no trials. */
  static String trials(long trials) {
    return trials == 0 ? "" : Long.toString(trials);
  }

  static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "";
  }

  /** Returns a number, or nothing for NaN. */
  static String known(double value) {
    return Double.isNaN(value) ? "" : number(value);
  }

  /** Returns a number with 12 significant digits, or {@code inf}. */
  static String number(double value) {
    if (value == 0) {
      return "0";
    }
    return Double.isFinite(value) ? number(new BigDecimal(value)) : value > 0 ? "inf" : "-inf";
  }

  private static String number(BigDecimal value) {
    BigDecimal rounded = value.round(DIGITS).stripTrailingZeros();
    boolean plain = rounded.scale() <= 20 && rounded.precision() - rounded.scale() <= 15;
    return plain
        ? rounded.toPlainString()
        : rounded.toString().replace("E+", "e").replace("E", "e");
  }
}
