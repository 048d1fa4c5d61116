package io.ponder.strategy.revision;

import io.ponder.inference.Inference;
import io.ponder.model.Call;
import io.ponder.strategy.Best;
import io.ponder.strategy.voting.Ballot;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;

/** Selects among candidates as they come, reused from trial to trial. */
final class Selection {
  private final Select select;
  private final Ballot ballot;
  private final double[] scores;
  private final Best best = new Best();
  private int chosen;

  Selection(Select select, int capacity) {
    this.select = select;
    ballot = new Ballot(select == Select.MAJORITY ? capacity : 0);
    scores = new double[select == Select.BEST ? capacity : 0];
  }

  /** Returns the kinds of call that a way to select needs. */
  static Set<Call> needs(Select select) {
    return select == Select.BEST ? Set.of(Call.VERIFY) : Set.of();
  }

  /** Returns the price of taking one candidate into account, in ticks. */
  static long price(Select select, Inference llm) {
    return select == Select.BEST ? llm.price(Call.VERIFY) : 0;
  }

  void clear() {
    ballot.clear();
    best.clear();
  }

  /** Adds candidates {@code first}, {@code first + 1} ... */
  void add(Inference llm, int first, int times) {
    switch (select) {
      case LAST -> chosen = first + times - 1;
      case MAJORITY -> ballot.addAll(llm, first, times);
      case BEST -> {
        llm.verify(first, times, scores);
        best.considerAll(first, scores, times, llm.random());
        chosen = best.choice();
      }
    }
  }

  /** Returns the choice among all that were added. */
  int choose(Inference llm) {
    return select == Select.MAJORITY ? ballot.plurality(llm) : chosen;
  }

  /** Returns the choice among all that were added, ties by given coin flips. */
  int choose(Inference llm, UniformRandomProvider random) {
    return select == Select.MAJORITY ? ballot.plurality(llm, random) : chosen;
  }
}
