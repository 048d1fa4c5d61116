package io.ponder.theory;

import io.ponder.strategy.Problem;
import io.ponder.strategy.Strategy;
import io.ponder.strategy.selection.BestOfN;
import java.util.Map;
import java.util.Optional;

/**
 * The best of N by any score is no further from a single sample than {@code ln N - (N-1)/N} nats
 * (arXiv:2210.10760), so its accuracy is at most the one whose Kullback-Leibler divergence from P(a
 * sample is correct) is that. It holds for ties too, for which the divergence is smaller.
 */
public final class BestOfNDivergence implements Bound {
  private static final int STEPS = 200;

  @Override
  public String name() {
    return "best-of-n-divergence";
  }

  @Override
  public String text() {
    return "KL(accuracy, p_gen) <= ln N - (N-1)/N, of best-of-n by any score";
  }

  @Override
  public String source() {
    return "arXiv:2210.10760";
  }

  @Override
  public Side side() {
    return Side.LOWER;
  }

  @Override
  public Fall fall() {
    return Fall.NONE;
  }

  /**
   * Returns the natural logarithm of the least P(no correct answer).
   *
   * @param pGen P(a sample is correct), in [0, 1]
   * @param n samples, at least 1
   */
  public static double logFailure(double pGen, double n) {
    double most = BestOfNReward.divergence(n);
    if (pGen == 0 || pGen == 1 || -Math.log(pGen) <= most) {
      return pGen == 0 ? 0 : Double.NEGATIVE_INFINITY;
    }
    // The divergence rises as the failure falls from 1 - p_gen.
    double low = 0;
    double high = 1 - pGen;
    for (int step = 0; step < STEPS && high - low > Math.ulp(high); step++) {
      double failure = (low + high) / 2;
      double divergence =
          (1 - failure) * Math.log((1 - failure) / pGen) + failure * Math.log(failure / (1 - pGen));
      if (divergence > most) {
        low = failure;
      } else {
        high = failure;
      }
    }
    return Math.log(low);
  }

  @Override
  public Optional<Claim> at(Problem problem, Strategy strategy, long budget) {
    if (!(strategy instanceof BestOfN) || problem.table().verifier() == null) {
      return Optional.empty();
    }
    long samples = Math.max(1, problem.affordable(budget, problem.scoredTicks()));
    return Optional.of(
        Claim.holds(
            Size.of(samples),
            Map.of(Assumption.P_GEN, problem.rate()),
            logFailure(problem.rate(), (double) samples)));
  }
}
