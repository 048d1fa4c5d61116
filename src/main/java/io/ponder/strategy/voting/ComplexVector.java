package io.ponder.strategy.voting;

import java.util.Arrays;

/** Complex numbers on which the same is done; loops this plain are run on several at once. */
final class ComplexVector {
  private final double[] re;
  private final double[] im;

  /** Creates a vector of zeros. */
  ComplexVector(int size) {
    re = new double[size];
    im = new double[size];
  }

  /** Sets all numbers to a real one. */
  void fill(double real) {
    Arrays.fill(re, real);
    Arrays.fill(im, 0);
  }

  /** Sets a number. */
  void set(int i, double real, double imaginary) {
    re[i] = real;
    im[i] = imaginary;
  }

  /** Sets the numbers to those of another vector. */
  void set(ComplexVector other) {
    System.arraycopy(other.re, 0, re, 0, re.length);
    System.arraycopy(other.im, 0, im, 0, im.length);
  }

  /** Sets the numbers to those of one vector and a multiple of another's. */
  void set(ComplexVector one, double factor, ComplexVector other) {
    double[] oneRe = one.re;
    double[] oneIm = one.im;
    double[] otherRe = other.re;
    double[] otherIm = other.im;
    for (int i = 0; i < re.length; i++) {
      re[i] = oneRe[i] + factor * otherRe[i];
      im[i] = oneIm[i] + factor * otherIm[i];
    }
  }

  /** Adds a multiple of another vector's numbers. */
  void add(double factor, ComplexVector other) {
    set(this, factor, other);
  }

  /** Multiplies by the numbers of another vector. */
  void multiply(ComplexVector other) {
    double[] otherRe = other.re;
    double[] otherIm = other.im;
    for (int i = 0; i < re.length; i++) {
      double real = re[i] * otherRe[i] - im[i] * otherIm[i];
      im[i] = re[i] * otherIm[i] + im[i] * otherRe[i];
      re[i] = real;
    }
  }

  /** Multiplies by powers of the numbers of another vector, which is left as some other power. */
  void multiply(ComplexVector other, int exponent) {
    for (int rest = exponent; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        multiply(other);
      }
      if (rest > 1) {
        other.multiply(other);
      }
    }
  }

  /** Returns a number's real part after it is turned by an angle. */
  double turned(int i, double angle) {
    return re[i] * Math.cos(angle) - im[i] * Math.sin(angle);
  }
}
