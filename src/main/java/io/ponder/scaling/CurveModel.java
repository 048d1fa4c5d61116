package io.ponder.scaling;

import io.ponder.scaling.Family.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A family as a curve of a quantity at given x, over its search coordinates: a parameter or its
 * logarithm. For one thread at a time.
 */
final class CurveModel {
  /** Accuracies below it have no logarithm that matters. */
  private static final double LEAST_ACCURACY = 1e-300;

  private final Quantity quantity;
  private final boolean ofFailure;
  private final List<Parameter> parameters;
  private final Family.Evaluator evaluator;
  private final int size;
  private final double[] natural;

  CurveModel(Family family, Quantity quantity, double[] x) {
    this.quantity = quantity;
    ofFailure = family.ofFailure();
    parameters = family.parameters(quantity.largest());
    evaluator = family.on(x);
    size = x.length;
    natural = new double[parameters.size()];
  }

  int points() {
    return size;
  }

  int parameters() {
    return parameters.size();
  }

  /** Returns a coordinate's limits. */
  double low(int p) {
    return coordinate(p, parameters.get(p).low());
  }

  double high(int p) {
    return coordinate(p, parameters.get(p).high());
  }

  private double coordinate(int p, double value) {
    return parameters.get(p).logarithmic() ? Math.log(value) : value;
  }

  double[] coordinates(double[] values) {
    double[] z = new double[values.length];
    for (int p = 0; p < z.length; p++) {
      Parameter parameter = parameters.get(p);
      double value = Double.isNaN(values[p]) ? parameter.low() : parameter.clamp(values[p]);
      z[p] = coordinate(p, value);
    }
    return z;
  }

  double[] natural(double[] z) {
    double[] values = new double[z.length];
    for (int p = 0; p < z.length; p++) {
      values[p] = parameters.get(p).logarithmic() ? Math.exp(z[p]) : z[p];
    }
    return values;
  }

  /**
   * Computes the quantity at each x.
   *
   * @param gradient receives the derivatives by each coordinate, or none are wanted
   */
  void at(double[] z, double[] value, double @Nullable [][] gradient) {
    for (int p = 0; p < z.length; p++) {
      natural[p] = parameters.get(p).logarithmic() ? Math.exp(z[p]) : z[p];
    }
    evaluator.at(natural, value, gradient);
    if (gradient != null) {
      for (int p = 0; p < z.length; p++) {
        if (parameters.get(p).logarithmic()) {
          scale(gradient[p], natural[p]);
        }
      }
    }
    if (quantity == Quantity.ACCURACY) {
      for (int i = 0; i < size; i++) {
        value[i] = 1 - value[i];
      }
      if (gradient != null) {
        for (double[] row : gradient) {
          scale(row, -1);
        }
      }
    } else if (quantity == Quantity.LOG_ACCURACY && ofFailure) {
      for (int i = 0; i < size; i++) {
        double accuracy = Math.max(LEAST_ACCURACY, 1 - value[i]);
        value[i] = -Math.log1p(-Math.min(value[i], 1 - 1e-16));
        if (gradient != null) {
          for (double[] row : gradient) {
            row[i] /= accuracy;
          }
        }
      }
    }
  }

  private static void scale(double[] row, double by) {
    for (int i = 0; i < row.length; i++) {
      row[i] *= by;
    }
  }

  /** Returns the loss that a value of the quantity is. */
  static double loss(Quantity quantity, boolean ofFailure, double value) {
    return switch (quantity) {
      case ACCURACY -> 1 - value;
      case FAILURE -> value;
      case LOG_ACCURACY -> ofFailure ? -Math.expm1(-value) : value;
    };
  }
}
