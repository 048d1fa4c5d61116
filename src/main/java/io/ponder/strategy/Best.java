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

  /** Considers choices {@code first}, {@code first + 1} ... with their scores. */
  public void considerAll(int first, double[] scores, int times, UniformRandomProvider random) {
    int i = 0;
    while (i < times) {
      // The loop inside has nothing but the usual case, so that it is a fast one.
      double reach = top;
      while (i < times && scores[i] < reach) {
        i++;
      }
      if (i < times) {
        consider(first + i, scores[i], random);
        i++;
      }
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
