package io.ponder.scaling;

import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/** Nelder and Mead's search for the largest value. */
final class Simplex {
  private static final double FIRST_STEP = 0.5;
  private static final double TOLERANCE = 1e-5;
  private static final int MOST_VALUES = 5000;

  /** Coordinates are logarithms; beyond it their exponentials are of no use. */
  private static final double FARTHEST = 25;

  private Simplex() {}

  /** The largest value so far: what remains if a search does not end. */
  private static final class Best {
    private final double[] at;
    private double value = -Double.MAX_VALUE;

    Best(double[] start) {
      at = start.clone();
    }

    double seen(double[] z, double found) {
      if (found > value) {
        value = found;
        System.arraycopy(z, 0, at, 0, z.length);
      }
      return found;
    }
  }

  /**
   * Returns where a function is largest near a start, or as far as the search came: a likelihood
   * that grows without end has no largest value.
   */
  static double[] maximise(MultivariateFunction function, double[] start) {
    Best best = new Best(start);
    MultivariateFunction bounded =
        z -> {
          for (double coordinate : z) {
            if (!(Math.abs(coordinate) < FARTHEST)) {
              return -Double.MAX_VALUE;
            }
          }
          double value = function.value(z);
          return best.seen(z, Double.isNaN(value) ? -Double.MAX_VALUE : value);
        };
    try {
      new SimplexOptimizer(new SimpleValueChecker(-1, TOLERANCE))
          .optimize(
              new MaxEval(MOST_VALUES),
              new ObjectiveFunction(bounded),
              GoalType.MAXIMIZE,
              new InitialGuess(start),
              new NelderMeadSimplex(start.length, FIRST_STEP));
    } catch (TooManyEvaluationsException e) {
      return best.at;
    }
    return best.at;
  }
}
