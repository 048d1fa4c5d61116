package io.ponder.scaling;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A power law that falls to a floor: {@code B + A x^-a}; with a negative A it rises to it. */
final class PowerLaw implements Family {
  private static final double[] EXPONENTS = {0.05, 0.15, 0.3, 0.6, 1, 1.7, 3, 6};

  @Override
  public String key() {
    return "power-law";
  }

  @Override
  public String formula() {
    return "loss = B + A x^-a";
  }

  @Override
  public String source() {
    return "Kaplan et al. (arXiv:2001.08361), with a floor";
  }

  @Override
  public boolean ofFailure() {
    return false;
  }

  @Override
  public List<Parameter> parameters(double largest) {
    return List.of(
        Parameter.real("A", -1e12, 1e12),
        Parameter.positive("a", 1e-3, 50),
        Parameter.real("B", 0, largest));
  }

  @Override
  public Evaluator on(double[] x) {
    double[] logs = Transform.logs(x);
    return (parameters, loss, gradient) -> at(logs, parameters, loss, gradient);
  }

  private static void at(
      double[] logs, double[] parameters, double[] loss, double @Nullable [][] gradient) {
    for (int i = 0; i < logs.length; i++) {
      double power = Math.exp(-parameters[1] * logs[i]);
      loss[i] = parameters[2] + parameters[0] * power;
      if (gradient != null) {
        gradient[0][i] = power;
        gradient[1][i] = -parameters[0] * power * logs[i];
        gradient[2][i] = 1;
      }
    }
  }

  @Override
  public List<double[]> starts(double[] x, double[] loss, double[] weight) {
    List<double[]> starts = new ArrayList<>();
    for (double exponent : EXPONENTS) {
      double[] powers = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        powers[i] = Math.pow(x[i], -exponent);
      }
      double[] line = Linear.line(powers, loss, weight);
      starts.add(new double[] {line[1], exponent, line[0]});
    }
    // Without a floor.
    double[] line =
        Linear.line(Transform.logs(x), Transform.logs(loss), Transform.relative(loss, weight));
    starts.add(new double[] {Math.exp(line[0]), -line[1], 0});
    return starts;
  }
}
