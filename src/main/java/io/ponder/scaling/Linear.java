package io.ponder.scaling;

/** Small linear systems and weighted straight-line regressions. */
final class Linear {
  private Linear() {}

  /**
   * Solves a x = b for a symmetric positive definite matrix by Cholesky's method; a and b are
   * overwritten, b by x.
   *
   * @return whether the matrix was positive definite
   */
  static boolean solve(double[][] a, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= a[i][k] * a[j][k];
        }
        if (i == j) {
          if (!(sum > 1e-14 * a[i][i])) {
            return false;
          }
          a[i][i] = Math.sqrt(sum);
        } else {
          a[i][j] = sum / a[j][j];
        }
      }
    }
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        b[i] -= a[i][k] * b[k];
      }
      b[i] /= a[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        b[i] -= a[k][i] * b[k];
      }
      b[i] /= a[i][i];
    }
    return true;
  }

  /** Returns intercept and slope of y on u, weighted; the slope is 0 if all u are the same. */
  static double[] line(double[] u, double[] y, double[] weight) {
    double sum = 0;
    double meanU = 0;
    double meanY = 0;
    for (int i = 0; i < u.length; i++) {
      sum += weight[i];
      meanU += weight[i] * u[i];
      meanY += weight[i] * y[i];
    }
    meanU /= sum;
    meanY /= sum;
    double squares = 0;
    double products = 0;
    for (int i = 0; i < u.length; i++) {
      squares += weight[i] * (u[i] - meanU) * (u[i] - meanU);
      products += weight[i] * (u[i] - meanU) * (y[i] - meanY);
    }
    double slope = squares > 0 ? products / squares : 0;
    return new double[] {meanY - slope * meanU, slope};
  }
}
