package io.ponder.strategy.batch;

import io.ponder.inference.Batch;
import io.ponder.model.Call;
import io.ponder.strategy.About;
import io.ponder.strategy.Parameter;
import io.ponder.strategy.selection.Acceptance;
import java.util.Set;

/**
 * The same number of samples for each problem, then the answer: what a batch is without a bandit.
 * Problem by problem it is best-of-n or a majority vote; what does not buy one more sample for
 * every problem is not spent. A lone sample is the answer without a score.
 */
@About(
    name = "uniform",
    text = "the same number of samples for each problem of a batch",
    calls = "N(1+v), N = B without a verifier")
public record Uniform(
    @Parameter(text = "the highest score (best), or the plurality", standard = "best")
        Select select)
    implements BatchStrategy {
  private Closing closing() {
    // It closes nothing early: only how answers are chosen matters.
    return new Closing(select, new Acceptance(Double.NaN, Double.NaN), 1);
  }

  @Override
  public BatchPlay start(int problems) {
    Attempt[] attempts = closing().attempts(problems);
    return batch -> solve(batch, attempts);
  }

  private static void solve(Batch batch, Attempt[] attempts) {
    long round = 0;
    for (int i = 0; i < attempts.length; i++) {
      attempts[i].begin(batch.problem(i));
      round += attempts[i].price();
    }
    int samples = (int) Math.max(1, batch.problem(0).left() / round);
    for (int i = 0; i < attempts.length; i++) {
      attempts[i].sample(samples);
      if (samples > 1) {
        attempts[i].look();
      }
      batch.choose(i, attempts[i].choice());
    }
  }

  @Override
  public Set<Call> needs() {
    return closing().needs();
  }
}
