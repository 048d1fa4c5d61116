package io.ponder.plan;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** How far from 0 a difference has to be for a test to find it with a probability of 80%. */
public final class Power {
  /** The probability that a difference of the size planned for is resolved. */
  public static final double POWER = 0.8;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private Power() {}

  /**
   * Returns how many standard errors a true difference must measure: those that a two-sided test
   * asks for, and as many more as an estimate falls short in at most 1 - {@link #POWER} of all
   * cases.
   *
   * @param error the probability of a verdict where there is no difference, in (0, 1)
   */
  public static double standardErrors(double error) {
    return NORMAL.inverseSurvivalProbability(error / 2)
        + NORMAL.inverseCumulativeProbability(POWER);
  }
}
