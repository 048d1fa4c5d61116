package io.ponder.strategy.selection;

import io.ponder.inference.Inference;
import io.ponder.strategy.Best;

/** Chooses the candidate with the highest score, ties at random. */
final class Highest implements ScoredSamples.Pool {
  private final Best best = new Best();

  @Override
  public void clear() {
    best.clear();
  }

  @Override
  public void add(Inference llm, int first, int times, double[] scores) {
    best.considerAll(first, scores, times, llm.random());
  }

  @Override
  public int choose(Inference llm) {
    return best.choice();
  }
}
