package io.ponder.strategy.selection;

import io.ponder.inference.Inference;
import io.ponder.strategy.Best;
import org.apache.commons.rng.UniformRandomProvider;

/** Chooses the candidate with the highest score, ties at random. */
final class Highest implements ScoredSamples.Pool {
  private final Best best = new Best();

  @Override
  public void clear() {
    best.clear();
  }

  @Override
  public void add(Inference llm, int first, int times, double[] scores) {
    UniformRandomProvider random = llm.random();
    for (int i = 0; i < times; i++) {
      best.consider(first + i, scores[i], random);
    }
  }

  @Override
  public int choose(Inference llm) {
    return best.choice();
  }
}
