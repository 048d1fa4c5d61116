package io.ponder.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Which strategies are best at one level and budget, as far as the noise lets one tell. */
public final class Ranking {
  private Ranking() {}

  /**
   * Returns the labels of the strategies that no other is resolved to be better than: the most
   * accurate first, then those whose difference from it, on the same trials, has an interval that
   * contains 0. Ceilings do not take part.
   *
   * @param rows of one level and budget
   * @param comparisons of all pairs there
   */
  public static List<String> best(List<CurveRow> rows, List<ComparisonRow> comparisons) {
    List<CurveRow> strategies =
        rows.stream()
            .filter(row -> !row.ceiling())
            .sorted(Comparator.comparingDouble(CurveRow::accuracy).reversed())
            .toList();
    return strategies.stream()
        .map(CurveRow::strategy)
        .filter(strategy -> ties(strategies.get(0).strategy(), strategy, comparisons))
        .toList();
  }

  private static boolean ties(String best, String other, List<ComparisonRow> comparisons) {
    return best.equals(other)
        || comparisons.stream()
            .filter(row -> Set.of(row.left(), row.right()).equals(Set.of(best, other)))
            .allMatch(ComparisonRow::open);
  }
}
