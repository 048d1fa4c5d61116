package io.ponder.report;

import io.ponder.engine.BatchContestant;
import io.ponder.experiment.BatchRow;
import io.ponder.experiment.Batches;
import io.ponder.experiment.Experiment;
import io.ponder.experiment.ExperimentRun;
import io.ponder.model.Level;
import io.ponder.plan.Allocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What one budget for a batch of problems gives, beside what the same budget gives each problem.
 */
public final class BatchTable {
  private static final int NARROWEST_CELL = 7;
  private static final String ALONE = "(each alone)";
  private static final String KNOWING = "(level known)";

  private final int width;

  /** Creates a table for a terminal of so many columns. */
  public BatchTable(int width) {
    this.width = Math.max(40, width);
  }

  /** Returns the lines for one run. */
  public List<String> lines(Batches.Result batches, Experiment experiment) {
    List<BatchRow> all =
        batches.rows().stream().filter(row -> row.level().equals(ExperimentRun.ALL)).toList();
    List<Level> levels = experiment.solver().levels();
    String composition =
        IntStream.range(0, levels.size())
            .mapToObj(level -> batches.composition().get(level) + " " + levels.get(level).name())
            .collect(Collectors.joining(", "));
    double widest = all.stream().mapToDouble(row -> row.interval().halfWidth()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    wrap(
        String.format(
            Locale.ROOT,
            "One budget for a batch of %d problems (%s): accuracy in %%, all levels (intervals over"
                + " %,d batches: at most +-%.2f), by mean budget in calls",
            all.get(0).problems(),
            composition,
            all.get(0).batches(),
            100 * widest),
        lines);
    Map<String, List<String>> rows = cells(all, experiment, row -> 100 * row.accuracy());
    if (batches.alone().stream().anyMatch(Optional::isPresent)) {
      rows.put(ALONE, batches.alone().stream().map(BatchTable::accuracy).toList());
      rows.put(KNOWING, batches.knowing().stream().map(BatchTable::known).toList());
    }
    table(experiment.budgets(), rows, lines);
    wrap("Mean calls of a problem", lines);
    table(experiment.budgets(), cells(all, experiment, BatchRow::calls), lines);
    if (rows.containsKey(ALONE)) {
      wrap(
          ALONE
              + ": the experiment's most accurate strategy with that budget for each problem; "
              + KNOWING
              + ": the best share for each level, of its strategies' mean calls at its budgets, if"
              + " the level were known.",
          lines);
    }
    return lines;
  }

  private static String accuracy(Optional<Batches.Alone> alone) {
    return alone.map(best -> number(100 * best.accuracy())).orElse("");
  }

  private static String known(Optional<Allocation> allocation) {
    return allocation.map(best -> number(100 * best.accuracy())).orElse("");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static Map<String, List<String>> cells(
      List<BatchRow> all, Experiment experiment, ToDoubleFunction<BatchRow> figure) {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (BatchContestant contestant : experiment.batch().orElseThrow().contestants()) {
      rows.put(
          contestant.label(),
          all.stream()
              .filter(row -> row.strategy().equals(contestant.label()))
              .map(row -> number(figure.applyAsDouble(row)))
              .toList());
    }
    return rows;
  }

  private void table(List<Integer> budgets, Map<String, List<String>> rows, List<String> lines) {
    int name = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    int largest = budgets.get(budgets.size() - 1);
    int cell = Math.max(NARROWEST_CELL, 3 + Integer.toString(largest).length());
    int columns = Math.max(1, (width - name) / cell);
    for (int from = 0; from < budgets.size(); from += columns) {
      int to = Math.min(budgets.size(), from + columns);
      lines.add(
          line("", name, cell, budgets.subList(from, to).stream().map(String::valueOf).toList()));
      for (Map.Entry<String, List<String>> row : rows.entrySet()) {
        lines.add(line(row.getKey(), name, cell, row.getValue().subList(from, to)));
      }
    }
  }

  private static String line(String label, int name, int cell, List<String> cells) {
    StringBuilder line = new StringBuilder(label + " ".repeat(name - label.length()));
    cells.forEach(text -> line.append(" ".repeat(Math.max(1, cell - text.length()))).append(text));
    return line.toString().stripTrailing();
  }

  private void wrap(String text, List<String> lines) {
    lines.addAll(Wrap.lines(text, "", width));
  }
}
