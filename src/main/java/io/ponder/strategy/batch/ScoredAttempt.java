package io.ponder.strategy.batch;

import io.ponder.inference.Inference;
import io.ponder.model.Call;
import io.ponder.strategy.Best;
import io.ponder.strategy.selection.Acceptance;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Samples with scores: the highest is the answer, and one that is accepted solves the problem. A
 * first sample that has no score yet is the answer until then. The reward of a sample is the
 * probability that it is correct at even odds, given its score.
 */
final class ScoredAttempt implements Attempt {
  private final Acceptance acceptance;
  private final Best best = new Best();
  private double[] scores = new double[16];
  private @Nullable Inference llm;
  private double least;
  private int drawn;
  private int scored;
  private double rewards;

  ScoredAttempt(Acceptance acceptance) {
    this.acceptance = acceptance;
  }

  private Inference llm() {
    return Objects.requireNonNull(llm);
  }

  @Override
  public void begin(Inference of) {
    llm = of;
    least = acceptance.least(of);
    best.clear();
    drawn = 0;
    scored = 0;
    rewards = 0;
  }

  @Override
  public long price() {
    return llm().price(Call.GENERATE) + llm().price(Call.VERIFY);
  }

  @Override
  public boolean affords() {
    return llm().left() >= price();
  }

  @Override
  public void sample(int times) {
    llm().generate(times);
    drawn += times;
  }

  @Override
  public void look() {
    int fresh = drawn - scored;
    if (fresh == 0 || !llm().affords(Call.VERIFY, fresh)) {
      return;
    }
    if (fresh > scores.length) {
      scores = new double[Math.max(fresh, 2 * scores.length)];
    }
    llm().verify(scored, fresh, scores);
    best.considerAll(scored, scores, fresh, llm().random());
    for (int i = 0; i < fresh; i++) {
      rewards += llm().weight(scores[i]);
    }
    scored = drawn;
  }

  @Override
  public int samples() {
    return drawn;
  }

  @Override
  public boolean solved() {
    return scored > 0 && best.score() >= least;
  }

  @Override
  public double reward() {
    return scored == 0 ? 0 : rewards / scored;
  }

  @Override
  public int choice() {
    // Handles count from 0, so the first sample is candidate 0.
    return scored == 0 && drawn > 0 ? 0 : best.choice();
  }
}
