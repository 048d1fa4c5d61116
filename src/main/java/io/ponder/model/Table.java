package io.ponder.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything a strategy can observe about one problem, but for its success rate: the types of
 * solution, and how they compare, score, are judged and are revised. What is {@code null} is not
 * available; a strategy that needs it cannot run.
 *
 * @param types the solution types; their shares sum to 1 within the correct and within the wrong
 */
public record Table(
    List<SolutionType> types,
    @Nullable Comparisons comparisons,
    @Nullable Verifier verifier,
    @Nullable Judge judge,
    @Nullable Revision revision) {

  /**
   * Checks the table.
   *
   * @throws IllegalArgumentException if there is no type, a name is used twice, shares do not sum
   *     to 1, or types with the same answer differ in correctness
   */
  public Table {
    types = List.copyOf(types);
    if (types.isEmpty()) {
      throw new IllegalArgumentException("a table needs at least one solution type");
    }
    checkSize("comparisons", comparisons == null ? null : comparisons.wins(), types);
    checkSize("revisions", revision == null ? null : revision.kernel(), types);
    checkShares(types, true);
    checkShares(types, false);
    Set<String> names = new HashSet<>();
    Correctness correctness = new Correctness("types");
    for (SolutionType type : types) {
      if (!names.add(type.name())) {
        throw new IllegalArgumentException("two types are named " + type.name());
      }
      correctness.check(type.answer(), type.correct());
    }
  }

  private static void checkSize(String what, @Nullable Matrix matrix, List<SolutionType> types) {
    if (matrix != null && matrix.size() != types.size()) {
      throw new IllegalArgumentException(
          String.format("%s of %d types for a table of %d", what, matrix.size(), types.size()));
    }
  }

  private static void checkShares(List<SolutionType> types, boolean correct) {
    double sum = 0;
    boolean any = false;
    for (SolutionType type : types) {
      if (type.correct() == correct) {
        sum += type.share();
        any = true;
      }
    }
    if (any && Math.abs(sum - 1) > Probability.SUM_TOLERANCE) {
      throw new IllegalArgumentException(
          "the shares of the " + (correct ? "correct" : "wrong") + " types sum to " + sum);
    }
  }

  /** Returns whether calls of this kind can be made. */
  public boolean offers(Call kind) {
    return switch (kind) {
      case GENERATE -> true;
      case REVISE -> revision != null;
      case COMPARE -> comparisons != null;
      case VERIFY -> verifier != null;
      case JUDGE -> judge != null;
    };
  }
}
