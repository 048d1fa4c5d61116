package io.ponder.model;

/**
 * A comparator: how one comparison between two solution types ends.
 *
 * @param wins wins[t][u] = P(t is preferred to u), a tie counted as one half, each shown first in
 *     half of the comparisons; wins[t][u] + wins[u][t] = 1 and wins[t][t] = 1/2
 * @param ties ties[t][u] = P(the comparison ties), symmetric
 * @param repeat P(all verdicts on a pair in a trial are one and the same draw); else they are
 *     independent
 * @param positionBias P(the one shown first is preferred whatever the two are), if they do not tie
 */
public record Comparisons(Matrix wins, Matrix ties, double repeat, double positionBias) {
  /**
   * Checks the comparator.
   *
   * @throws IllegalArgumentException if a probability is outside [0, 1], if two directions of a
   *     pair do not sum to 1, or if a tie is likelier than the rates allow
   */
  public Comparisons {
    Probability.check("repeat", repeat);
    Probability.check("position-bias", positionBias);
    int size = wins.size();
    if (ties.size() != size) {
      throw new IllegalArgumentException("wins and ties must be of the same types");
    }
    wins.checkProbabilities("the win rate", Integer::toString);
    ties.checkProbabilities("the tie rate", Integer::toString);
    for (int t = 0; t < size; t++) {
      for (int u = 0; u < size; u++) {
        double both = wins.at(t, u) + wins.at(u, t);
        if (Math.abs(both - 1) > Probability.SUM_TOLERANCE) {
          throw new IllegalArgumentException(
              "the win rates of types " + t + " and " + u + " must sum to 1, found " + both);
        }
        double strict = Math.min(wins.at(t, u), wins.at(u, t)) - ties.at(t, u) / 2;
        if (strict < -Probability.SUM_TOLERANCE || ties.at(t, u) != ties.at(u, t)) {
          throw new IllegalArgumentException(
              "ties of types " + t + " and " + u + " do not fit their win rates");
        }
        if (strict < positionBias * (1 - ties.at(t, u)) / 2 - Probability.SUM_TOLERANCE) {
          throw new IllegalArgumentException(
              "the win rates of types " + t + " and " + u + " do not fit the position bias");
        }
      }
    }
  }

  /** Returns P(a comparison is won outright by t against u), ties not counted, in [0, 1]. */
  public double outright(int t, int u) {
    return Math.max(0, wins.at(t, u) - ties.at(t, u) / 2);
  }

  /**
   * Returns P(a comparison is won outright by t against u), given which one is shown first, in [0,
   * 1]; {@link #outright(int, int)} is the mean of both.
   */
  public double outright(int t, int u, boolean first) {
    double shift = positionBias * (1 - ties.at(t, u)) / 2;
    return Math.max(0, outright(t, u) + (first ? shift : -shift));
  }
}
