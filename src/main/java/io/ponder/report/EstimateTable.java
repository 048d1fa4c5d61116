package io.ponder.report;

import io.ponder.experiment.EstimateRow;
import io.ponder.experiment.Estimates;
import io.ponder.experiment.ExperimentRun;
import io.ponder.forecast.VoteRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What a pool says, as a table for people: some of the k, all levels. */
public final class EstimateTable {
  private static final int CELL = 7;

  private final int width;

  /** Creates a table for a terminal of so many columns. */
  public EstimateTable(int width) {
    this.width = Math.max(40, width);
  }

  /** Returns the lines. */
  public List<String> lines(Estimates.Result result) {
    List<String> lines = new ArrayList<>();
    heading(result, lines);
    List<Integer> shown = shown(result.most());
    Map<String, List<EstimateRow>> levels =
        result.rows().stream()
            .collect(
                Collectors.groupingBy(EstimateRow::level, LinkedHashMap::new, Collectors.toList()));
    if (levels.size() == 2) {
      // A single level is the same as all.
      levels.keySet().removeIf(level -> !level.equals(ExperimentRun.ALL));
    }
    levels.forEach((level, rows) -> table(level, rows, shown, lines));
    List<EstimateRow> all =
        result.rows().stream().filter(row -> row.level().equals(ExperimentRun.ALL)).toList();
    lines.add("");
    wrap(
        String.format(
            Locale.ROOT,
            "Other problems like these would move the accuracies of all levels by up to +-%.1f points (95%%,"
                + " bootstrap over problems).",
            100
                * all.stream()
                    .mapToDouble(row -> row.spread().interval().halfWidth())
                    .max()
                    .orElse(0)),
        lines);
    String sampled =
        all.stream()
            .filter(row -> !row.method().equals(ExperimentRun.EXACT))
            .map(EstimateRow::estimator)
            .distinct()
            .collect(Collectors.joining(", "));
    if (!sampled.isEmpty()) {
      wrap(
          String.format(
              Locale.ROOT,
              "Sampled, as no law reaches it: %s (standard error at most %.2f).",
              sampled,
              100 * all.stream().mapToDouble(EstimateRow::standardError).max().orElse(0)),
          lines);
    }
    rules(result, all, shown, lines);
    return lines;
  }

  private void heading(Estimates.Result result, List<String> lines) {
    wrap(
        String.format(
            Locale.ROOT,
            "%s: %s, %s each%s",
            result.source(),
            Counted.of(result.problems(), "problem"),
            result.most() == result.mostSamples()
                ? Counted.of(result.most(), "sample")
                : String.format(
                    Locale.ROOT, "%,d to %,d samples", result.most(), result.mostSamples()),
            result.answers()
                ? String.format(Locale.ROOT, ", %.1f%% of them unparsed", 100 * result.unparsed())
                : ""),
        lines);
    if (result.most() < result.mostSamples()) {
      wrap(
          "k goes up to the fewest samples of a problem; --min-samples"
              + (result.most() < result.commonSamples() ? " " + result.commonSamples() : "")
              + " leaves out problems with fewer.",
          lines);
    }
    if (!result.answers()) {
      wrap("No answers were recorded, so there are no votes.", lines);
    }
    if (!result.scores()) {
      wrap("No scores were recorded, so there is no best-of-k and no weighted vote.", lines);
    }
  }

  /** Returns 1, 2, 4, ... and the largest k. */
  private static List<Integer> shown(int most) {
    TreeSet<Integer> shown = new TreeSet<>(List.of(most));
    for (int k = 1; k < most; k *= 2) {
      shown.add(k);
    }
    return List.copyOf(shown);
  }

  private void table(
      String level, List<EstimateRow> rows, List<Integer> shown, List<String> lines) {
    lines.add("");
    wrap(
        "Accuracy in %, "
            + (level.equals(ExperimentRun.ALL) ? "all levels" : "level " + level)
            + ", mean over all choices of k samples, by k",
        lines);
    Map<String, List<EstimateRow>> estimators =
        rows.stream()
            .filter(row -> row.rule().isEmpty())
            .collect(
                Collectors.groupingBy(
                    EstimateRow::estimator, LinkedHashMap::new, Collectors.toList()));
    List<Line> cells = new ArrayList<>();
    estimators.forEach(
        (name, own) -> {
          cells.add(new Line(name, values(own, shown, row -> 100 * row.accuracy())));
          if (own.stream().anyMatch(row -> row.samples() < row.k() * (1 - 1e-9))) {
            cells.add(new Line("  samples drawn", values(own, shown, EstimateRow::samples)));
          }
        });
    columns(cells, shown, lines);
  }

  /** A line of numbers under the k that are shown. */
  private record Line(String label, List<Double> values) {}

  private static List<Double> values(
      List<EstimateRow> rows, List<Integer> shown, ToDoubleFunction<EstimateRow> value) {
    return shown.stream().map(k -> value.applyAsDouble(rows.get(k - 1))).toList();
  }

  /** Rows of numbers under the k, in as many blocks as the width needs. */
  private void columns(List<Line> cells, List<Integer> shown, List<String> lines) {
    int name = cells.stream().mapToInt(cell -> cell.label.length()).max().orElse(0);
    int columns = Math.max(1, (width - name) / CELL);
    for (int from = 0; from < shown.size(); from += columns) {
      int to = Math.min(shown.size(), from + columns);
      StringBuilder header = new StringBuilder(" ".repeat(name));
      shown
          .subList(from, to)
          .forEach(k -> header.append(String.format(Locale.ROOT, "%" + CELL + "d", k)));
      lines.add(header.toString());
      for (Line cell : cells) {
        StringBuilder line = new StringBuilder(cell.label + " ".repeat(name - cell.label.length()));
        cell.values
            .subList(from, to)
            .forEach(v -> line.append(String.format(Locale.ROOT, "%" + CELL + ".2f", v)));
        lines.add(line.toString());
      }
    }
  }

  /** What other tools' rules give on the same samples. */
  private void rules(
      Estimates.Result result, List<EstimateRow> all, List<Integer> shown, List<String> lines) {
    if (!result.answers()) {
      return;
    }
    lines.add("");
    wrap(
        "maj@k above is over all choices of k, a tie is broken at random, and a sample without an"
            + " answer does not vote. Other rules on the same samples:",
        lines);
    List<Line> cells = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (VoteRule rule : VoteRule.values()) {
      List<EstimateRow> own = all.stream().filter(row -> row.rule().equals(rule.key())).toList();
      if (!own.isEmpty()) {
        cells.add(new Line(rule.key(), values(own, shown, row -> 100 * row.accuracy())));
        texts.add(rule.key() + ": " + rule.text());
      }
    }
    columns(cells, shown, lines);
    texts.forEach(text -> wrap(text, lines));
  }

  private void wrap(String text, List<String> lines) {
    lines.addAll(Wrap.lines(text, "  ", width));
  }
}
