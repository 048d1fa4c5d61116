package io.ponder.model;

import org.jspecify.annotations.Nullable;

/**
 * One kind of solution that a solver may give to a problem.
 *
 * @param name what errors and tables call it, unique in its table
 * @param answer the final answer that a vote counts, or {@code null} for an unparsed solution
 * @param correct whether the solution is right
 * @param share its probability among the types of the same correctness, in [0, 1]: a draw decides
 *     correct or not by the problem's success rate first, and then the type by these shares
 */
public record SolutionType(String name, @Nullable String answer, boolean correct, double share) {
  public SolutionType {
    Probability.check("the share of type " + name, share);
  }
}
