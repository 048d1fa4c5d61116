package io.ponder.scaling;

import java.util.ArrayList;
import java.util.List;

/** A logistic curve in ln x between two limits: {@code B + (T-B) / (1 + (x/m)^s)}. */
final class Logistic implements Family {
  private static final double[] STEEPNESS = {0.3, 0.6, 1, 2, 4};
  private static final int MIDDLES = 6;

  @Override
  public String key() {
    return "logistic";
  }

  @Override
  public String formula() {
    return "loss = B + (T-B) / (1 + (x/m)^s)";
  }

  @Override
  public String source() {
    return "a sigmoid in ln x between a ceiling and a floor";
  }

  @Override
  public boolean ofFailure() {
    return false;
  }

  @Override
  public List<Parameter> parameters(double largest) {
    return List.of(
        Parameter.real("T", 0, largest),
        Parameter.real("B", 0, largest),
        Parameter.positive("m", 1e-12, 1e15),
        Parameter.positive("s", 1e-2, 50));
  }

  @Override
  public Evaluator on(double[] x) {
    double[] logs = Transform.logs(x);
    return (parameters, loss, gradient) -> {
      double range = parameters[0] - parameters[1];
      double middle = Math.log(parameters[2]);
      for (int i = 0; i < logs.length; i++) {
        double far = logs[i] - middle;
        double share = 1 / (1 + Math.exp(parameters[3] * far));
        loss[i] = parameters[1] + range * share;
        if (gradient != null) {
          double slope = range * share * (1 - share);
          gradient[0][i] = share;
          gradient[1][i] = 1 - share;
          gradient[2][i] = slope * parameters[3] / parameters[2];
          gradient[3][i] = -slope * far;
        }
      }
    };
  }

  @Override
  public List<double[]> starts(double[] x, double[] loss, double[] weight) {
    List<double[]> starts = new ArrayList<>();
    double[] logs = Transform.logs(x);
    double from = logs[0];
    double step = (logs[logs.length - 1] - from) / (MIDDLES - 1);
    for (double steepness : STEEPNESS) {
      for (int m = 0; m < MIDDLES; m++) {
        double middle = from + m * step;
        double[] shares = new double[x.length];
        for (int i = 0; i < x.length; i++) {
          shares[i] = 1 / (1 + Math.exp(steepness * (logs[i] - middle)));
        }
        double[] line = Linear.line(shares, loss, weight);
        starts.add(new double[] {line[0] + line[1], line[0], Math.exp(middle), steepness});
      }
    }
    return starts;
  }
}
