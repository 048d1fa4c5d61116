package io.ponder.engine;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Two strategies on the same trials.
 *
 * @param trials trials that both played
 * @param both trials in which both were right
 * @param onlyLeft trials in which only the left one was
 * @param onlyRight trials in which only the right one was
 */
public record PairedSample(long trials, long both, long onlyLeft, long onlyRight) {

  /** Returns the left accuracy minus the right one. */
  public double difference() {
    return (double) (onlyLeft - onlyRight) / trials;
  }

  /** Returns the variance of one trial's difference. */
  public double variance() {
    double difference = difference();
    return (double) (onlyLeft + onlyRight) / trials - difference * difference;
  }

  /** Returns what that variance would be if the two had not played the same trials. */
  public double unpairedVariance() {
    double left = (double) (both + onlyLeft) / trials;
    double right = (double) (both + onlyRight) / trials;
    return left * (1 - left) + right * (1 - right);
  }

  /**
   * Returns the interval of the difference: Wald's with one pseudo-trial added to each discordant
   * count (Bonett and Price, "Adjusted Wald confidence interval for a difference of binomial
   * proportions based on paired data", Journal of Educational and Behavioral Statistics 37, 2012).
   */
  public Interval interval(double confidence) {
    double middle = (double) (onlyLeft - onlyRight) / (trials + 2);
    double half =
        NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2)
            * Math.sqrt(meanVariance());
    return new Interval(Math.max(-1, middle - half), Math.min(1, middle + half));
  }

  /** Returns the variance of the mean difference, with the same pseudo-trials: never 0. */
  public double meanVariance() {
    double n = trials + 2;
    double middle = (onlyLeft - onlyRight) / n;
    return ((onlyLeft + onlyRight + 2) / n - middle * middle) / n;
  }

  /**
   * Returns the probability, if both are as accurate, of a difference at least this large either
   * way: the exact sign test of the discordant trials (McNemar, 1947).
   */
  public double pValue() {
    int discordant = Math.toIntExact(onlyLeft + onlyRight);
    if (discordant == 0) {
      return 1;
    }
    int fewer = (int) Math.min(onlyLeft, onlyRight);
    return Math.min(1, 2 * BinomialDistribution.of(discordant, 0.5).cumulativeProbability(fewer));
  }
}
