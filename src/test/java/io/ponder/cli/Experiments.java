package io.ponder.cli;

/** Small experiments that tests run or break. */
final class Experiments {
  /** A solver with one level of each kind of call. */
  static final String SOLVER =
      """
      answers: {wrong: 3, shape: zipf}
      levels:
        - {name: easy, success: 0.6, compare: {accuracy: 0.8}, verify: {separation: 1}, revise: {fix: 0.2, break: 0.1}}
        - {name: hard, weight: 3, success: 0.2, compare: {accuracy: 0.6}, verify: {separation: 1}, revise: {fix: 0.1, break: 0.1}}
      """;

  /** An experiment with two strategies and three budgets. */
  static final String SMALL =
      """
      name: small
      seed: 7
      solver:
      """
          + SOLVER.indent(2)
          + """
          strategies: [majority-vote, {use: knockout, comparisons: 1}]
          budgets: [1, 4, 9]
          estimate: {method: simulate, trials: 300}
          """;

  private Experiments() {}
}
