package io.ponder.scaling;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A smooth curve at many x from its values on a grid of ln x, by polynomials through the nearest
 * grid points. Pass@k over any mix of problems is a mix of exp(-p e^u) in u = ln k, which changes
 * over distances of about 1.
 */
final class Interpolated implements Family.Evaluator {
  private static final double STEP = 0.2;
  private static final int NEAREST = 8;

  private final Family.Evaluator onGrid;
  private final int[] first;

  /** For each x those of its nearest grid points, x by x. */
  private final double[] weights;

  private final double[] gridLoss;
  private final double[][] gridGradient;

  private Interpolated(Function<double[], Family.Evaluator> curve, double[] x, int parameters) {
    double[] logs = Transform.logs(x);
    double low = min(logs);
    double[] grid = new double[size(logs)];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = Math.exp(low + i * STEP);
    }
    onGrid = curve.apply(grid);
    first = new int[x.length];
    weights = new double[NEAREST * x.length];
    for (int i = 0; i < x.length; i++) {
      double place = (logs[i] - low) / STEP;
      int middle = (int) Math.floor(place) - NEAREST / 2 + 1;
      first[i] = Math.max(0, Math.min(grid.length - NEAREST, middle));
      System.arraycopy(lagrange(place - first[i]), 0, weights, NEAREST * i, NEAREST);
    }
    gridLoss = new double[grid.length];
    gridGradient = new double[parameters][grid.length];
  }

  /** Returns what computes a curve, on a grid if that is less work. */
  static Family.Evaluator of(
      Function<double[], Family.Evaluator> curve, double[] x, int parameters) {
    return x.length > size(Transform.logs(x))
        ? new Interpolated(curve, x, parameters)
        : curve.apply(x);
  }

  private static int size(double[] logs) {
    double high = logs[0];
    for (double log : logs) {
      high = Math.max(high, log);
    }
    return Math.max(NEAREST, (int) Math.ceil((high - min(logs)) / STEP) + 1);
  }

  private static double min(double[] logs) {
    double low = logs[0];
    for (double log : logs) {
      low = Math.min(low, log);
    }
    return low;
  }

  private static double[] lagrange(double place) {
    double[] weights = new double[NEAREST];
    for (int j = 0; j < NEAREST; j++) {
      double weight = 1;
      for (int k = 0; k < NEAREST; k++) {
        if (k != j) {
          weight *= (place - k) / (j - k);
        }
      }
      weights[j] = weight;
    }
    return weights;
  }

  @Override
  public void at(double[] parameters, double[] loss, double @Nullable [][] gradient) {
    onGrid.at(parameters, gridLoss, gradient == null ? null : gridGradient);
    interpolate(gridLoss, loss);
    if (gradient != null) {
      for (int p = 0; p < gradient.length; p++) {
        interpolate(gridGradient[p], gradient[p]);
      }
    }
  }

  private void interpolate(double[] grid, double[] values) {
    for (int i = 0; i < first.length; i++) {
      int from = NEAREST * i;
      int at = first[i];
      // Two sums side by side do not wait for each other.
      double even = 0;
      double odd = 0;
      for (int j = 0; j < NEAREST; j += 2) {
        even += weights[from + j] * grid[at + j];
        odd += weights[from + j + 1] * grid[at + j + 1];
      }
      values[i] = even + odd;
    }
  }
}
