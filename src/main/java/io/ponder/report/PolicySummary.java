package io.ponder.report;

import io.ponder.experiment.Axis;
import io.ponder.experiment.Policies;
import io.ponder.experiment.Policies.Point;
import io.ponder.experiment.Policies.PolicyCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What it gains to pick the strategy by difficulty, in lines for people. */
public final class PolicySummary {
  private static final String INDENT = "  ";

  private final int width;

  /** Creates a summary for a terminal of so many columns. */
  public PolicySummary(int width) {
    this.width = Math.max(40, width);
  }

  /**
   * Returns the lines.
   *
   * @param levels the levels' names
   * @param budget the budget, among those of the experiment, whose picks are told
   */
  public List<String> lines(Policies.Result result, List<String> levels, Axis unit, int budget) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        Wrap.lines(
            String.format(
                Locale.ROOT,
                "Accuracy in %% by policy, each picked on one half of trials or problems and measured"
                    + " on the other; in brackets the mean %s that it needs to be as accurate as %s, as far as can be told",
                unit.key(),
                result.baseline().name()),
            "",
            width));
    List<String[]> table = new ArrayList<>();
    table.add(result.curves().stream().map(PolicyCurve::name).toArray(String[]::new));
    List<Point> points = result.baseline().points();
    for (int b = 0; b < points.size(); b++) {
      int row = b;
      table.add(
          result.curves().stream()
              .map(curve -> cell(curve, row, result.baseline()))
              .toArray(String[]::new));
    }
    int first =
        Math.max(
            "budget".length(),
            points.stream().mapToInt(point -> text(point.budget()).length()).max().orElse(0));
    int columns = table.get(0).length;
    int[] widths = new int[columns];
    table.forEach(row -> Arrays.setAll(widths, i -> Math.max(widths[i], row[i].length())));
    for (int r = 0; r < table.size(); r++) {
      StringBuilder line =
          new StringBuilder(
              String.format(
                  Locale.ROOT,
                  "%" + first + "s",
                  r == 0 ? "budget" : text(points.get(r - 1).budget())));
      for (int c = 0; c < columns; c++) {
        line.append(String.format(Locale.ROOT, "  %-" + widths[c] + "s", table.get(r)[c]));
      }
      lines.add(line.toString().stripTrailing());
    }
    Point baseline = at(result.baseline(), budget);
    lines.add("");
    lines.addAll(
        Wrap.lines(
            String.format(
                Locale.ROOT,
                "As accurate as %s with %s (%.2f%%): %s",
                result.baseline().name(),
                Counted.of(budget, "call"),
                100 * baseline.accuracy(),
                result.curves().stream()
                    .skip(1)
                    .map(curve -> curve.name() + " " + fewer(curve, baseline, unit))
                    .collect(Collectors.joining("; "))),
            INDENT,
            width));
    picks(result.byLevel(), levels, budget, lines);
    picks(result.shared(), levels, budget, lines);
    picks(
        result.byProbes(),
        IntStream.range(0, result.byProbes().points().get(0).picks().size())
            .mapToObj(Integer::toString)
            .toList(),
        budget,
        lines);
    return lines;
  }

  private static String text(int budget) {
    return String.format(Locale.ROOT, "%,d", budget);
  }

  private static Point at(PolicyCurve curve, int budget) {
    return curve.points().stream()
        .filter(point -> point.budget() == budget)
        .findFirst()
        .orElseThrow();
  }

  /** Returns an accuracy, and what the policy needs for the baseline's of that budget. */
  private static String cell(PolicyCurve curve, int b, PolicyCurve baseline) {
    String accuracy = String.format(Locale.ROOT, "%.2f", 100 * curve.points().get(b).accuracy());
    return curve.equals(baseline)
        ? accuracy
        : accuracy
            + " ("
            + curve.costOf(baseline.points().get(b).accuracy()).stream()
                .mapToObj(PlanSummary::amount)
                .findFirst()
                .orElse("never")
            + ")";
  }

  private static String fewer(PolicyCurve curve, Point baseline, Axis unit) {
    return curve.costOf(baseline.accuracy()).stream()
        .mapToObj(
            cost ->
                String.format(
                    Locale.ROOT,
                    "with %s %s (%s)",
                    PlanSummary.amount(cost),
                    unit.key(),
                    times(baseline.cost(), cost)))
        .findFirst()
        .orElse("never");
  }

  private static String times(double baseline, double cost) {
    double ratio = Math.max(baseline, cost) / Math.min(baseline, cost);
    return !(ratio > 1.05)
        ? "as many"
        : String.format(
            Locale.ROOT,
            ratio < 9.95 ? "%.1fx %s" : "%.0fx %s",
            ratio,
            cost < baseline ? "fewer" : "more");
  }

  /** Tells what a policy picks at a budget, neighbours that pick the same together. */
  private void picks(PolicyCurve curve, List<String> cases, int budget, List<String> lines) {
    List<Set<String>> picks = at(curve, budget).picks();
    boolean votes = cases.get(0).equals("0");
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < cases.size(); ) {
      int end = i + 1;
      while (end < cases.size() && picks.get(end).equals(picks.get(i))) {
        end++;
      }
      parts.add(
          String.join(", ", cases.subList(i, end)) + ": " + String.join(" or ", picks.get(i)));
      i = end;
    }
    lines.addAll(
        Wrap.lines(
            String.format(
                Locale.ROOT,
                "%s with %s picks %s%s",
                curve.name(),
                Counted.of(budget, "call"),
                votes ? "by how many agree " : "",
                String.join("; ", parts)),
            INDENT,
            width));
  }
}
