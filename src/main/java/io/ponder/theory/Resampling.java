package io.ponder.theory;

import java.util.Arrays;
import java.util.List;

/**
 * Sampling until an imperfect verifier accepts, at most K times, where an accepted correct answer
 * is worth 1, an accepted wrong one costs something, and none is worth 0 (arXiv:2411.17501). Each
 * attempt is made only if all before it were rejected, which wrong problems survive longer.
 *
 * @param types the types of problem
 * @param acceptsCorrect P(the verifier accepts a correct one), in [0, 1]
 * @param rejectsWrong P(it rejects a wrong one), in [0, 1]
 */
public record Resampling(List<ProblemType> types, double acceptsCorrect, double rejectsWrong) {
  private static final long MOST_ATTEMPTS = 10_000_000;

  /** What later attempts add is less than this share of what they could. */
  private static final double NEGLIGIBLE = 1e-17;

  /**
   * A type of problem.
   *
   * @param share P(a problem is of it), in [0, 1]
   * @param accuracy P(a sample of it is correct), in [0, 1]
   */
  public record ProblemType(double share, double accuracy) {}

  /**
   * A number of attempts and the reward that it brings on average.
   *
   * @param attempts K; 0 if it is best to answer nothing, {@link Long#MAX_VALUE} if more is always
   *     better
   * @param reward the mean reward of a problem
   */
  public record Optimum(long attempts, double reward) {}

  /** Copies the types. */
  public Resampling {
    types = List.copyOf(types);
  }

  /** Returns P(an attempt is rejected). */
  private double rejected(ProblemType type) {
    return type.accuracy * (1 - acceptsCorrect) + (1 - type.accuracy) * rejectsWrong;
  }

  /** Returns the mean reward of one attempt. */
  private double reward(ProblemType type, double cost) {
    double right = acceptsCorrect * type.accuracy;
    double wrong = (1 - rejectsWrong) * (1 - type.accuracy);
    return right - cost * wrong;
  }

  /**
   * Returns the mean reward of a problem.
   *
   * @param attempts K, at least 0
   * @param cost what an accepted wrong answer costs, at least 0
   */
  public double reward(long attempts, double cost) {
    double sum = 0;
    for (ProblemType type : types) {
      double rejected = rejected(type);
      double tries =
          rejected < 1
              ? (1 - Math.pow(rejected, (double) attempts)) / (1 - rejected)
              : (double) attempts;
      sum += type.share * tries * reward(type, cost);
    }
    return sum;
  }

  /**
   * Returns the best number of attempts.
   *
   * @param cost what an accepted wrong answer costs, at least 0
   */
  public Optimum best(double cost) {
    Optimum best = new Optimum(0, 0);
    double sum = 0;
    double left = 1;
    double[] survival = new double[types.size()];
    Arrays.fill(survival, 1);
    for (long attempt = 1; attempt <= MOST_ATTEMPTS && left > NEGLIGIBLE; attempt++) {
      left = 0;
      for (int i = 0; i < survival.length; i++) {
        ProblemType type = types.get(i);
        double rejected = rejected(type);
        sum += type.share * survival[i] * reward(type, cost);
        survival[i] *= rejected;
        left = Math.max(left, rejected < 1 ? survival[i] : 0);
      }
      if (sum > best.reward) {
        best = new Optimum(attempt, sum);
      }
    }
    double limit = reward(Long.MAX_VALUE, cost);
    return lasting(cost) > 0 && limit >= best.reward ? new Optimum(Long.MAX_VALUE, limit) : best;
  }

  /** Returns the reward of late attempts, to which only the types come that survive longest. */
  private double lasting(double cost) {
    double slowest = 0;
    double reward = 0;
    for (ProblemType type : types) {
      double rejected = rejected(type);
      double own = type.share * reward(type, cost);
      if (own != 0 && rejected >= slowest) {
        reward = rejected > slowest ? own : reward + own;
        slowest = rejected;
      }
    }
    return slowest > 0 ? reward : 0;
  }
}
