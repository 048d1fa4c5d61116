package io.ponder.strategy.revision;

import io.ponder.model.Call;
import io.ponder.strategy.About;
import io.ponder.strategy.Play;
import io.ponder.strategy.Strategy;
import java.util.Set;

/** One sample, revised again and again (arXiv:2303.17651); the last revision is the answer. */
@About(
    name = "sequential-revision",
    text = "one sample, then revise the current one; the last is the answer",
    calls = "<= B",
    source = "arXiv:2303.17651")
public record SequentialRevision() implements Strategy {
  @Override
  public Play start(int budget) {
    return llm -> {
      int current = llm.generate();
      long unit = llm.price(Call.REVISE);
      while (llm.left() >= unit) {
        if (llm.due(unit)) {
          llm.offer(current);
        }
        current = llm.revise(current, llm.batch(unit));
      }
      return current;
    };
  }

  @Override
  public boolean anytime() {
    return true;
  }

  @Override
  public Set<Call> needs() {
    return Set.of(Call.REVISE);
  }
}
