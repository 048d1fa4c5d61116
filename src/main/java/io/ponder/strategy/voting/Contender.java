package io.ponder.strategy.voting;

import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * The counts of an answer that may win or tie, if they are Poisson variates: their probabilities,
 * and sums of them, all divided by a scale that keeps those in range that matter.
 */
final class Contender {
  /** Terms beyond this are left out: the counts they stand for are far above the winning ones. */
  private static final double HUGE = 1e300;

  private final AnswerGroup group;
  private final boolean wins;
  private final double mean;
  private final double[] terms;
  private final double[] sums;
  private final int first;
  private final int last;
  private double logScale;

  /**
   * Creates the counts of one of a group of answers.
   *
   * @param wins whether it is of the class of winners in question
   * @param radius the mean number of samples
   * @param level about the winning count
   * @param votes the largest count
   */
  Contender(AnswerGroup group, boolean wins, double radius, int level, int votes) {
    this.group = group;
    this.wins = wins;
    mean = group.probability() * radius;
    terms = new double[votes + 1];
    sums = new double[votes + 1];
    int reference = (int) Math.min(level, mean);
    terms[reference] = 1;
    int at = reference;
    while (at > 0 && terms[at] > Double.MIN_NORMAL) {
      terms[at - 1] = terms[at] * at / mean;
      at--;
    }
    first = at;
    at = reference;
    while (at < votes && terms[at] > Double.MIN_NORMAL && terms[at] < HUGE) {
      at++;
      terms[at] = terms[at - 1] * mean / at;
    }
    last = terms[at] < HUGE ? votes : at;
    double sum = 0;
    for (int count = first; count <= last; count++) {
      sum += terms[count];
      sums[count] = sum;
    }
    logScale = PoissonDistribution.of(mean).logProbability(reference);
  }

  /** Makes the sum up to a count 1. */
  void scale(int count) {
    double scale = sums[count];
    logScale += Math.log(scale);
    for (int i = first; i <= last; i++) {
      terms[i] /= scale;
      sums[i] /= scale;
    }
  }

  AnswerGroup group() {
    return group;
  }

  /** Whether it is of the class of winners. */
  boolean wins() {
    return wins;
  }

  /** Returns the mean of its count. */
  double mean() {
    return mean;
  }

  /** Returns the least count with a term that is not too small. */
  int first() {
    return first;
  }

  /** Returns the largest count with a term that is not too large. */
  int last() {
    return last;
  }

  /** Returns the logarithm of the scale. */
  double logScale() {
    return logScale;
  }

  /** Returns P(a count), scaled. */
  double term(int count) {
    return terms[count];
  }

  /** Returns P(at most a count), scaled; 0 for a negative one. */
  double sum(int count) {
    return count < 0 ? 0 : sums[count];
  }

  /** Returns P(a count | at most that). */
  double hazard(int count) {
    return terms[count] / sums[count];
  }

  /** Returns the mean of a count that is at most another one. */
  double mean(int most) {
    return mean * sum(most - 1) / sums[most];
  }

  /** Returns the variance of a count that is at most another one. */
  double variance(int most) {
    double pairs = mean * mean * sum(most - 2) / sums[most];
    double below = mean(most);
    return pairs + below - below * below;
  }

  /**
   * Returns a bound on how much smaller the sum up to a count is at an angle from the real axis: it
   * is the whole exponential less its tail, in which each term is a smaller part of the last.
   */
  double decay(int count, double cosine) {
    double ratio = mean / (count + 1);
    if (ratio >= 1) {
      return 1;
    }
    double tail = hazard(count) * ratio / (1 - ratio);
    return Math.min(1, (1 + tail) * Math.exp(mean * (cosine - 1)) + tail);
  }
}
