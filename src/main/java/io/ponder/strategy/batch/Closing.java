package io.ponder.strategy.batch;

import io.ponder.model.Call;
import io.ponder.model.Table;
import io.ponder.strategy.selection.Acceptance;
import io.ponder.strategy.voting.AdaptiveConsistency;
import java.util.Optional;
import java.util.Set;

/**
 * When a problem of a batch is solved, and what its answer is.
 *
 * @param select how the answer is chosen
 * @param acceptance which score solves it, if the best one is chosen
 * @param settled which P(Beta(v1+1, v2+1) > 1/2) solves it, if the majority is chosen
 */
record Closing(Select select, Acceptance acceptance, double settled) {
  Closing {
    boolean scored =
        !Double.isNaN(acceptance.threshold()) || !Double.isNaN(acceptance.falsePositiveRate());
    if (select == Select.MAJORITY && scored) {
      throw new IllegalArgumentException(
          "threshold and false-positive-rate are for select: best; a majority has settled");
    }
  }

  /** Returns what is to be known of each problem of a batch. */
  Attempt[] attempts(int problems) {
    Attempt[] attempts = new Attempt[problems];
    for (int i = 0; i < problems; i++) {
      attempts[i] =
          select == Select.BEST
              ? new ScoredAttempt(acceptance)
              : new VotedAttempt(AdaptiveConsistency.rule(settled));
    }
    return attempts;
  }

  Set<Call> needs() {
    return select == Select.BEST ? Set.of(Call.VERIFY) : Set.of();
  }

  Optional<String> conflict(Table table) {
    return select == Select.BEST ? acceptance.conflict(table) : Optional.empty();
  }
}
