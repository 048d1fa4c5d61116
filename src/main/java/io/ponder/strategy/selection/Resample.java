package io.ponder.strategy.selection;

import io.ponder.model.Call;
import io.ponder.model.Table;
import io.ponder.strategy.About;
import io.ponder.strategy.Law;
import io.ponder.strategy.Parameter;
import io.ponder.strategy.Play;
import io.ponder.strategy.Strategy;
import java.util.Optional;
import java.util.Set;

/**
 * Resampling (arXiv:2411.17501): draws until the verifier accepts a sample or the budget is spent;
 * then there is no answer. A sample that the budget cannot score is not accepted.
 */
@About(
    name = "resample",
    text = "draws until the verifier accepts a sample; no answer if the budget is spent before",
    calls = "<= B",
    source = "arXiv:2411.17501")
public record Resample(
    @Parameter(text = "least score that is accepted; none: the verifier's own", standard = "none")
        double threshold,
    @Parameter(
            text = "accepts by a roc: this share of the wrong ones",
            standard = "none",
            min = 0,
            max = 1)
        double falsePositiveRate)
    implements Strategy {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if both are given
   */
  public Resample {
    new Acceptance(threshold, falsePositiveRate);
  }

  private Acceptance acceptance() {
    return new Acceptance(threshold, falsePositiveRate);
  }

  @Override
  public Play start(int budget) {
    Acceptance acceptance = acceptance();
    return llm -> {
      long generate = llm.price(Call.GENERATE);
      long unit = generate + llm.price(Call.VERIFY);
      double least = acceptance.least(llm);
      while (llm.left() >= unit) {
        if (llm.due(unit)) {
          llm.offer(NO_ANSWER);
        }
        int candidate = llm.generate();
        if (llm.verify(candidate) >= least) {
          return candidate;
        }
        llm.nextRound();
      }
      return NO_ANSWER;
    };
  }

  @Override
  public boolean anytime() {
    return true;
  }

  @Override
  public Set<Call> needs() {
    return Set.of(Call.VERIFY);
  }

  @Override
  public Optional<String> conflict(Table table) {
    return acceptance().conflict(table);
  }

  @Override
  public Optional<Law> law() {
    return Optional.of(new ResampleLaw(acceptance()));
  }
}
