package io.ponder.scaling;

/** How a problem's success rate p, P(a sample is correct), is distributed over problems. */
public interface RateDistribution {
  /**
   * Returns P(none of k samples of a random problem is correct), E(1-p)^k, to a relative error of
   * 1e-10, also where it is 1e-30.
   *
   * @param k how many samples, a real number of at least 0
   */
  double failure(double k);

  /** Returns P(a sample is correct). */
  double mean();
}
