package io.ponder.scaling;

import java.util.List;

/** A straight line in ln x: {@code A - s ln x}. */
final class LogLinear implements Family {
  @Override
  public String key() {
    return "log-linear";
  }

  @Override
  public String formula() {
    return "loss = A - s ln x";
  }

  @Override
  public String source() {
    return "accuracy against the logarithm of compute, as in reports of test-time scaling";
  }

  @Override
  public boolean ofFailure() {
    return false;
  }

  @Override
  public List<Parameter> parameters(double largest) {
    return List.of(Parameter.real("A", -1e6, 1e6), Parameter.real("s", -1e6, 1e6));
  }

  @Override
  public Evaluator on(double[] x) {
    double[] logs = Transform.logs(x);
    return (parameters, loss, gradient) -> {
      for (int i = 0; i < logs.length; i++) {
        loss[i] = parameters[0] - parameters[1] * logs[i];
        if (gradient != null) {
          gradient[0][i] = 1;
          gradient[1][i] = -logs[i];
        }
      }
    };
  }

  @Override
  public List<double[]> starts(double[] x, double[] loss, double[] weight) {
    double[] line = Linear.line(Transform.logs(x), loss, weight);
    return List.of(new double[] {line[0], -line[1]});
  }
}
