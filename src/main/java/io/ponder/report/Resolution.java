package io.ponder.report;

import io.ponder.experiment.ComparisonRow;
import io.ponder.experiment.PairedResults;
import io.ponder.plan.Power;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many trials would resolve a difference of a given size: with probability 80% the verdict on
 * the most variable pair and budget of a level would then not be "not resolved". The error rate is
 * divided by the number of verdicts, as for the first verdict of Holm's procedure.
 */
public final class Resolution {
  private Resolution() {}

  /**
   * Returns the trials needed at each level.
   *
   * @param rows all comparisons of a run
   * @param difference the difference to be resolved, in (0, 1)
   */
  static Map<String, Long> trials(List<ComparisonRow> rows, double difference) {
    Map<String, Double> largest =
        rows.stream()
            .collect(
                Collectors.toMap(
                    ComparisonRow::level, ComparisonRow::variance, Math::max, LinkedHashMap::new));
    double error = rows.isEmpty() ? 1 : rows.get(0).error() / PairedResults.distinct(rows).size();
    double distance = Power.standardErrors(error) / difference;
    Map<String, Long> trials = new LinkedHashMap<>();
    largest.forEach(
        (level, variance) ->
            trials.put(level, Math.max(1, (long) Math.ceil(variance * distance * distance))));
    return trials;
  }

  /**
   * Returns the lines that tell it.
   *
   * @param unit what there would have to be more of, such as {@code Trials}
   */
  public static List<String> lines(List<ComparisonRow> rows, double difference, String unit) {
    if (rows.isEmpty()) {
      return List.of("Nothing to resolve: fewer than two strategies are compared.");
    }
    if (PairedResults.distinct(rows).isEmpty()) {
      return List.of("Nothing to resolve: laws compare all strategies.");
    }
    String title =
        String.format(
            Locale.ROOT,
            "%s a level to resolve a difference of %s%% in all %d verdicts together"
                + " (power 80%%), for the most variable pair:",
            unit,
            trimmed(100 * difference),
            PairedResults.distinct(rows).size());
    return List.of(
        title,
        trials(rows, difference).entrySet().stream()
            .map(entry -> String.format(Locale.ROOT, "%s %,d", entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("; ", "  ", "")));
  }

  private static String trimmed(double value) {
    return String.format(Locale.ROOT, "%.4f", value).replaceAll("\\.?0+$", "");
  }
}
