package io.ponder.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A solver: a weighted mix of levels of difficulty.
 *
 * @param levels at least one, with different names
 */
public record Solver(List<Level> levels) {
  /**
   * Checks the solver.
   *
   * @throws IllegalArgumentException if there is no level or two have the same name
   */
  public Solver {
    levels = List.copyOf(levels);
    if (levels.isEmpty()) {
      throw new IllegalArgumentException("a solver needs at least one level");
    }
    Set<String> names = new HashSet<>();
    for (Level level : levels) {
      if (!names.add(level.name())) {
        throw new IllegalArgumentException("two levels are named " + level.name());
      }
    }
  }

  /** Returns the levels' shares in the mix, which sum to 1, in their order. */
  public double[] shares() {
    double total = 0;
    for (Level level : levels) {
      total += level.weight();
    }
    double sum = total;
    return levels.stream().mapToDouble(level -> level.weight() / sum).toArray();
  }
}
