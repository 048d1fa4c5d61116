package io.ponder.strategy.batch;

import io.ponder.inference.Inference;
import io.ponder.model.Call;
import io.ponder.strategy.voting.Ballot;
import io.ponder.strategy.voting.StoppingRule;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Samples that vote: the plurality is the answer, and a rule that stops votes says when the problem
 * is solved. The reward is the share of the first answer.
 */
final class VotedAttempt implements Attempt {
  private final StoppingRule rule;
  private final Ballot ballot = new Ballot(16);
  private @Nullable Inference llm;

  VotedAttempt(StoppingRule rule) {
    this.rule = rule;
  }

  private Inference llm() {
    return Objects.requireNonNull(llm);
  }

  @Override
  public void begin(Inference of) {
    llm = of;
    ballot.clear();
  }

  @Override
  public long price() {
    return llm().price(Call.GENERATE);
  }

  @Override
  public boolean affords() {
    return llm().left() >= price();
  }

  @Override
  public void sample(int times) {
    ballot.addAll(llm(), times);
  }

  /** {@inheritDoc} Answers are there with the sample, and free. */
  @Override
  public void look() {}

  @Override
  public int samples() {
    return ballot.size();
  }

  @Override
  public boolean solved() {
    return rule.more(ballot) == 0;
  }

  @Override
  public double reward() {
    return ballot.size() == 0 ? 0 : (double) ballot.most() / ballot.size();
  }

  @Override
  public int choice() {
    return ballot.plurality(llm());
  }
}
