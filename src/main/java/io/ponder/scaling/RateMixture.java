package io.ponder.scaling;

import io.ponder.scaling.SampleCounts.Group;

/** A distribution of success rates on the {@linkplain RateGrid grid}. */
final class RateMixture {
  private final double[] weights;
  private final double zero;

  /**
   * Creates a distribution.
   *
   * @param weights the share of problems in each bin; not copied
   * @param zero the share that is never solved
   */
  RateMixture(double[] weights, double zero) {
    this.weights = weights;
    this.zero = zero;
  }

  /** Returns the share of problems in each bin, for reading only. */
  double[] weights() {
    return weights;
  }

  /** Returns the share of problems that is never solved. */
  double zero() {
    return zero;
  }

  /** Returns P(none of k samples of a random problem is correct). */
  double failure(double k) {
    return failure(RateGrid.failures(k));
  }

  /** Returns the same, given (1-p)^k in each bin. */
  double failure(double[] powers) {
    double failure = zero;
    for (int i = 0; i < weights.length; i++) {
      failure += weights[i] * powers[i];
    }
    return failure;
  }

  /**
   * Returns pass@k of the problems that were counted: a problem with more than k samples has its
   * unbiased estimate, a solved one is solved by more samples too, and one that its n samples did
   * not solve is left unsolved by k of them with E(1-p)^k / E(1-p)^n, by Bayes's rule.
   */
  CoverageCurve after(SampleCounts counts) {
    return k -> {
      double left = failure(k);
      double unsolved = 0;
      for (Group group : counts.groups()) {
        if (k <= group.samples()) {
          unsolved += group.problems() * group.failure(k);
        } else if (group.unsolved()) {
          unsolved += group.problems() * left / failure(group.samples());
        }
      }
      return 1 - unsolved / counts.problems();
    };
  }
}
