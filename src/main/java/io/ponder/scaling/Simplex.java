package io.ponder.scaling;

import org.apache.commons.math3.analysis.MultivariateFunction;
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

  /** Returns where a function is largest near a start. */
  static double[] maximise(MultivariateFunction function, double[] start) {
    MultivariateFunction bounded =
        z -> {
          for (double coordinate : z) {
            if (!(Math.abs(coordinate) < FARTHEST)) {
              return -Double.MAX_VALUE;
            }
          }
          double value = function.value(z);
          return Double.isNaN(value) ? -Double.MAX_VALUE : value;
        };
    return new SimplexOptimizer(new SimpleValueChecker(-1, TOLERANCE))
        .optimize(
            new MaxEval(MOST_VALUES),
            new ObjectiveFunction(bounded),
            GoalType.MAXIMIZE,
            new InitialGuess(start),
            new NelderMeadSimplex(start.length, FIRST_STEP))
        .getPoint();
  }
}
