package io.ponder.theory;

import io.ponder.strategy.Problem;
import io.ponder.strategy.Strategy;
import java.util.Optional;

/**
 * A theorem that bounds P(no correct answer) of a strategy on one problem. It computes what it
 * assumes from the problem's table.
 */
public interface Bound {
  /** Which side of the failure a bound is on. */
  enum Side {
    /** The failure is at most this. */
    UPPER,
    /** The failure is at least this. */
    LOWER
  }

  /** How the failure of the strategy falls with its size. */
  enum Fall {
    /** As e^(-r N), with N and K together. */
    EXPONENTIAL,
    /** As N^-b, at a fixed K. */
    POWER,
    /** To a limit above 0, or not at all. */
    NONE
  }

  /** Returns its name in an experiment. */
  String name();

  /** Returns what it says, in one line. */
  String text();

  /** Returns where it is proven, such as "arXiv:2411.19477, Theorem 2.3". */
  String source();

  /** Returns which side of the failure it bounds. */
  default Side side() {
    return Side.UPPER;
  }

  /** Returns how the failure of the strategy falls in the end. */
  default Fall fall() {
    return Fall.EXPONENTIAL;
  }

  /**
   * Returns what it says about a strategy, or empty if it is about others.
   *
   * @param problem one problem
   * @param strategy any strategy
   * @param budget the most calls, at least 1
   */
  Optional<Claim> at(Problem problem, Strategy strategy, long budget);

  /** Whether it guarantees budgets, where it holds. */
  default boolean guarantees() {
    return fall() != Fall.NONE;
  }

  /**
   * Returns the cheapest budget that guarantees a failure, or empty if the theorem guarantees none
   * on this problem or is not about the strategy.
   *
   * @param problem one problem
   * @param strategy any strategy; if the theorem says which K is needed, its own does not count
   * @param failure the largest P(no correct answer), above 0 and below 1
   */
  default Optional<Guarantee> guarantee(Problem problem, Strategy strategy, double failure) {
    return Optional.empty();
  }
}
