package io.ponder.strategy.sampling;

import io.ponder.inference.Inference;
import io.ponder.strategy.About;
import io.ponder.strategy.Play;
import io.ponder.strategy.Strategy;

/** One sample, whatever the budget: the accuracy of the solver itself. */
@About(name = "single-call", text = "one sample", calls = "1")
public record SingleCall() implements Strategy {
  @Override
  public Play start(int budget) {
    return Inference::generate;
  }
}
