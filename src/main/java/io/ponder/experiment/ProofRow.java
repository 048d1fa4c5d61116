package io.ponder.experiment;

import io.ponder.engine.Interval;
import io.ponder.theory.Bound;
import io.ponder.theory.Claim;
import java.util.List;
import java.util.Optional;

/**
 * One row of {@code proofs.csv}: what a theorem says about a strategy, and what is so.
 *
 * @param varied the varied values
 * @param level the level's name
 * @param strategy the strategy's label
 * @param budget the most calls it may spend on a problem
 * @param bound the theorem
 * @param claim what it says
 * @param logFailure the natural logarithm of P(no correct answer), if a law gives it
 * @param simulated P(no correct answer) as simulated, if it was
 */
public record ProofRow(
    List<String> varied,
    String level,
    String strategy,
    int budget,
    Bound bound,
    Claim claim,
    Optional<Double> logFailure,
    Optional<Simulated> simulated) {
  /** Some bounds are equalities, computed in another way than the law. */
  private static final double ROUNDING = 1e-12;

  /** P(a simulation contradicts a bound that holds), at most, in a row. */
  private static final double FALSE_ALARM = 1e-9;

  /**
   * A simulated failure.
   *
   * @param failure the share of trials without a correct answer
   * @param trials how many there were
   * @param interval its confidence interval
   */
  public record Simulated(double failure, long trials, Interval interval) {}

  /** Whether the theorem's assumptions hold here. */
  public boolean applies() {
    return claim.objection().isEmpty();
  }

  /** Whether the bound says something: no failure is above 1, or below 0. */
  public boolean bites() {
    return applies()
        && (bound.side() == Bound.Side.UPPER
            ? claim.logFailure() < 0
            : claim.logFailure() > Double.NEGATIVE_INFINITY);
  }

  /**
   * Returns whether the bound is on the right side of the exact failure, or else of the simulated
   * one unless that is by chance; empty if the theorem does not apply.
   */
  public Optional<Boolean> holds() {
    if (!applies()) {
      return Optional.empty();
    }
    boolean upper = bound.side() == Bound.Side.UPPER;
    if (logFailure.isPresent()) {
      double above = claim.logFailure() - logFailure.get();
      boolean equal = claim.logFailure() == logFailure.get();
      double rounding = ROUNDING * Math.max(1, Math.abs(claim.logFailure()));
      return Optional.of(equal || (upper ? above : -above) >= -rounding);
    }
    double limit = Math.min(1, Math.exp(claim.logFailure()));
    return simulated.map(
        rate ->
            (upper ? rate.failure <= limit : rate.failure >= limit)
                || Agreement.chance(limit, rate.failure, rate.trials) >= FALSE_ALARM);
  }

  /**
   * Returns the exact failure as a share of its bound (of 1, if the bound is above it), or a lower
   * bound as a share of the failure: 1 if it is an equality.
   */
  public Optional<Double> tightness() {
    if (!applies() || logFailure.isEmpty()) {
      return Optional.empty();
    }
    double most = Math.min(0, claim.logFailure());
    double distance = logFailure.get() - most;
    if (logFailure.get() == most) {
      return Optional.of(1.0);
    }
    return Optional.of(Math.exp(bound.side() == Bound.Side.UPPER ? distance : -distance));
  }
}
