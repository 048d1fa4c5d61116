package io.ponder.strategy.sampling;

import io.ponder.inference.Inference;
import io.ponder.model.Call;
import io.ponder.strategy.About;
import io.ponder.strategy.Law;
import io.ponder.strategy.Play;
import io.ponder.strategy.RecordedLaw;
import io.ponder.strategy.Strategy;
import java.util.Optional;

/**
 * Coverage, pass@N (arXiv:2407.21787): right if any of N samples is. The ceiling of every strategy
 * that chooses among N samples.
 */
@About(
    name = "oracle",
    text = "correct if any of N samples is: coverage, the ceiling of choosing among them",
    calls = "N = B",
    source = "arXiv:2407.21787")
public record Oracle() implements Strategy {
  @Override
  public Play start(int budget) {
    return llm -> {
      long unit = llm.price(Call.GENERATE);
      while (llm.left() >= unit) {
        if (llm.due(unit)) {
          llm.offer(Inference.ANY_CORRECT);
        }
        llm.generate(llm.batch(unit));
      }
      return Inference.ANY_CORRECT;
    };
  }

  @Override
  public boolean anytime() {
    return true;
  }

  @Override
  public boolean ceiling() {
    return true;
  }

  @Override
  public Optional<Law> law() {
    return Optional.of(new CoverageLaw());
  }

  @Override
  public Optional<RecordedLaw> recordedLaw() {
    return Optional.of(new RecordedCoverageLaw());
  }
}
