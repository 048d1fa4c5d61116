package io.ponder.strategy.voting;

import io.ponder.model.Call;
import io.ponder.strategy.About;
import io.ponder.strategy.Law;
import io.ponder.strategy.Play;
import io.ponder.strategy.RecordedLaw;
import io.ponder.strategy.Strategy;
import java.util.Optional;

/** Self-consistency (arXiv:2203.11171): N samples, and the answer that most of them give. */
@About(
    name = "majority-vote",
    text = "N samples, plurality of answers (self-consistency)",
    calls = "N = B",
    source = "arXiv:2203.11171")
public record MajorityVote() implements Strategy {
  @Override
  public Play start(int budget) {
    Ballot ballot = new Ballot(budget);
    return llm -> {
      ballot.clear();
      long unit = llm.price(Call.GENERATE);
      while (llm.left() >= unit) {
        if (llm.due(unit)) {
          llm.offer(ballot.plurality(llm));
        }
        ballot.addAll(llm, llm.batch(unit));
      }
      return ballot.plurality(llm);
    };
  }

  @Override
  public boolean anytime() {
    return true;
  }

  @Override
  public Optional<Law> law() {
    return Optional.of(new MajorityLaw());
  }

  @Override
  public Optional<RecordedLaw> recordedLaw() {
    return Optional.of((problem, weights) -> RecordedVoteLaw.majority(problem));
  }
}
