package io.ponder.scaling;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A family fitted to a curve.
 *
 * @param family the family
 * @param parameters the fitted parameters, in the family's order
 * @param low the lower limits of their intervals
 * @param high the upper limits
 * @param fitted the quantity at each point's x
 * @param rmse the root mean square of the residuals, in units of the quantity
 * @param aicc Akaike's criterion for few points; infinite where there are too few
 * @param forecastError the root mean square error of the largest budgets, forecast from the smaller
 *     ones, or none if those are too few
 * @param contradicted whether that forecast was off by more than noise and the uncertainty of the
 *     parameters explain (probability of a false alarm: 0.001)
 * @param scatter the estimated standard deviation of ln y - ln fit, or 0 if points have known
 *     errors
 * @param dispersion how many times larger than sampling errors the squares of the residuals are, or
 *     1 if chance explains them; above 1 the family misses the curve, and intervals take what it
 *     misses for noise
 * @param samples parameters of each bootstrap sample
 */
public record CurveFit(
    Family family,
    List<Double> parameters,
    List<Double> low,
    List<Double> high,
    List<Double> fitted,
    double rmse,
    double aicc,
    OptionalDouble forecastError,
    boolean contradicted,
    double scatter,
    double dispersion,
    List<double[]> samples) {

  /** Returns the quantity at other x. */
  public double[] at(Quantity quantity, double[] x) {
    CurveModel model = new CurveModel(family, quantity, x);
    double[] values = new double[x.length];
    model.at(model.coordinates(array(parameters)), values, null);
    return values;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(value -> value).toArray();
  }
}
