package io.ponder.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Gauss quadrature for the mean over a beta distribution: n points are exact for polynomials of
 * degree 2n - 1. The points are the eigenvalues of the recurrence of the Jacobi polynomials, the
 * weights come from the eigenvectors (Golub and Welsch, "Calculation of Gauss quadrature rules",
 * Mathematics of Computation 23, 1969).
 */
public final class Quadrature {
  private static final int MOST_STEPS = 100;

  private static final ConcurrentMap<Integer, double[]> UNIT = new ConcurrentHashMap<>();

  private Quadrature() {}

  /** A point in [0, 1] and its weight; weights sum to 1. */
  public record Node(double point, double weight) {}

  /**
   * Returns the rule for the mean over [0, 1] (Gauss-Legendre): points, each followed by its
   * weight.
   */
  public static double[] unit(int points) {
    return UNIT.computeIfAbsent(points, Quadrature::legendre);
  }

  private static double[] legendre(int points) {
    List<Node> nodes = beta(1, 1, points);
    double[] rule = new double[2 * points];
    for (int i = 0; i < points; i++) {
      rule[2 * i] = nodes.get(i).point;
      rule[2 * i + 1] = nodes.get(i).weight;
    }
    return rule;
  }

  /** Returns the rule of so many points for the mean over Beta(a, b). */
  public static List<Node> beta(double a, double b, int points) {
    // On [-1, 1] the weight is (1-x)^(b-1) (1+x)^(a-1).
    double alpha = b - 1;
    double beta = a - 1;
    double[] diagonal = new double[points];
    double[] beside = new double[points];
    for (int n = 0; n < points; n++) {
      double s = 2.0 * n + alpha + beta;
      diagonal[n] =
          n == 0
              ? (beta - alpha) / (alpha + beta + 2)
              : (beta * beta - alpha * alpha) / (s * (s + 2));
      if (n > 0) {
        double square =
            n == 1
                ? 4 * (1 + alpha) * (1 + beta) / ((s * s) * (s + 1))
                : 4.0
                    * n
                    * (n + alpha)
                    * (n + beta)
                    * (n + alpha + beta)
                    / (s * s * (s + 1) * (s - 1));
        beside[n - 1] = Math.sqrt(square);
      }
    }
    double[] first = new double[points];
    first[0] = 1;
    eigen(diagonal, beside, first);
    List<Node> rule = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      double point = Math.max(0, Math.min(1, (1 + diagonal[i]) / 2));
      rule.add(new Node(point, first[i] * first[i]));
    }
    return rule;
  }

  /**
   * Turns a symmetric tridiagonal matrix into its eigenvalues and the first components of their
   * eigenvectors, by the QL algorithm with implicit shifts.
   */
  private static void eigen(double[] d, double[] e, double[] z) {
    int n = d.length;
    for (int l = 0; l < n; l++) {
      for (int step = 0; ; step++) {
        int m = l;
        while (m < n - 1
            && Math.abs(e[m]) > Math.ulp(1.0) * (Math.abs(d[m]) + Math.abs(d[m + 1]))) {
          m++;
        }
        if (m == l) {
          break;
        }
        if (step == MOST_STEPS) {
          throw new ArithmeticException("the eigenvalues did not converge");
        }
        double g = (d[l + 1] - d[l]) / (2 * e[l]);
        double r = Math.hypot(g, 1);
        g = d[m] - d[l] + e[l] / (g + Math.copySign(r, g));
        double s = 1;
        double c = 1;
        double p = 0;
        boolean underflow = false;
        for (int i = m - 1; i >= l && !underflow; i--) {
          double f = s * e[i];
          double b = c * e[i];
          r = Math.hypot(f, g);
          e[i + 1] = r;
          if (r == 0) {
            d[i + 1] -= p;
            e[m] = 0;
            underflow = true;
          } else {
            s = f / r;
            c = g / r;
            g = d[i + 1] - p;
            r = (d[i] - g) * s + 2 * c * b;
            p = s * r;
            d[i + 1] = g + p;
            g = c * r - b;
            double next = z[i + 1];
            z[i + 1] = s * z[i] + c * next;
            z[i] = c * z[i] - s * next;
          }
        }
        if (!underflow) {
          d[l] -= p;
          e[l] = g;
          e[m] = 0;
        }
      }
    }
  }
}
