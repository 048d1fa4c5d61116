package io.ponder.report;

import io.ponder.experiment.CurveRow;
import io.ponder.experiment.Experiment;
import io.ponder.experiment.ExperimentRun;
import io.ponder.experiment.Ranking;
import io.ponder.model.Call;
import io.ponder.model.Model;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The table at the end of a run: accuracy by strategy and budget over all levels, and which
 * strategy to use at which level and budget.
 */
public final class RunTable {
  private static final int NARROWEST_CELL = 7;

  private final int width;

  /** Creates a table for a terminal of so many columns. */
  public RunTable(int width) {
    this.width = Math.max(40, width);
  }

  /** Returns the lines for one run. */
  public List<String> lines(ExperimentRun.Result result) {
    List<String> lines = new ArrayList<>();
    List<CurveRow> rows = result.rowsToShow();
    RecordedSummary.lines(result).forEach(line -> wrap(line, "", lines));
    accuracy(rows, result.experiment(), lines);
    lines.add("");
    advice(result, lines);
    if (usesFreeVerifier(result.experiment())) {
      lines.add("");
      wrap(
          "The verifier's scores are free here; costs: {verify: {calls: 1}} charges a call each.",
          "",
          lines);
    }
    String simulated = simulated(result);
    if (!simulated.isEmpty()) {
      lines.add("");
      wrap("Simulated, since no law covers all of it: " + simulated, "", lines);
    }
    if (!result.wide().isEmpty()) {
      lines.add("");
      wrap(
          "Wider than asked for after the most trials: " + String.join(", ", result.wide()),
          "",
          lines);
    }
    return lines;
  }

  /** Returns the strategies that a law was looked for and not found, where others have one. */
  private static String simulated(ExperimentRun.Result result) {
    List<CurveRow> rows = result.rowsToShow();
    boolean laws = rows.stream().anyMatch(row -> row.method().equals(ExperimentRun.EXACT));
    return rows.stream()
        .filter(row -> laws && row.method().equals(ExperimentRun.SIMULATED))
        .map(CurveRow::strategy)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static boolean usesFreeVerifier(Experiment experiment) {
    return experiment.contestants().stream()
        .filter(one -> one.strategy().needs().contains(Call.VERIFY))
        .flatMap(one -> experiment.solver().levels().stream().flatMap(l -> one.models(l).stream()))
        .anyMatch(model -> model.costs().ticks(Call.VERIFY) == 0);
  }

  private void accuracy(List<CurveRow> rows, Experiment experiment, List<String> lines) {
    List<CurveRow> all =
        rows.stream().filter(row -> row.level().equals(ExperimentRun.ALL)).toList();
    double widest = all.stream().mapToDouble(row -> row.interval().halfWidth()).max().orElse(0);
    String precision =
        all.stream().allMatch(row -> row.method().equals(ExperimentRun.EXACT))
            ? "exact"
            : String.format(
                Locale.ROOT,
                "%s%% intervals: at most +-%.2f",
                percent(experiment.precision().confidence()),
                100 * widest);
    wrap("Accuracy in %, all levels (" + precision + "), by budget in calls", "", lines);
    Map<String, List<CurveRow>> byStrategy =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    row -> label(row, experiment), LinkedHashMap::new, Collectors.toList()));
    int name = byStrategy.keySet().stream().mapToInt(String::length).max().orElse(0);
    List<Integer> budgets = experiment.budgets();
    int largest = budgets.get(budgets.size() - 1);
    int cell = Math.max(NARROWEST_CELL, 2 + Integer.toString(largest).length());
    int columns = Math.max(1, (width - name) / cell);
    for (int from = 0; from < budgets.size(); from += columns) {
      int to = Math.min(budgets.size(), from + columns);
      StringBuilder header = new StringBuilder(pad("", name));
      budgets
          .subList(from, to)
          .forEach(b -> header.append(String.format(Locale.ROOT, "%" + cell + "d", b)));
      lines.add(header.toString());
      for (Map.Entry<String, List<CurveRow>> entry : byStrategy.entrySet()) {
        StringBuilder line = new StringBuilder(pad(entry.getKey(), name));
        for (CurveRow row : entry.getValue().subList(from, to)) {
          line.append(String.format(Locale.ROOT, "%" + cell + ".2f", 100 * row.accuracy()));
        }
        lines.add(line.toString());
      }
    }
  }

  /** A ceiling is one of choosing among the samples of its model. */
  private static String label(CurveRow row, Experiment experiment) {
    if (!row.ceiling()) {
      return row.strategy();
    }
    String models =
        experiment.contestants().stream()
            .filter(one -> one.label().equals(row.strategy()))
            .flatMap(one -> one.models(experiment.solver().levels().get(0)).stream())
            .map(Model::name)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(", "));
    return row.strategy() + (models.isEmpty() ? " (ceiling)" : " (ceiling of " + models + ")");
  }

  private static String percent(double confidence) {
    return String.format(Locale.ROOT, "%.4g", 100 * confidence).replaceAll("\\.?0+$", "");
  }

  private void advice(ExperimentRun.Result result, List<String> lines) {
    Experiment experiment = result.experiment();
    long strategies =
        experiment.contestants().stream().filter(c -> !c.strategy().ceiling()).count();
    if (strategies == 0) {
      return;
    }
    wrap(
        RecordedSummary.recorded(experiment)
            ? "What to use at which budget (\"=\" joins strategies that other problems could turn"
                + " round)"
            : result.rowsToShow().stream().allMatch(row -> row.method().equals(ExperimentRun.EXACT))
                ? "What to use at which budget (\"=\" joins strategies that tie, to 1e-11)"
                : "What to use at which budget (\"=\" joins strategies that tie within the noise)",
        "",
        lines);
    Set<String> levels = new LinkedHashSet<>();
    result.rowsToShow().forEach(row -> levels.add(row.level()));
    int name = levels.stream().mapToInt(String::length).max().orElse(0) + 2;
    for (String level : levels) {
      String text =
          experiment.solver().levels().size() == 1 && level.equals(ExperimentRun.ALL)
              ? ""
              : advice(level, result, strategies);
      if (!text.isEmpty()) {
        wrap(pad(level, name) + text, " ".repeat(name), lines);
      }
    }
  }

  /** Returns the best strategies of a level, neighbouring budgets with the same ones together. */
  private static String advice(String level, ExperimentRun.Result result, long strategies) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    String use = "";
    int before = 0;
    for (int budget : result.experiment().budgets()) {
      List<String> best =
          Ranking.best(
              result.rowsToShow().stream()
                  .filter(row -> row.level().equals(level) && row.budget() == budget)
                  .toList(),
              result.comparisons().rows().stream()
                  .filter(row -> row.level().equals(level) && row.budget() == budget)
                  .toList());
      String now =
          best.size() == strategies && strategies > 1
              ? "any"
              : best.stream().sorted().collect(Collectors.joining(" = "));
      if (!now.equals(use)) {
        add(parts, from, before, use);
        from = budget;
        use = now;
      }
      before = budget;
    }
    add(parts, from, before, use);
    return String.join("; ", parts);
  }

  private static void add(List<String> parts, int from, int to, String use) {
    if (from > 0) {
      parts.add((from == to ? "" + from : from + "-" + to) + ": " + use);
    }
  }

  private static String pad(String text, int size) {
    return text + " ".repeat(Math.max(0, size - text.length()));
  }

  private void wrap(String text, String indent, List<String> lines) {
    lines.addAll(Wrap.lines(text, indent, width));
  }
}
