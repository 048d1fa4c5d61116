package io.ponder.strategy.selection;

import io.ponder.inference.Inference;
import io.ponder.model.Call;
import io.ponder.strategy.About;
import io.ponder.strategy.Parameter;
import io.ponder.strategy.Play;
import io.ponder.strategy.Strategy;
import java.util.Set;

/**
 * Generative verification (arXiv:2504.01005): N samples, V judgements of each, and the one with the
 * highest share of "right", ties at random.
 */
@About(
    name = "verify-vote",
    text = "N samples, V judgements each, the one with the highest share of yes",
    calls = "N(1+V)",
    source = "arXiv:2504.01005")
public record VerifyVote(
    @Parameter(text = "judgements of each sample, V", standard = "4", min = 1, max = 1e6)
        int judgements)
    implements Strategy {
  @Override
  public Play start(int budget) {
    return ScoredSamples.play(budget, new Judgements(judgements), new Highest());
  }

  private record Judgements(int each) implements ScoredSamples.Scorer {
    @Override
    public long price(Inference llm) {
      return each * llm.price(Call.JUDGE);
    }

    @Override
    public void score(Inference llm, int first, int times, double[] scores) {
      llm.judge(first, times, each, scores);
    }
  }

  @Override
  public boolean anytime() {
    return true;
  }

  @Override
  public Set<Call> needs() {
    return Set.of(Call.JUDGE);
  }
}
