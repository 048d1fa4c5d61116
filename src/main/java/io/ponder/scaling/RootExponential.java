package io.ponder.scaling;

import java.util.List;

/** {@code failure = exp(-a1 K - a2 sqrt(K) - a3)} (arXiv:2403.02419). */
final class RootExponential implements Family {
  @Override
  public String key() {
    return "root-exponential";
  }

  @Override
  public String formula() {
    return "accuracy = 1 - exp(-a1 x - a2 sqrt(x) - a3)";
  }

  @Override
  public String source() {
    return "G(K) of Chen et al. (arXiv:2403.02419)";
  }

  @Override
  public boolean ofFailure() {
    return true;
  }

  @Override
  public List<Parameter> parameters(double largest) {
    return List.of(
        Parameter.real("a1", 0, 1e12),
        Parameter.real("a2", -1e6, 1e6),
        Parameter.real("a3", -100, 700));
  }

  @Override
  public Evaluator on(double[] x) {
    double[] roots = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      roots[i] = Math.sqrt(x[i]);
    }
    return (parameters, loss, gradient) -> {
      for (int i = 0; i < x.length; i++) {
        double value = Math.exp(-parameters[0] * x[i] - parameters[1] * roots[i] - parameters[2]);
        loss[i] = value;
        if (gradient != null) {
          gradient[0][i] = -x[i] * value;
          gradient[1][i] = -roots[i] * value;
          gradient[2][i] = -value;
        }
      }
    };
  }

  /** -ln failure is linear in the parameters. */
  @Override
  public List<double[]> starts(double[] x, double[] loss, double[] weight) {
    double[] logs = Transform.logs(loss);
    double[] relative = Transform.relative(loss, weight);
    double[][] squares = new double[3][3];
    double[] products = new double[3];
    for (int i = 0; i < x.length; i++) {
      double[] terms = {x[i], Math.sqrt(x[i]), 1};
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          squares[j][k] += relative[i] * terms[j] * terms[k];
        }
        products[j] -= relative[i] * terms[j] * logs[i];
      }
    }
    double[] line = Linear.line(x, logs, relative);
    double[] simple = {-line[1], 0, -line[0]};
    double[] roots = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      roots[i] = Math.sqrt(x[i]);
    }
    double[] rootLine = Linear.line(roots, logs, relative);
    double[] slow = {0, -rootLine[1], -rootLine[0]};
    return Linear.solve(squares, products, 3)
        ? List.of(products, simple, slow)
        : List.of(simple, slow);
  }
}
