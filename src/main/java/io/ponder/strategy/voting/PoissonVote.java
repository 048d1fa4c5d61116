package io.ponder.strategy.voting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * A vote of a random number of samples, Poisson with some mean r: the answers' counts are
 * independent Poisson variates. Its probability of a winner and of N samples is the integrand of
 * {@link PluralityIntegral} at radius r on the real axis, and tells what matters on the circle:
 *
 * <ul>
 *   <li>Which answers contend: for the others it makes no difference that their counts do not
 *       exceed the winning one.
 *   <li>Which winning counts are likely. Among the winners of a class the likeliest answer leads
 *       for every count, by the monotone likelihood ratio, and its probability of winning with a
 *       count is log-concave in it, so that all that matter are next to each other.
 *   <li>The mean number of samples, which at the saddle point is N, and its deviation.
 * </ul>
 */
final class PoissonVote {
  /** What is less than this share of the whole is left out. */
  static final double NEGLIGIBLE = 1e-18;

  private static final double LOG_NEGLIGIBLE = Math.log(NEGLIGIBLE);

  /** The saddle point need not be met by more than this many standard deviations. */
  private static final double CLOSE = 0.25;

  private static final int MOST_STEPS = 100;

  /** Sums over all counts and answers of less than this are below the smallest numbers. */
  private static final double LOG_LEAST = -800;

  private final int votes;
  private final double radius;

  /** The least count with which N votes can be won. */
  private final int least;

  /** The leader first. */
  private final List<Contender> contenders = new ArrayList<>();

  private final Contender leader;

  /** The mean number of samples that are unparsed or for an answer that does not contend. */
  private double free;

  /** The logarithms of P(the leader wins) by count. */
  private final double[] logs;

  private int peak;
  private int low;
  private int high;

  /** P(a winner of the class wins) by count, of what matters, from the lowest count. */
  private double[] shares = {};

  private double mean;
  private double variance;

  private PoissonVote(
      List<AnswerGroup> groups,
      double unparsed,
      int votes,
      int least,
      int leading,
      double radius,
      int level) {
    this.votes = votes;
    this.radius = radius;
    this.least = least;
    free = unparsed * radius;
    logs = new double[votes + 1];
    leader = new Contender(groups.get(leading), true, radius, level, votes);
    contenders.add(leader);
    List<AnswerGroup> others = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      AnswerGroup group = groups.get(g);
      if (g != leading && group.probability() * radius > level) {
        contenders.add(contender(group, level));
      } else if (g != leading) {
        others.add(group);
      }
    }
    scan(level);
    if (vanishes()) {
      return;
    }
    int sure = contenders.size();
    double[] weights = weights();
    for (AnswerGroup group : others) {
      if (contends(group, weights, NEGLIGIBLE / groups.size())) {
        contenders.add(contender(group, level));
      } else {
        free += group.answers() * group.probability() * radius;
      }
    }
    if (contenders.size() > sure) {
      scan(peak);
      if (vanishes()) {
        return;
      }
    }
    for (Contender contender : contenders) {
      contender.scale(peak);
    }
    moments();
  }

  private Contender contender(AnswerGroup group, int level) {
    return new Contender(group, group.correct() == leader.group().correct(), radius, level, votes);
  }

  /** Whether P(the leader wins) is below the smallest numbers. */
  private boolean vanishes() {
    return !(logs[peak] > Double.NEGATIVE_INFINITY);
  }

  /**
   * Returns the vote at the saddle point of a class of winners, or empty if they win with a
   * probability below the smallest numbers.
   *
   * @param groups the likeliest first
   * @param leading the likeliest winner
   */
  static Optional<PoissonVote> atSaddle(
      List<AnswerGroup> groups, double unparsed, int votes, int leading) {
    // The likeliest way to win holds down the likelier answers to the winner's own count.
    double sum = Math.log(groups.get(leading).probability());
    int held = 1;
    for (AnswerGroup group : groups) {
      double log = Math.log(group.probability());
      if (log > sum / held) {
        sum += group.answers() * log;
        held += group.answers();
      }
    }
    double level = Math.exp(sum / held);
    double mass = unparsed + level - groups.get(leading).probability();
    int answers = 0;
    for (AnswerGroup group : groups) {
      mass += group.answers() * Math.min(level, group.probability());
      answers += group.answers();
    }
    int least = unparsed > 0 ? 1 : (votes + answers - 1) / answers;
    double at = Math.log(votes / mass);
    double below = Double.NEGATIVE_INFINITY;
    double above = Double.POSITIVE_INFINITY;
    for (int step = 0; ; step++) {
      double radius = Math.exp(at);
      int count = (int) Math.max(least, Math.min(votes, level * radius));
      PoissonVote vote = new PoissonVote(groups, unparsed, votes, least, leading, radius, count);
      if (vote.vanishes() || vote.logScale() + logWins(vote.contenders, vote.peak) < LOG_LEAST) {
        return Optional.empty();
      }
      double excess = vote.mean - votes;
      if (Math.abs(excess) <= CLOSE * vote.deviation() || step == MOST_STEPS) {
        return Optional.of(vote);
      }
      if (excess > 0) {
        above = at;
      } else {
        below = at;
      }
      // Newton's method: the mean rises with the logarithm of the radius as fast as the variance.
      double next = at - Math.max(-1, Math.min(1, excess / vote.variance));
      at = next > below && next < above ? next : (below + above) / 2;
    }
  }

  /**
   * Returns about how likely the leader is to win with a count, in logarithms.
   *
   * @param contenders the leader first
   */
  static double logWins(List<Contender> contenders, int count) {
    double hazard = contenders.get(0).hazard(count);
    if (!(hazard >= Double.MIN_NORMAL)) {
      return Double.NEGATIVE_INFINITY;
    }
    double log = Math.log(hazard);
    for (Contender contender : contenders) {
      log += contender.group().answers() * Math.log(contender.sum(count));
    }
    return log;
  }

  /** Finds the winning counts that matter. */
  private void scan(int start) {
    int most = votes;
    for (Contender contender : contenders) {
      most = Math.min(most, contender.last());
    }
    peak = Math.min(start, most);
    logs[peak] = logWins(contenders, peak);
    low = peak;
    high = peak;
    while (high < most && logs[high] > logs[peak] + LOG_NEGLIGIBLE) {
      high++;
      logs[high] = logWins(contenders, high);
      peak = logs[high] > logs[peak] ? high : peak;
    }
    while (low > least && logs[low] > logs[peak] + LOG_NEGLIGIBLE) {
      low--;
      logs[low] = logWins(contenders, low);
      peak = logs[low] > logs[peak] ? low : peak;
    }
    if (vanishes()) {
      return;
    }
    while (!(logs[high] > logs[peak] + LOG_NEGLIGIBLE)) {
      high--;
    }
    while (!(logs[low] > logs[peak] + LOG_NEGLIGIBLE)) {
      low++;
    }
  }

  /** Returns how likely the leader is to win with each count, of what matters. */
  private double[] weights() {
    double[] weights = new double[high - low + 1];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.exp(logs[low + i] - logs[peak]);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  /**
   * Whether an answer may reach the winning count. P(it reaches a count) is at most E[t^(its count
   * - the winning one)] for any t > 1. For an answer that may win itself, t is how much likelier
   * the leader is: the mean is then also a bound on how often it wins where the leader would, as
   * exchanging their counts turns the one into the other.
   */
  private boolean contends(AnswerGroup group, double[] weights, double negligible) {
    double count = group.probability() * radius;
    double ratio =
        group.correct() == leader.group().correct()
            ? group.probability() / leader.group().probability()
            : count / peak;
    if (ratio >= 1) {
      return true;
    }
    double reaches = 0;
    double bound = Math.exp(low * Math.log(ratio) + count / ratio - count);
    for (double weight : weights) {
      reaches += weight * Math.min(1, bound);
      bound *= ratio;
    }
    return group.answers() * reaches > negligible;
  }

  /** Computes the mean and the variance of the number of samples if a winner of the class wins. */
  private void moments() {
    double all = 0;
    double first = 0;
    double second = 0;
    shares = new double[high - low + 1];
    for (int count = low; count <= high; count++) {
      double others = count - votes + free;
      double spread = free;
      for (Contender contender : contenders) {
        others += contender.group().answers() * contender.mean(count);
        spread += contender.group().answers() * contender.variance(count);
      }
      double weight = Math.exp(logs[count] - logs[peak]) / leader.hazard(count);
      for (Contender winner : contenders) {
        if (winner.wins()) {
          double wins = weight * winner.group().answers() * winner.hazard(count);
          double excess = others - winner.mean(count);
          shares[count - low] += wins;
          first += wins * excess;
          second += wins * (excess * excess + spread - winner.variance(count));
        }
      }
      all += shares[count - low];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= all;
    }
    mean = votes + first / all;
    variance = Math.max(0, second / all - first / all * (first / all));
  }

  /** Returns a contender's counts at a radius that is larger by the exponential of a tilt. */
  Contender tilted(Contender contender, double tilt) {
    return new Contender(contender.group(), contender.wins(), radius * Math.exp(tilt), peak, votes);
  }

  /** Returns the answers that contend, the leader first. */
  List<Contender> contenders() {
    return contenders;
  }

  int votes() {
    return votes;
  }

  /** Returns the first of the winning counts that matter. */
  int low() {
    return low;
  }

  /** Returns the last of the winning counts that matter. */
  int high() {
    return high;
  }

  /** Returns P(a winner wins with a count that matters | a winner of the class wins). */
  double share(int count) {
    return shares[count - low];
  }

  /** Returns the mean number of samples for no contender. */
  double free() {
    return free;
  }

  /** Returns the standard deviation of the number of samples if a winner of the class wins. */
  double deviation() {
    return Math.sqrt(variance);
  }

  /**
   * Returns the logarithm of what the terms of all contenders were divided by, and of P(there are N
   * samples).
   */
  double logScale() {
    double log = -PoissonDistribution.of(radius).logProbability(votes);
    for (Contender contender : contenders) {
      log += contender.group().answers() * contender.logScale();
    }
    return log;
  }
}
