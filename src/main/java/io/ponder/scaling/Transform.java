package io.ponder.scaling;

/** Values of all points at once. */
final class Transform {
  /** What stands for a loss of 0 where its logarithm is taken. */
  private static final double LEAST = 1e-300;

  private Transform() {}

  static double[] logs(double[] values) {
    double[] logs = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      logs[i] = Math.log(Math.max(LEAST, values[i]));
    }
    return logs;
  }

  /** Returns the weights of logarithms: those of values times their squares. */
  static double[] relative(double[] values, double[] weight) {
    double[] relative = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      relative[i] = weight[i] * values[i] * values[i] + LEAST;
    }
    return relative;
  }
}
