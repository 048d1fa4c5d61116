package io.ponder.scaling;

import java.util.ArrayList;
import java.util.List;

/** An exponential that falls to a floor: {@code B + A exp(-x/tau)}; with a negative A it rises. */
final class Exponential implements Family {
  private static final int STARTS = 9;

  @Override
  public String key() {
    return "exponential";
  }

  @Override
  public String formula() {
    return "loss = B + A exp(-x/tau)";
  }

  @Override
  public String source() {
    return "majority voting on one problem, Wu et al. (arXiv:2408.00724)";
  }

  @Override
  public boolean ofFailure() {
    return false;
  }

  @Override
  public List<Parameter> parameters(double largest) {
    return List.of(
        Parameter.real("A", -1e12, 1e12),
        Parameter.positive("tau", 1e-12, 1e15),
        Parameter.real("B", 0, largest));
  }

  @Override
  public Evaluator on(double[] x) {
    return (parameters, loss, gradient) -> {
      for (int i = 0; i < x.length; i++) {
        double share = x[i] / parameters[1];
        double power = Math.exp(-share);
        loss[i] = parameters[2] + parameters[0] * power;
        if (gradient != null) {
          gradient[0][i] = power;
          gradient[1][i] = parameters[0] * power * share / parameters[1];
          gradient[2][i] = 1;
        }
      }
    };
  }

  @Override
  public List<double[]> starts(double[] x, double[] loss, double[] weight) {
    List<double[]> starts = new ArrayList<>();
    double first = x[0] / 2;
    double ratio = Math.pow(2 * x[x.length - 1] / first, 1.0 / (STARTS - 1));
    for (int s = 0; s < STARTS; s++) {
      double tau = first * Math.pow(ratio, s);
      double[] powers = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        powers[i] = Math.exp(-x[i] / tau);
      }
      double[] line = Linear.line(powers, loss, weight);
      starts.add(new double[] {line[1], tau, line[0]});
    }
    // Without a floor.
    double[] line = Linear.line(x, Transform.logs(loss), Transform.relative(loss, weight));
    if (line[1] < 0) {
      starts.add(new double[] {Math.exp(line[0]), -1 / line[1], 0});
    }
    return starts;
  }
}
