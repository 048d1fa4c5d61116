package io.ponder.model;

/**
 * What one model makes of the problems of a level.
 *
 * @param name unique in its level; empty where there is no other
 * @param success P(a generated solution is correct); 0 where no type is correct, 1 where all are
 * @param table the solution types and what the model can do with them
 * @param costs what the model's calls cost
 */
public record Model(String name, SuccessRate success, Table table, Costs costs) {
  /**
   * Checks the model.
   *
   * @throws IllegalArgumentException if the rate needs a type of solution that the table does not
   *     have
   */
  public Model {
    if (success.max() > 0 && table.types().stream().noneMatch(SolutionType::correct)) {
      throw new IllegalArgumentException("a success rate above 0 needs a correct type");
    }
    if (success.min() < 1 && table.types().stream().allMatch(SolutionType::correct)) {
      throw new IllegalArgumentException("a success rate below 1 needs a wrong type");
    }
  }
}
