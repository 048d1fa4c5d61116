package io.ponder.strategy.selection;

import io.ponder.inference.Inference;
import org.apache.commons.rng.UniformRandomProvider;

/** Chooses the candidate with the highest score, ties at random. */
final class Highest implements ScoredSamples.Pool {
  private int best;
  private double top;
  private int tied;

  @Override
  public void clear() {
    top = Double.NEGATIVE_INFINITY;
    tied = 0;
  }

  @Override
  public void add(Inference llm, int first, int times, double[] scores) {
    UniformRandomProvider random = llm.random();
    double highest = top;
    for (int i = 0; i < times; i++) {
      if (scores[i] >= highest) {
        tied = scores[i] > highest ? 1 : tied + 1;
        best = tied == 1 || random.nextInt(tied) == 0 ? first + i : best;
        highest = scores[i];
      }
    }
    top = highest;
  }

  @Override
  public int choose(Inference llm) {
    return best;
  }
}
