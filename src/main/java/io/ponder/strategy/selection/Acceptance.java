package io.ponder.strategy.selection;

import io.ponder.inference.Inference;
import io.ponder.model.Table;
import io.ponder.model.Verifier;
import java.util.Optional;

/**
 * From which score on a candidate is accepted.
 *
 * @param threshold the least score; NaN if it is not given
 * @param falsePositiveRate the share of wrong candidates that a ROC accepts, in [0, 1]; NaN if it
 *     is not given
 */
public record Acceptance(double threshold, double falsePositiveRate) {
  /**
   * Checks that at most one is given.
   *
   * @throws IllegalArgumentException if both are
   */
  public Acceptance {
    if (!Double.isNaN(threshold) && !Double.isNaN(falsePositiveRate)) {
      throw new IllegalArgumentException("give either threshold or false-positive-rate, not both");
    }
  }

  /** Returns the least score that is accepted; NaN for the verifier's own. */
  private double own() {
    return Double.isNaN(falsePositiveRate) ? threshold : 1 - falsePositiveRate;
  }

  /** Returns the least score that is accepted. */
  public double least(Inference llm) {
    double own = own();
    return Double.isNaN(own) ? llm.threshold() : own;
  }

  /** Returns the least score that is accepted, given the verifier's own. */
  double least(double standard) {
    double own = own();
    return Double.isNaN(own) ? standard : own;
  }

  /** Returns why it does not work with a table's verifier. */
  public Optional<String> conflict(Table table) {
    boolean curve = table.verifier() instanceof Verifier.Roc;
    if (curve && Double.isNaN(own())) {
      return Optional.of(
          "a roc has no threshold of its own; give false-positive-rate, or threshold");
    }
    if (table.verifier() instanceof Verifier.Recorded && Double.isNaN(threshold)) {
      return Optional.of("recorded scores have no threshold of their own; give threshold");
    }
    if (!curve && !Double.isNaN(falsePositiveRate)) {
      return Optional.of("false-positive-rate is for a roc; give threshold for other verifiers");
    }
    return Optional.empty();
  }
}
