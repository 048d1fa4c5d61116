package io.ponder.theory;

import java.util.OptionalLong;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * A majority of K votes, K odd, between two answers on a mix of easy and hard problems
 * (arXiv:2403.02419): it helps with the easy ones and harms with the hard ones, so accuracy need
 * not be monotone in K.
 *
 * @param easyShare P(a problem is easy), alpha, above 0 and below 1
 * @param easy P(a vote is correct on an easy problem), p1, above 1/2, at most 1
 * @param hard P(a vote is correct on a hard problem), p2, at least 0, below 1/2
 */
public record VotingMix(double easyShare, double easy, double hard) {
  private static final double ROUNDING = 1e-15;

  /** How accuracy changes as votes are added. */
  public enum Shape {
    /** It never falls. */
    RISES,
    /** It never rises. */
    FALLS,
    /** It rises up to some K and falls from then on. */
    RISES_THEN_FALLS,
    /** It falls up to some K and rises from then on. */
    FALLS_THEN_RISES
  }

  /**
   * Checks the mix.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public VotingMix {
    if (!(easyShare > 0 && easyShare < 1 && easy > 0.5 && easy <= 1 && hard >= 0 && hard < 0.5)) {
      throw new IllegalArgumentException(
          String.format(
              "expected 0 < alpha < 1, 1/2 < p1 <= 1 and 0 <= p2 < 1/2, found %s, %s and %s",
              easyShare, easy, hard));
    }
  }

  /**
   * Returns F(K), the accuracy of so many votes.
   *
   * @param votes K, odd
   */
  public double accuracy(long votes) {
    return easyShare * majority(easy, votes) + (1 - easyShare) * majority(hard, votes);
  }

  private static double majority(double p, long votes) {
    double half = (votes + 1) / 2.0;
    return RegularizedBeta.value(p, half, half);
  }

  /**
   * Returns the logarithm of what two more votes gain on easy problems over what they lose on hard
   * ones, up to a common factor: (p1 q1)^m alpha (2 p1 - 1) over (p2 q2)^m (1 - alpha) (1 - 2 p2),
   * m = (K+1)/2.
   */
  private double gain(double m) {
    return start() - m * slope();
  }

  private double start() {
    return Math.log(easyShare * (2 * easy - 1)) - Math.log((1 - easyShare) * (1 - 2 * hard));
  }

  private double slope() {
    double missing = 1 - easy - hard;
    // p1 q1 - p2 q2 = (p1 - p2) (1 - p1 - p2), which is rounding only where p1 + p2 = 1.
    return Math.abs(missing) < ROUNDING
        ? 0
        : Math.log1p(-(easy - hard) * missing / (easy * (1 - easy)));
  }

  /** Returns the shape of the accuracy over odd K. */
  public Shape shape() {
    // p1 + p2 = 1 makes both lose at the same pace: what is first stays.
    double pace = slope();
    if (pace > 0 ? gain(1) > 0 : gain(1) >= 0) {
      return pace > 0 ? Shape.RISES_THEN_FALLS : Shape.RISES;
    }
    return pace < 0 ? Shape.FALLS_THEN_RISES : Shape.FALLS;
  }

  /**
   * Returns K*, from which on two more votes change for the worse or, if it first falls, for the
   * better: 2 ln[alpha (2 p1 - 1) / ((1 - alpha)(1 - 2 p2))] / ln[p2 q2 / (p1 q1)]. Meaningless if
   * the accuracy is monotone.
   */
  public double turningPoint() {
    return 2 * start() / slope();
  }

  /** Returns the best odd number of votes, or empty if more are always better. */
  public OptionalLong best() {
    return switch (shape()) {
      case RISES -> OptionalLong.empty();
      case FALLS -> OptionalLong.of(1);
      case RISES_THEN_FALLS -> OptionalLong.of(smallestOdd(turningPoint() - 1));
      case FALLS_THEN_RISES -> easyShare > accuracy(1) ? OptionalLong.empty() : OptionalLong.of(1);
    };
  }

  private static long smallestOdd(double from) {
    return Math.max(1, 2 * (long) Math.ceil((from - 1) / 2) + 1);
  }
}
