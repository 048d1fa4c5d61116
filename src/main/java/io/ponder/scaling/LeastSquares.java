package io.ponder.scaling;

import java.util.List;

/**
 * Levenberg and Marquardt's method between bounds: a coordinate that a step would push beyond its
 * bound stays there. Scratch space is reused, so one instance fits many curves at the same x, one
 * at a time.
 */
final class LeastSquares {
  private static final double FIRST_DAMPING = 1e-3;
  private static final double LARGEST_DAMPING = 1e12;
  private static final int MOST_STEPS = 200;

  private static final int APPROACH_STEPS = 25;
  private static final int BOOTSTRAP_STEPS = 25;
  private static final double APPROXIMATELY = 1e-3;

  /** A fit is done when a step would gain so little of the cost: 0.0001 standard errors. */
  static final double EXACTLY = 1e-8;

  /** The same, for one of many fits whose spread is wanted: 0.01 standard errors. */
  static final double ROUGHLY = 1e-4;

  private final CurveModel model;
  private final Loss loss;
  private final int n;
  private final int p;
  private double[] value;
  private double[][] gradient;
  private double[] trialValue;
  private double[][] trialGradient;

  /** By point, its derivative times this is its part of the cost's slope. */
  private final double[] pull;

  /** By point, two of its derivatives times this are its part of the cost's curvature. */
  private final double[] stiffness;

  private final double[] weighted;
  private final double[][] squares;
  private final double[][] damped;
  private final double[] slope;
  private final double[] step;
  private final double[] next;
  private final int[] free;

  /** A gain below it is one of rounding. */
  private final double nothing;

  LeastSquares(CurveModel model, Loss loss) {
    this.model = model;
    this.loss = loss;
    n = model.points();
    p = model.parameters();
    value = new double[n];
    gradient = new double[p][n];
    trialValue = new double[n];
    trialGradient = new double[p][n];
    pull = new double[n];
    stiffness = new double[n];
    weighted = new double[n];
    squares = new double[p][p];
    damped = new double[p][p];
    slope = new double[p];
    step = new double[p];
    next = new double[p];
    free = new int[p];
    nothing = loss.ofLogarithms() ? 1e-17 : 1e-10;
  }

  /** The curve and its derivatives at some coordinates, from which many fits start. */
  static final class Start {
    private final double[] z;
    private final double[] value;
    private final double[][] gradient;

    Start(double[] z, double[] value, double[][] gradient) {
      this.z = z;
      this.value = value;
      this.gradient = gradient;
    }
  }

  Start start(double[] z) {
    double[] there = new double[n];
    double[][] slopes = new double[p][n];
    model.at(z, there, slopes);
    return new Start(z, there, slopes);
  }

  /**
   * Improves coordinates until they no longer change, and returns twice the cost.
   *
   * @param z start, overwritten by the result
   * @param y the quantity at each x
   * @param weight one over each point's standard error; 1 for residuals of logarithms
   */
  double fit(double[] z, double[] y, double[] weight) {
    return fit(z, y, weight, MOST_STEPS);
  }

  /** The same, but only as far as it takes to tell which of several minima is near. */
  double approach(double[] z, double[] y, double[] weight) {
    model.at(z, value, gradient);
    return improve(z, y, weight, APPROACH_STEPS, APPROXIMATELY);
  }

  double fit(double[] z, double[] y, double[] weight, int steps) {
    model.at(z, value, gradient);
    return improve(z, y, weight, steps, EXACTLY);
  }

  /** Returns the best coordinates to which fits from prepared starts come. */
  double[] fit(List<Start> starts, double[] y, double[] weight) {
    double[] best = starts.get(0).z;
    double least = Double.POSITIVE_INFINITY;
    for (Start start : starts) {
      double[] z = start.z.clone();
      System.arraycopy(start.value, 0, value, 0, n);
      for (int j = 0; j < p; j++) {
        System.arraycopy(start.gradient[j], 0, gradient[j], 0, n);
      }
      double cost = improve(z, y, weight, BOOTSTRAP_STEPS, ROUGHLY);
      if (cost < least) {
        least = cost;
        best = z;
      }
    }
    return best;
  }

  private double improve(double[] z, double[] y, double[] weight, int steps, double tolerance) {
    double damping = FIRST_DAMPING;
    double cost = cost(value, y, weight);
    for (int s = 0; s < steps && cost < Double.POSITIVE_INFINITY; s++) {
      normal(y, weight);
      double enough = tolerance * cost / n + nothing;
      boolean moved = false;
      boolean settled = false;
      while (!moved && !settled && damping < LARGEST_DAMPING) {
        if (!tryStep(z, damping)) {
          damping *= 8;
          continue;
        }
        settled = damping <= 1 && gain(z) <= enough;
        model.at(next, trialValue, trialGradient);
        double trial = cost(trialValue, y, weight);
        if (trial <= cost) {
          settled |= damping <= 1 && cost - trial <= enough;
          System.arraycopy(next, 0, z, 0, p);
          swap();
          cost = trial;
          damping = Math.max(1e-12, damping / 10);
          moved = true;
        } else {
          damping *= 8;
        }
      }
      if (settled || !moved) {
        break;
      }
    }
    return cost;
  }

  private void swap() {
    double[] values = value;
    value = trialValue;
    trialValue = values;
    double[][] gradients = gradient;
    gradient = trialGradient;
    trialGradient = gradients;
  }

  /** Returns what the step would gain if the curve were linear in the coordinates. */
  private double gain(double[] z) {
    double sum = 0;
    for (int j = 0; j < p; j++) {
      double by = next[j] - z[j];
      sum += 2 * slope[j] * by;
      for (int k = 0; k < p; k++) {
        sum -= by * squares[Math.max(j, k)][Math.min(j, k)] * (next[k] - z[k]);
      }
    }
    return sum;
  }

  private double cost(double[] fitted, double[] y, double[] weight) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double residual = residual(fitted[i], y[i], weight[i]);
      if (Double.isNaN(residual)) {
        return Double.POSITIVE_INFINITY;
      }
      sum += loss.cost(residual);
    }
    return sum;
  }

  private double residual(double fitted, double y, double weight) {
    return loss.ofLogarithms()
        ? weight * (fitted > 0 ? Math.log(y / fitted) : Double.NaN)
        : weight * (y - fitted);
  }

  /** Fills in the normal equations at the current values. */
  private void normal(double[] y, double[] weight) {
    for (int i = 0; i < n; i++) {
      double residual = residual(value[i], y[i], weight[i]);
      double scale = loss.ofLogarithms() ? weight[i] / value[i] : weight[i];
      double by = loss.weight(residual) * scale;
      pull[i] = by * residual;
      stiffness[i] = by * scale;
    }
    for (int j = 0; j < p; j++) {
      slope[j] = sum(pull, gradient[j]);
      for (int i = 0; i < n; i++) {
        weighted[i] = stiffness[i] * gradient[j][i];
      }
      for (int k = 0; k <= j; k++) {
        squares[j][k] = sum(weighted, gradient[k]);
      }
    }
  }

  /** Returns the sum of products; four sums side by side do not wait for each other. */
  private static double sum(double[] left, double[] right) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < left.length; i += 4) {
      a += left[i] * right[i];
      b += left[i + 1] * right[i + 1];
      c += left[i + 2] * right[i + 2];
      d += left[i + 3] * right[i + 3];
    }
    for (; i < left.length; i++) {
      a += left[i] * right[i];
    }
    return (a + b) + (c + d);
  }

  /** Sets the next coordinates, and returns whether there is such a step. */
  private boolean tryStep(double[] z, double damping) {
    int count = 0;
    for (int j = 0; j < p; j++) {
      boolean stuck =
          (z[j] <= model.low(j) && slope[j] <= 0) || (z[j] >= model.high(j) && slope[j] >= 0);
      if (!stuck) {
        free[count++] = j;
      }
    }
    System.arraycopy(z, 0, next, 0, p);
    for (int j = 0; j < count; j++) {
      for (int k = 0; k <= j; k++) {
        damped[j][k] = squares[free[j]][free[k]];
      }
      damped[j][j] = damped[j][j] * (1 + damping) + 1e-300;
      step[j] = slope[free[j]];
    }
    if (!Linear.solve(damped, step, count)) {
      return false;
    }
    for (int j = 0; j < count; j++) {
      int at = free[j];
      next[at] = Math.max(model.low(at), Math.min(model.high(at), z[at] + step[j]));
    }
    return true;
  }
}
