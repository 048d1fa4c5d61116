package io.ponder.theory;

import io.ponder.model.Comparisons;
import io.ponder.strategy.Problem;
import java.util.Optional;

/**
 * What a league of K opponents tends to with more candidates: sooner or later some win all their K
 * comparisons, and it picks among those uniformly. A candidate of type t does with probability w_t
 * to the power of K, where w_t is P(it wins a comparison with a random opponent outright), so the
 * limit is the share of the correct types in {@code sum p_t w_t^K} (derived; the league of
 * arXiv:2411.19477). With more opponents it tends to 1 if a correct type wins the most, else to 0.
 */
public final class LeagueLimit {
  private LeagueLimit() {}

  /**
   * Returns P(the winner is correct) in the limit.
   *
   * @param opponents K, at least 1
   * @return in [0, 1]; empty without comparisons, or if no candidate ever wins them all
   */
  public static Optional<Double> accuracy(Problem problem, long opponents) {
    Comparisons comparator = problem.table().comparisons();
    if (comparator == null) {
      return Optional.empty();
    }
    double[] types = problem.probabilities();
    double[] flawless = new double[types.length];
    double most = 0;
    for (int t = 0; t < types.length; t++) {
      for (int u = 0; u < types.length; u++) {
        flawless[t] += types[u] * comparator.outright(t, u);
      }
      most = types[t] > 0 ? Math.max(most, flawless[t]) : most;
    }
    double correct = 0;
    double all = 0;
    for (int t = 0; t < types.length && most > 0; t++) {
      // Relative to the strongest type: a power of many opponents could vanish.
      double weight = types[t] * Math.pow(flawless[t] / most, (double) opponents);
      correct += problem.types().get(t).correct() ? weight : 0;
      all += weight;
    }
    return most > 0 ? Optional.of(correct / all) : Optional.empty();
  }
}
