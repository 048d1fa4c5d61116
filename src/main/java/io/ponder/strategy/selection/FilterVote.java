package io.ponder.strategy.selection;

import io.ponder.inference.Inference;
import io.ponder.model.Call;
import io.ponder.model.Table;
import io.ponder.strategy.About;
import io.ponder.strategy.Law;
import io.ponder.strategy.Parameter;
import io.ponder.strategy.Play;
import io.ponder.strategy.Strategy;
import io.ponder.strategy.voting.Ballot;
import java.util.Optional;
import java.util.Set;

/**
 * A vote of the samples that the verifier accepts; of all samples if it accepts none. If all that
 * it accepts are unparsed there is no answer.
 */
@About(
    name = "filter-vote",
    text = "plurality of the samples that the verifier accepts, of all if it accepts none",
    calls = "N(1+v)",
    source = "arXiv:2403.02419")
public record FilterVote(
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
  public FilterVote {
    new Acceptance(threshold, falsePositiveRate);
  }

  private Acceptance acceptance() {
    return new Acceptance(threshold, falsePositiveRate);
  }

  @Override
  public Play start(int budget) {
    return ScoredSamples.play(budget, ScoredSamples.VERIFIER, new Filtered(acceptance(), budget));
  }

  private static final class Filtered implements ScoredSamples.Pool {
    private final Acceptance acceptance;
    private final Ballot accepted;
    private final Ballot all;
    private final int[] passed;

    Filtered(Acceptance acceptance, int capacity) {
      this.acceptance = acceptance;
      accepted = new Ballot(capacity);
      all = new Ballot(capacity);
      passed = new int[capacity];
    }

    @Override
    public void clear() {
      accepted.clear();
      all.clear();
    }

    @Override
    public void add(Inference llm, int first, int times, double[] scores) {
      all.addAll(llm, first, times);
      double least = acceptance.least(llm);
      int kept = 0;
      for (int i = 0; i < times; i++) {
        // Without a branch, which would be mispredicted for a part of the scores.
        passed[kept] = first + i;
        kept += scores[i] >= least ? 1 : 0;
      }
      for (int i = 0; i < kept; i++) {
        accepted.add(passed[i], llm.answer(passed[i]));
      }
    }

    @Override
    public int choose(Inference llm) {
      return accepted.size() > 0 ? accepted.plurality(llm) : all.plurality(llm);
    }
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
    return Optional.of(new FilterVoteLaw(acceptance()));
  }
}
