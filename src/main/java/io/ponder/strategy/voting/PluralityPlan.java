package io.ponder.strategy.voting;

import io.ponder.strategy.Quadrature;
import java.util.ArrayList;
import java.util.List;

/**
 * How many nodes of the circle and how many ties matter to a {@link PluralityIntegral}. On the real
 * axis all its terms are positive and none is smaller than elsewhere on the circle, so that they
 * bound what is left out.
 */
final class PluralityPlan {
  private static final double LOG_NEGLIGIBLE = Math.log(PoissonVote.NEGLIGIBLE);

  /** The largest tilt tried, which is enough for few votes. */
  private static final double MOST_TILT = 4;

  private static final int MOST_TILTS = 20;

  private final PoissonVote vote;
  private final List<Contender> contenders = new ArrayList<>();
  private final int winners;
  private final double[][] rules;
  private final int nodes;
  private final int used;

  /** Creates the plan of a vote at its saddle point. */
  PluralityPlan(PoissonVote vote) {
    this.vote = vote;
    List<Contender> others = new ArrayList<>();
    for (Contender contender : vote.contenders()) {
      (contender.wins() ? contenders : others).add(contender);
    }
    winners = contenders.size();
    contenders.addAll(others);
    rules = new double[vote.high() - vote.low() + 1][];
    for (int i = 0; i < rules.length; i++) {
      rules[i] = Quadrature.unit(ties(vote.low() + i) / 2 + 1);
    }
    double tilt = Math.min(MOST_TILT, Math.sqrt(-2 * LOG_NEGLIGIBLE) / vote.deviation());
    double reach = Math.max(reach(tilt), Math.min(vote.votes(), reach(-tilt)));
    nodes = 1 + (int) Math.ceil(reach);
    used = nodesThatMatter();
  }

  /**
   * Returns how many ties with the winner matter. With odds h_b of a tie with answer b, k ties have
   * odds of at most the product of the sums of h_b over all b, all but the first, all but the first
   * two, ...
   */
  private int ties(int count) {
    boolean alone = winners == 1 && contenders.get(0).group().answers() == 1;
    int all = 0;
    double odds = 0;
    for (int c = alone ? 1 : 0; c < contenders.size(); c++) {
      int answers = contenders.get(c).group().answers();
      all += answers;
      odds += answers * contenders.get(c).hazard(count);
    }
    int most = Math.min(alone ? all : all - 1, vote.votes() / count - 1);
    double[] reductions = new double[most];
    double share = vote.share(count);
    int c = alone ? 1 : 0;
    int taken = 0;
    for (int tie = 0; tie < most; tie++) {
      share *= Math.max(1, odds);
      reductions[tie] = Math.min(1, odds);
      odds = Math.max(0, odds - contenders.get(c).hazard(count));
      taken++;
      if (taken == contenders.get(c).group().answers()) {
        c++;
        taken = 0;
      }
    }
    int ties = 0;
    while (ties < most && share * reductions[ties] > PoissonVote.NEGLIGIBLE) {
      share *= reductions[ties];
      ties++;
    }
    return ties;
  }

  /**
   * Returns how far from N numbers of samples are negligible: the trapezoidal rule takes N + nodes,
   * N - nodes, ... for N as well. By Chernoff's bound on P(N + n or more), or P(N - n or less) for
   * a tilt below 0. The best tilt is about n over the variance, but less where the tail is longer
   * than that of a normal distribution.
   */
  private double reach(double firstTilt) {
    double log = logSum(contenders);
    int answers = 0;
    for (int c = 0; c < winners; c++) {
      answers += contenders.get(c).group().answers();
    }
    double tilt = firstTilt;
    for (int i = 0; i < MOST_TILTS; i++) {
      List<Contender> tilted = new ArrayList<>();
      for (Contender contender : contenders) {
        tilted.add(vote.tilted(contender, tilt));
      }
      // The leader wins as often as any other.
      double rise = logSum(tilted) + vote.free() * Math.expm1(tilt) - log + Math.log(answers);
      double exponent = rise - LOG_NEGLIGIBLE - tilt * vote.votes();
      // Twice the last term for a normal distribution; a longer tail wants a lesser tilt.
      if (exponent <= -3 * LOG_NEGLIGIBLE) {
        return exponent / Math.abs(tilt);
      }
      tilt /= 2;
    }
    return Double.POSITIVE_INFINITY;
  }

  /** Returns the logarithm of the sum over the counts with which the leader wins. */
  private double logSum(List<Contender> of) {
    double log = 0;
    for (Contender contender : of) {
      if (contender.last() < vote.high()) {
        return Double.POSITIVE_INFINITY;
      }
      log += contender.group().answers() * (contender.logScale() + contender.mean());
    }
    double[] logs = new double[rules.length];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < logs.length; i++) {
      logs[i] = PoissonVote.logWins(of, vote.low() + i);
      most = Math.max(most, logs[i]);
    }
    double sum = 0;
    for (double one : logs) {
      sum += Math.exp(one - most);
    }
    return log + most + Math.log(sum);
  }

  /** Returns how many nodes matter: the bound on the integrand falls with the angle. */
  private int nodesThatMatter() {
    int matters = 0;
    int beyond = nodes / 2 + 1;
    while (beyond - matters > 1) {
      int middle = (matters + beyond) / 2;
      if (bound(Math.cos(2 * Math.PI * middle / nodes)) > PoissonVote.NEGLIGIBLE) {
        matters = middle;
      } else {
        beyond = middle;
      }
    }
    return beyond;
  }

  /** Returns a bound on the integrand at an angle, as a share of that on the real axis. */
  private double bound(double cosine) {
    double bound = 0;
    for (int i = 0; i < rules.length; i++) {
      double product = vote.share(vote.low() + i);
      double least = 1;
      for (int c = 0; c < contenders.size(); c++) {
        int answers = contenders.get(c).group().answers();
        double decay = contenders.get(c).decay(vote.low() + i, cosine);
        least = c < winners ? Math.min(least, decay) : least;
        product *= answers == 1 ? decay : Math.pow(decay, answers);
      }
      // One of the winners is no truncated exponential.
      bound += least > 0 ? product / least : 0;
    }
    return bound * Math.exp(vote.free() * (cosine - 1));
  }

  PoissonVote vote() {
    return vote;
  }

  /** Returns the contenders, the winners of the class first. */
  List<Contender> contenders() {
    return contenders;
  }

  /** Returns how many contenders are winners of the class. */
  int winners() {
    return winners;
  }

  /** Returns the quadrature over ties with a winning count that matters. */
  double[] rule(int count) {
    return rules[count - vote.low()];
  }

  /** Returns how many nodes there are on the circle. */
  int nodes() {
    return nodes;
  }

  /** Returns how many nodes matter, from the real axis up. */
  int used() {
    return used;
  }

  /** Returns the most points of a quadrature. */
  int mostPoints() {
    int most = 0;
    for (double[] rule : rules) {
      most = Math.max(most, rule.length / 2);
    }
    return most;
  }

  /** Returns about how many complex multiplications it takes. */
  double work() {
    double work = vote.high();
    for (double[] rule : rules) {
      work += rule.length / 2.0;
    }
    return work * used * contenders.size() + nodes;
  }
}
