package io.ponder.strategy.policy;

import io.ponder.inference.Inference;
import io.ponder.strategy.Play;
import io.ponder.strategy.Strategy;
import org.jspecify.annotations.Nullable;

/**
 * Plays a strategy where some candidates were sampled before. It is started with the whole budget,
 * as if it sampled all of them itself. If it turns to other calls before it has taken them all, it
 * has planned with more than there is, and is started again with less: those that it did not take
 * are lost. Nothing was charged until then.
 */
final class ProbedPlay {
  private final Strategy strategy;
  private final int budget;

  /** Its plays by how many probes are lost, made when they are first needed. */
  private final @Nullable Play[] plays;

  private final ProbedInference probed = new ProbedInference();

  /**
   * Creates a play.
   *
   * @param budget the budget in calls, with the probes
   * @param most the most probes
   */
  ProbedPlay(Strategy strategy, int budget, int most) {
    this.strategy = strategy;
    this.budget = budget;
    plays = new Play[Math.min(budget, most) + 1];
  }

  /**
   * Plays it.
   *
   * @param first the handle of the first candidate that was sampled before
   * @param probes how many there are
   */
  int solve(Inference llm, int first, int probes) {
    int lost = 0;
    while (true) {
      probed.begin(llm, first, probes, probes - lost);
      try {
        return play(lost).solve(probed);
      } catch (ProbedInference.OverdrawnException e) {
        lost = probes - probed.taken();
      }
    }
  }

  private Play play(int lost) {
    Play play = plays[lost];
    if (play == null) {
      play = strategy.start(Math.max(1, budget - lost));
      plays[lost] = play;
    }
    return play;
  }
}
