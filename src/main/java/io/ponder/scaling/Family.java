package io.ponder.scaling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A family of curves: a loss as a function of x and a few parameters. */
public interface Family {
  /**
   * A parameter.
   *
   * @param name what formulas call it
   * @param low its smallest value
   * @param high its largest value
   * @param logarithmic whether it is positive, and searched for by its logarithm
   */
  record Parameter(String name, double low, double high, boolean logarithmic) {
    static Parameter real(String name, double low, double high) {
      return new Parameter(name, low, high, false);
    }

    static Parameter positive(String name, double low, double high) {
      return new Parameter(name, low, high, true);
    }

    double clamp(double value) {
      return Math.max(low, Math.min(high, value));
    }
  }

  /** Computes a family's curve at given x; for one thread at a time. */
  interface Evaluator {
    /**
     * Computes the loss at each x.
     *
     * @param parameters in the family's order
     * @param loss receives the loss at each x
     * @param gradient receives the derivatives by each parameter, at each x; or none are wanted
     */
    void at(double[] parameters, double[] loss, double @Nullable [][] gradient);
  }

  /** Returns its name in files and on the command line. */
  String key();

  /** Returns its formula, for people. */
  String formula();

  /** Returns where the formula comes from. */
  String source();

  /**
   * Returns whether the loss is the failure, whatever is fitted; else it is the fitted quantity's
   * own: the failure for an accuracy or a failure, -ln accuracy for that.
   */
  boolean ofFailure();

  /** Returns the parameters where the loss is at most so large. */
  List<Parameter> parameters(double largest);

  /** Returns what computes the curve at these x. */
  Evaluator on(double[] x);

  /**
   * Returns parameters to start a fit from, found from the points.
   *
   * @param x ascending
   * @param loss the loss at each x
   * @param weight how much each point counts
   */
  List<double[]> starts(double[] x, double[] loss, double[] weight);
}
