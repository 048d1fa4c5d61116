package io.ponder.strategy.voting;

import io.ponder.strategy.About;
import io.ponder.strategy.Law;
import io.ponder.strategy.Parameter;
import io.ponder.strategy.Play;
import io.ponder.strategy.RecordedLaw;
import io.ponder.strategy.Strategy;
import java.util.Optional;

/**
 * Adaptive-Consistency (arXiv:2305.11860): a vote that stops once the lead of the first answer over
 * the second one is large enough, by P(Beta(v1 + 1, v2 + 1) > 1/2), v1 and v2 the two largest
 * counts.
 */
@About(
    name = "adaptive-consistency",
    text = "a vote that stops when P(Beta(v1+1, v2+1) > 1/2) reaches a threshold",
    calls = "<= B",
    source = "arXiv:2305.11860")
public record AdaptiveConsistency(
    @Parameter(
            text = "the probability at which it stops",
            standard = "0.95",
            min = 0.5,
            max = 0.999999)
        double threshold)
    implements Strategy {
  @Override
  public Play start(int budget) {
    return StoppingRule.vote(budget, () -> rule(threshold));
  }

  /** Returns the rule that stops the vote at a probability; it is for one play. */
  public static StoppingRule rule(double threshold) {
    Lead lead = new Lead(threshold);
    return ballot -> {
      // At least one sample, as an empty ballot has no answer; each adds one vote at most.
      int missing = lead.needed(ballot.runnerUp()) - ballot.most();
      return ballot.votes() == 0 ? Math.max(1, missing) : Math.max(0, missing);
    };
  }

  @Override
  public boolean anytime() {
    return true;
  }

  @Override
  public Optional<Law> law() {
    return Optional.of(new CountLaw(countRule(), false));
  }

  @Override
  public Optional<RecordedLaw> recordedLaw() {
    return Optional.of(new RecordedCountLaw(countRule()));
  }

  private CountRule countRule() {
    Lead lead = new Lead(threshold);
    return (first, second, unanimous) -> {
      int missing = lead.needed(second) - first;
      return first == 0 ? Math.max(1, missing) : Math.max(0, missing);
    };
  }
}
