package io.ponder.inference;

/**
 * Standard normal variates by the ziggurat method with 256 layers (Marsaglia and Tsang, "The
 * ziggurat method for generating random variables", Journal of Statistical Software 5, 2000, with
 * the independent bits of Doornik, 2005). One draw decides 99% of the variates; the rest go on from
 * a hash of it, so a variate depends on its address only. Commons RNG's sampler compares with
 * {@code Math.exp}, which may differ between machines; this one uses {@code StrictMath}.
 */
final class Normal {
  private static final int LAYERS = 256;

  /** Right end of the base layer, and the area of each layer. */
  private static final double R = 3.654152885361009;

  private static final double AREA = 0.00492867323399;

  /** Right ends of the layers from the base (which stands for the tail as well) to 0 at the top. */
  private static final double[] X = new double[LAYERS + 1];

  /** X[i + 1] / X[i]: below it a point of layer i is under the curve for certain. */
  private static final double[] INSIDE = new double[LAYERS];

  private static final double[] DENSITY = new double[LAYERS + 1];

  static {
    X[0] = AREA / density(R);
    X[1] = R;
    for (int i = 2; i < LAYERS; i++) {
      double height = AREA / X[i - 1] + density(X[i - 1]);
      X[i] = StrictMath.sqrt(-2 * StrictMath.log(height));
    }
    X[LAYERS] = 0;
    for (int i = 0; i <= LAYERS; i++) {
      DENSITY[i] = density(X[i]);
    }
    for (int i = 0; i < LAYERS; i++) {
      INSIDE[i] = X[i + 1] / X[i];
    }
  }

  private Normal() {}

  private static double density(double x) {
    return StrictMath.exp(-0.5 * x * x);
  }

  /** Returns the upper 52 bits as a number in [-1, 1), put together without a slow conversion. */
  private static double signed(long bits) {
    return Double.longBitsToDouble(0x4000000000000000L | bits >>> 12) - 3;
  }

  /** Returns the variate that 64 random bits decide. */
  static double of(long bits) {
    return decides(bits) ? first(bits) : edge(bits, layer(bits), signed(bits));
  }

  /** Returns whether the first point that the bits give is under the curve for certain. */
  static boolean decides(long bits) {
    return Math.abs(signed(bits)) < INSIDE[layer(bits)];
  }

  /** Returns where the first point is that the bits give. */
  static double first(long bits) {
    return signed(bits) * X[layer(bits)];
  }

  private static int layer(long bits) {
    return (int) bits & (LAYERS - 1);
  }

  private static double edge(long bits, int layer, double u) {
    int draw = 0;
    while (true) {
      if (layer == 0) {
        return tail(bits, draw, u < 0);
      }
      double x = u * X[layer];
      double low = DENSITY[layer];
      double high = DENSITY[layer + 1];
      if (low + AddressedRandom.unit(bits, draw++) * (high - low) < density(x)) {
        return x;
      }
      long next = AddressedRandom.bits(bits, draw++);
      layer = layer(next);
      u = signed(next);
      if (Math.abs(u) < INSIDE[layer]) {
        return u * X[layer];
      }
    }
  }

  /** Marsaglia's method for the tail beyond R. */
  private static double tail(long bits, int firstDraw, boolean negative) {
    for (int draw = firstDraw; ; draw += 2) {
      double x = -StrictMath.log(1 - AddressedRandom.unit(bits, draw)) / R;
      double y = -StrictMath.log(1 - AddressedRandom.unit(bits, draw + 1));
      if (2 * y > x * x) {
        return negative ? -(R + x) : R + x;
      }
    }
  }
}
