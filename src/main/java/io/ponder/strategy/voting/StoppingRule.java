package io.ponder.strategy.voting;

import io.ponder.inference.Inference;
import io.ponder.model.Call;
import io.ponder.strategy.Play;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/** Says when a vote that samples one candidate after another has seen enough. */
@FunctionalInterface
public interface StoppingRule {
  /**
   * Returns 0 if the vote can stop, else the fewest further samples after which it might: that many
   * can be asked for at once, because the rule could not have stopped on the way.
   */
  int more(Ballot ballot);

  /** More further samples than any budget. */
  int NEVER = 1 << 30;

  /**
   * Returns the fewest further votes, 0 included, all for the first answer, with which a rule would
   * stop, up to {@link #NEVER}. No other votes help it more if the rule wants the first answer to
   * stand out.
   *
   * @param stops whether it would stop with so many; once true, true for all larger ones
   */
  static int fewest(IntPredicate stops) {
    if (stops.test(0)) {
      return 0;
    }
    int most = 1;
    while (most < NEVER && !stops.test(most)) {
      most *= 2;
    }
    int fewest = most / 2 + 1;
    while (fewest < most) {
      int middle = (fewest + most) >>> 1;
      if (stops.test(middle)) {
        most = middle;
      } else {
        fewest = middle + 1;
      }
    }
    return most;
  }

  /** Returns the choice once the rule has stopped the vote: the plurality, unless it says else. */
  default int choose(Ballot ballot, Inference llm) {
    return ballot.plurality(llm);
  }

  /**
   * Returns a vote that samples until the rule or the budget stops it. The budget's end is answered
   * with the plurality of all samples.
   *
   * @param budget the most calls
   * @param rule makes the rule, one for each play
   */
  static Play vote(int budget, Supplier<StoppingRule> rule) {
    Ballot ballot = new Ballot(budget);
    StoppingRule stopping = rule.get();
    return llm -> {
      ballot.clear();
      long unit = llm.price(Call.GENERATE);
      for (int more = stopping.more(ballot); more > 0; more = stopping.more(ballot)) {
        if (!sample(llm, ballot, more, unit)) {
          return ballot.plurality(llm);
        }
        llm.nextRound();
      }
      return stopping.choose(ballot, llm);
    };
  }

  /** Adds samples to a ballot; returns whether the budget had that many. */
  private static boolean sample(Inference llm, Ballot ballot, int times, long unit) {
    int rest = times;
    while (rest > 0 && llm.left() >= unit) {
      if (llm.due(unit)) {
        llm.offer(ballot.plurality(llm));
      }
      int batch = Math.min(rest, llm.batch(unit));
      ballot.addAll(llm, batch);
      rest -= batch;
    }
    return rest == 0;
  }
}
