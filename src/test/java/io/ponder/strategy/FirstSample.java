package io.ponder.strategy;

import io.ponder.inference.Inference;
import java.util.List;

/** A strategy that the class path of the tests adds: a single call by another name. */
@About(name = "first-sample", text = "the first sample", calls = "1")
public record FirstSample() implements Strategy {
  @Override
  public Play start(int budget) {
    return Inference::generate;
  }

  /** Provides it. */
  public static final class Provider implements StrategyProvider {
    @Override
    public List<Class<? extends Strategy>> strategies() {
      return List.of(FirstSample.class);
    }
  }
}
