package io.ponder.scaling;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * A vote on a mix of easy and hard problems with one wrong answer, which can rise and then fall:
 * accuracy {@code alpha I_p1(m, m) + (1-alpha) I_p2(m, m)}, m = (K+1)/2 (arXiv:2403.02419). Real K
 * are between the odd ones.
 */
final class RiseAndFall implements Family {
  private static final double[] SHARES = {0.3, 0.5, 0.7, 0.9};
  private static final double[] LEADS = {0.02, 0.06, 0.15, 0.35};

  @Override
  public String key() {
    return "rise-and-fall";
  }

  @Override
  public String formula() {
    return "accuracy = alpha I_p1(m, m) + (1-alpha) I_p2(m, m), m = (x+1)/2";
  }

  @Override
  public String source() {
    return "Chen et al. (arXiv:2403.02419)";
  }

  @Override
  public boolean ofFailure() {
    return true;
  }

  @Override
  public List<Parameter> parameters(double largest) {
    return List.of(
        Parameter.real("alpha", 0, 1),
        Parameter.real("p1", 0.5, 1 - 1e-9),
        Parameter.real("p2", 1e-9, 0.5));
  }

  @Override
  public Evaluator on(double[] x) {
    return Interpolated.of(RiseAndFall::direct, x, 3);
  }

  private static Evaluator direct(double[] x) {
    double[] logBeta = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      logBeta[i] = LogBeta.value((x[i] + 1) / 2, (x[i] + 1) / 2);
    }
    return (parameters, loss, gradient) -> {
      double alpha = parameters[0];
      double easy = parameters[1];
      double hard = parameters[2];
      double easyLog = Math.log(easy) + Math.log1p(-easy);
      double hardLog = Math.log(hard) + Math.log1p(-hard);
      for (int i = 0; i < x.length; i++) {
        double m = (x[i] + 1) / 2;
        double easyWrong = RegularizedBeta.complement(easy, m, m);
        double hardWrong = RegularizedBeta.complement(hard, m, m);
        loss[i] = alpha * easyWrong + (1 - alpha) * hardWrong;
        if (gradient != null) {
          gradient[0][i] = easyWrong - hardWrong;
          gradient[1][i] = -alpha * Math.exp((m - 1) * easyLog - logBeta[i]);
          gradient[2][i] = -(1 - alpha) * Math.exp((m - 1) * hardLog - logBeta[i]);
        }
      }
    };
  }

  @Override
  public List<double[]> starts(double[] x, double[] loss, double[] weight) {
    List<double[]> starts = new ArrayList<>();
    for (double share : SHARES) {
      for (double easy : LEADS) {
        for (double hard : LEADS) {
          starts.add(new double[] {share, 0.5 + easy, 0.5 - hard});
        }
      }
    }
    return starts;
  }
}
