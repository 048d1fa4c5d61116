package io.ponder.theory;

import java.util.Map;
import java.util.Optional;

/**
 * What a theorem says about one play of a strategy on one problem.
 *
 * @param size N and K
 * @param assumptions what it assumes something about
 * @param logFailure the natural logarithm of the bound on P(no correct answer); a bound above 1
 *     says nothing; NaN where the theorem does not hold
 * @param objection why it does not hold here; empty if it does
 */
public record Claim(
    Size size, Map<Assumption, Double> assumptions, double logFailure, Optional<String> objection) {
  /** Copies the assumptions. */
  public Claim {
    assumptions = Map.copyOf(assumptions);
  }

  static Claim holds(Size size, Map<Assumption, Double> assumptions, double logFailure) {
    return new Claim(size, assumptions, logFailure, Optional.empty());
  }

  static Claim fails(Size size, Map<Assumption, Double> assumptions, String objection) {
    return new Claim(size, assumptions, Double.NaN, Optional.of(objection));
  }
}
