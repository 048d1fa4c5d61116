package io.ponder.strategy.policy;

import io.ponder.inference.Inference;
import io.ponder.model.Call;
import io.ponder.strategy.Play;
import io.ponder.strategy.Strategy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plays a strategy where some candidates were sampled before. It is started with the whole budget,
 * as if it sampled all of them itself. If it turns to other calls before it has taken them all, it
 * may have planned with more than there is, and is started again with less. Nothing was charged
 * until then. Those that it did not take are lost, unless it only buys samples and scores in turn:
 * then it can count on the next one, as it buys no score without a sample.
 */
final class ProbedPlay {
  private static final Set<Call> SCORES = Set.of(Call.VERIFY, Call.JUDGE);

  private final Strategy strategy;
  private final int budget;

  private final boolean onlySamples;

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
    onlySamples = SCORES.containsAll(strategy.needs()) && strategy.models() == 1;
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
      probed.begin(llm, first, probes, probes - lost, onlySamples && lost > 0);
      try {
        return play(lost).solve(probed);
      } catch (ProbedInference.OverdrawnException e) {
        if (!probed.threw(e)) {
          throw e;
        }
        lost = probes - probed.taken();
      }
    }
  }

  private Play play(int lost) {
    // With samples and scores in turn it plans with what is left, and may still take them all.
    int without = onlySamples ? 0 : lost;
    Play play = plays[without];
    if (play == null) {
      play = strategy.start(Math.max(1, budget - without));
      plays[without] = play;
    }
    return play;
  }
}
