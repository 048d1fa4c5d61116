package io.ponder.model;

/**
 * One level of difficulty: a table and the success rate of its problems.
 *
 * @param name unique in its solver
 * @param weight its weight in the mix, positive; weights need not sum to 1
 * @param success P(a generated solution is correct); 0 where no type is correct, 1 where all are
 * @param table the solution types and what can be done with them
 * @param costs what calls cost at this level
 */
public record Level(String name, double weight, SuccessRate success, Table table, Costs costs) {
  /**
   * Checks the level.
   *
   * @throws IllegalArgumentException if the weight is not positive, or the rate needs a type of
   *     solution that the table does not have
   */
  public Level {
    Probability.checkPositive("weight", weight);
    if (success.max() > 0 && table.types().stream().noneMatch(SolutionType::correct)) {
      throw new IllegalArgumentException("a success rate above 0 needs a correct type");
    }
    if (success.min() < 1 && table.types().stream().allMatch(SolutionType::correct)) {
      throw new IllegalArgumentException("a success rate below 1 needs a wrong type");
    }
  }
}
