package io.ponder.scaling;

/** Pass@k as a function of k. */
public interface CoverageCurve {
  /**
   * Returns P(at least one of k samples of a problem is correct), the mean over the problems.
   *
   * @param k above the fewest samples of the problems that it was fitted to
   */
  double passAtK(double k);
}
