package io.ponder.experiment;

import io.ponder.engine.Contestant;
import io.ponder.engine.Precision;
import io.ponder.model.Solver;
import io.ponder.theory.MixTheorem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * An experiment, resolved: nothing is left to look up.
 *
 * @param varied the values of this combination of {@code vary}, in its order
 * @param seed decides every draw
 * @param solver the levels of difficulty
 * @param contestants the strategies, with different labels
 * @param budgets budgets in calls, ascending
 * @param method laws, simulation, or both
 * @param precision how many trials a simulation takes
 * @param bounds what is to be proven about the strategies
 * @param mixes theorems about the solver's mix of problems
 * @param fit what is to be fitted to the curves, if anything is
 * @param batch what is to be played with one budget for several problems, if anything is
 */
public record Experiment(
    List<String> varied,
    long seed,
    Solver solver,
    List<Contestant> contestants,
    List<Integer> budgets,
    Method method,
    Precision precision,
    List<Asked> bounds,
    List<MixTheorem> mixes,
    Optional<FitRequest> fit,
    Optional<BatchRequest> batch) {

  /** Creates an experiment without batches. */
  public Experiment(
      List<String> varied,
      long seed,
      Solver solver,
      List<Contestant> contestants,
      List<Integer> budgets,
      Method method,
      Precision precision,
      List<Asked> bounds,
      List<MixTheorem> mixes,
      Optional<FitRequest> fit) {
    this(
        varied,
        seed,
        solver,
        contestants,
        budgets,
        method,
        precision,
        bounds,
        mixes,
        fit,
        Optional.empty());
  }

  /** How accuracy is found. */
  public enum Method {
    /** By a law where there is one and it is cheaper, else by simulation. */
    AUTO,
    /** By laws only. */
    EXACT,
    /** By simulation only. */
    SIMULATE,
    /** By both, side by side. */
    BOTH
  }

  /**
   * Returns the part of it that says how accurate strategies are: other levels, strategies or
   * budgets, without bounds, mixes, fits and batches.
   */
  Experiment with(Solver levels, List<Contestant> strategies, Collection<Integer> calls) {
    return new Experiment(
        varied,
        seed,
        levels,
        strategies,
        List.copyOf(calls),
        method == Method.BOTH ? Method.AUTO : method,
        precision,
        List.of(),
        List.of(),
        Optional.empty());
  }

  /** Returns it with other random draws. */
  Experiment seeded(long other) {
    return new Experiment(
        varied, other, solver, contestants, budgets, method, precision, bounds, mixes, fit, batch);
  }

  /** Returns it by another method. */
  Experiment by(Method other) {
    return new Experiment(
        varied, seed, solver, contestants, budgets, other, precision, bounds, mixes, fit, batch);
  }

  /** Returns it by simulation, with so many trials. */
  Experiment simulated(int trials) {
    return new Experiment(
            varied,
            seed,
            solver,
            contestants,
            budgets,
            method,
            Precision.trials(trials, precision.confidence()),
            bounds,
            mixes,
            fit,
            batch)
        .by(Method.SIMULATE);
  }
}
