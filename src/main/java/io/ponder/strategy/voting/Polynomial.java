package io.ponder.strategy.voting;

import java.util.Arrays;

/** A polynomial in z with coefficients at least 0, so that no operation cancels digits. */
final class Polynomial {
  static final Polynomial ZERO = new Polynomial();
  static final Polynomial ONE = new Polynomial(1);

  /** By power of z; none for the polynomial 0. */
  private final double[] coefficients;

  private Polynomial(double... coefficients) {
    this.coefficients = coefficients;
  }

  /** Returns (1 + z)^n: the number of subsets of n by their size. */
  static Polynomial subsets(int n) {
    double[] subsets = new double[n + 1];
    subsets[0] = 1;
    for (int size = 1; size <= n; size++) {
      // In this order nothing overflows that need not.
      subsets[size] = subsets[size - 1] / size * (n - size + 1);
    }
    return new Polynomial(subsets);
  }

  boolean isZero() {
    return coefficients.length == 0;
  }

  /** Returns the coefficient of a power of z. */
  double at(int power) {
    return power < coefficients.length ? coefficients[power] : 0;
  }

  /** Returns its part that is a multiple of z. */
  Polynomial withoutConstant() {
    if (coefficients.length <= 1) {
      return ZERO;
    }
    double[] rest = coefficients.clone();
    rest[0] = 0;
    return new Polynomial(rest);
  }

  Polynomial plus(Polynomial other) {
    return plus(other, 1, 0);
  }

  /** Returns this + factor z^shift other. */
  Polynomial plus(Polynomial other, double factor, int shift) {
    if (other.isZero()) {
      return this;
    }
    double[] added = other.coefficients;
    double[] sum = Arrays.copyOf(coefficients, Math.max(coefficients.length, added.length + shift));
    for (int i = 0; i < added.length; i++) {
      sum[i + shift] += factor * added[i];
    }
    return new Polynomial(sum);
  }

  Polynomial times(double factor) {
    return ZERO.plus(this, factor, 0);
  }

  /** Returns the product, faster if the other one has the lower degree or few terms. */
  Polynomial times(Polynomial other) {
    if (isZero() || other.isZero()) {
      return ZERO;
    }
    double[] product = new double[coefficients.length + other.coefficients.length - 1];
    for (int j = 0; j < other.coefficients.length; j++) {
      double factor = other.coefficients[j];
      if (factor != 0) {
        for (int i = 0; i < coefficients.length; i++) {
          product[i + j] += factor * coefficients[i];
        }
      }
    }
    return new Polynomial(product);
  }

  Polynomial power(int exponent) {
    Polynomial power = ONE;
    Polynomial square = this;
    for (int rest = exponent; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        power = square.times(power);
      }
      if (rest > 1) {
        square = square.times(square);
      }
    }
    return power;
  }
}
