package io.ponder.strategy;

import org.apache.commons.rng.UniformRandomProvider;

/** The best of what is considered, ties broken uniformly at random. */
public final class Best {
  private double top;
  private int best;
  private int tied;

  /** Creates one that has considered nothing. */
  public Best() {
    clear();
  }

  /** Forgets what was considered. */
  public void clear() {
    top = Double.NEGATIVE_INFINITY;
    tied = 0;
    best = Strategy.NO_ANSWER;
  }

  /** Considers a choice with its score, which is not NaN. */
  public void consider(int choice, double score, UniformRandomProvider random) {
    if (score >= top) {
      tied = score > top ? 1 : tied + 1;
      best = tied == 1 || random.nextInt(tied) == 0 ? choice : best;
      top = score;
    }
  }

  /** Returns the best choice, or {@link Strategy#NO_ANSWER} if none was considered. */
  public int choice() {
    return best;
  }

  /** Returns the best score. */
  public double score() {
    return top;
  }
}
