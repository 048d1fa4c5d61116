package io.ponder.scaling;

import java.util.ArrayList;
import java.util.List;

/** A power law of -ln accuracy: {@code accuracy = exp(-A x^-b)}. */
final class ExponentiatedPowerLaw implements Family {
  @Override
  public String key() {
    return "exponentiated-power-law";
  }

  @Override
  public String formula() {
    return "accuracy = exp(-A x^-b)";
  }

  @Override
  public String source() {
    return "Brown et al. (arXiv:2407.21787)";
  }

  @Override
  public boolean ofFailure() {
    return true;
  }

  @Override
  public List<Parameter> parameters(double largest) {
    return List.of(Parameter.positive("A", 1e-12, 1e12), Parameter.real("b", 0, 50));
  }

  @Override
  public Evaluator on(double[] x) {
    double[] logs = Transform.logs(x);
    return (parameters, loss, gradient) -> {
      for (int i = 0; i < logs.length; i++) {
        double power = Math.exp(-parameters[1] * logs[i]);
        double accuracy = Math.exp(-parameters[0] * power);
        loss[i] = -Math.expm1(-parameters[0] * power);
        if (gradient != null) {
          gradient[0][i] = power * accuracy;
          gradient[1][i] = -parameters[0] * power * logs[i] * accuracy;
        }
      }
    };
  }

  @Override
  public List<double[]> starts(double[] x, double[] loss, double[] weight) {
    double[] minusLog = new double[x.length];
    double[] relative = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double accuracy = Math.max(1e-12, 1 - loss[i]);
      minusLog[i] = Math.max(1e-12, -Math.log(accuracy));
      double slope = accuracy * minusLog[i];
      relative[i] = weight[i] * slope * slope + 1e-300;
    }
    List<double[]> starts = new ArrayList<>();
    for (double[] by : new double[][] {relative, weight}) {
      double[] line = Linear.line(Transform.logs(x), Transform.logs(minusLog), by);
      starts.add(new double[] {Math.exp(line[0]), -line[1]});
    }
    return starts;
  }
}
