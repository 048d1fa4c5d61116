package io.ponder.report;

import io.ponder.experiment.Axis;
import io.ponder.experiment.CurveRow;
import io.ponder.experiment.ExperimentRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Accuracy over all levels by mean usage in any unit: a column's amount buys, for each strategy,
 * the largest of the experiment's budgets whose mean usage is not above it.
 */
public final class UsageTable {
  /** Steps of the amounts: 1, 2, 5, 10, 20 ... */
  private static final double[] STEPS = {1, 2, 5};

  private static final int MOST_DIGITS = 15;

  private final int width;

  /** What stands in place of a figure that more of the unit would not be about. */
  private static final String BEYOND = "..";

  private final Axis axis;

  /** Creates a table for a terminal of so many columns. */
  public UsageTable(int width, Axis axis) {
    this.width = Math.max(40, width);
    this.axis = axis;
  }

  /** Returns the lines for one run. */
  public List<String> lines(ExperimentRun.Result result) {
    Map<String, List<CurveRow>> byStrategy =
        result.rowsToShow().stream()
            .filter(row -> row.level().equals(ExperimentRun.ALL))
            .filter(row -> axis.of(row.usage()).isPresent())
            .collect(
                Collectors.groupingBy(CurveRow::strategy, LinkedHashMap::new, Collectors.toList()));
    List<String> lines = new ArrayList<>();
    lines.add("Accuracy in %, all levels, by mean " + axis.key() + " per problem (at most)");
    double[] used =
        byStrategy.values().stream()
            .flatMap(List::stream)
            .mapToDouble(row -> axis.of(row.usage()).orElseThrow())
            .filter(amount -> amount > 0)
            .toArray();
    List<Double> amounts = amounts(used);
    int name = byStrategy.keySet().stream().mapToInt(String::length).max().orElse(0);
    int cell = 2 + amounts.stream().mapToInt(amount -> text(amount).length()).max().orElse(5);
    cell = Math.max(7, cell);
    int columns = Math.max(1, (width - name) / cell);
    boolean beyond = false;
    for (int from = 0; from < amounts.size(); from += columns) {
      List<Double> part = amounts.subList(from, Math.min(amounts.size(), from + columns));
      StringBuilder header = new StringBuilder(" ".repeat(name));
      for (double amount : part) {
        header.append(right(text(amount), cell));
      }
      lines.add(header.toString());
      for (Map.Entry<String, List<CurveRow>> one : byStrategy.entrySet()) {
        StringBuilder line = new StringBuilder(one.getKey());
        line.append(" ".repeat(name - one.getKey().length()));
        for (double amount : part) {
          boolean over = exhausted(one.getValue(), amount, amounts);
          beyond |= over;
          line.append(right(over ? BEYOND : cell(one.getValue(), amount), cell));
        }
        lines.add(line.toString());
      }
    }
    if (beyond) {
      lines.add(
          BEYOND + " is beyond a strategy's largest budget; larger budgets show what more buys.");
    }
    return lines;
  }

  private String cell(List<CurveRow> rows, double amount) {
    return bought(rows, amount)
        .map(row -> String.format(Locale.ROOT, "%.2f", 100 * row.accuracy()))
        .orElse("-");
  }

  /** Whether a smaller amount bought the largest budget already. */
  private boolean exhausted(List<CurveRow> rows, double amount, List<Double> amounts) {
    int column = amounts.indexOf(amount);
    CurveRow last = rows.get(rows.size() - 1);
    return column > 0
        && bought(rows, amounts.get(column - 1))
            .filter(row -> row.budget() == last.budget())
            .isPresent();
  }

  /** Returns the row of the largest budget whose usage is not above an amount. */
  private Optional<CurveRow> bought(List<CurveRow> rows, double amount) {
    CurveRow best = null;
    for (CurveRow row : rows) {
      OptionalDouble usage = axis.of(row.usage());
      if (usage.isPresent() && usage.getAsDouble() <= amount) {
        best = row;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Returns round amounts that cover what was used. */
  private static List<Double> amounts(double... used) {
    List<Double> amounts = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (double amount : used) {
      least = Math.min(least, amount);
      most = Math.max(most, amount);
    }
    for (int digits = -MOST_DIGITS; digits <= 2 * MOST_DIGITS && most > 0; digits++) {
      for (double step : STEPS) {
        double amount = step * Math.pow(10, digits);
        boolean covered = !amounts.isEmpty() && amounts.get(amounts.size() - 1) >= most;
        if (amount >= least && !covered) {
          amounts.add(amount);
        }
      }
    }
    return amounts;
  }

  private static String text(double amount) {
    return amount >= 1 && amount < 1e6
        ? String.format(Locale.ROOT, "%.0f", amount)
        : amount >= 1e-3 && amount < 1
            ? String.format(Locale.ROOT, "%.3f", amount).replaceAll("0+$", "")
            : String.format(Locale.ROOT, "%.0e", amount);
  }

  private static String right(String text, int cell) {
    return " ".repeat(Math.max(0, cell - text.length())) + text;
  }
}
