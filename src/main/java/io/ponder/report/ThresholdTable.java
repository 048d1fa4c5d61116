package io.ponder.report;

import io.ponder.experiment.Threshold;
import io.ponder.experiment.Thresholds;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Where the most accurate strategy changes, in lines for people. */
public final class ThresholdTable {
  private static final String INDENT = "  ";
  private static final MathContext DIGITS = new MathContext(4);

  private final int width;

  /** Creates a table for a terminal of so many columns. */
  public ThresholdTable(int width) {
    this.width = Math.max(40, width);
  }

  /** Returns the lines. */
  public List<String> lines(Thresholds.Result result) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        Wrap.lines(
            "The most accurate strategy (\"=\" joins those that tie, as far as can be told)",
            "",
            width));
    String title = "";
    for (Thresholds.Line line : result.lines()) {
      String own = title(line, result);
      if (!own.equals(title)) {
        lines.add("");
        lines.addAll(Wrap.lines(own, INDENT + INDENT, width));
        title = own;
      }
      String text = INDENT + line.level() + ": " + stretches(line);
      lines.addAll(Wrap.lines(text, INDENT + INDENT, width));
    }
    return lines;
  }

  private static String title(Thresholds.Line line, Thresholds.Result result) {
    StringBuilder title = new StringBuilder();
    title.append(Counted.of(result.budget(), "call")).append(", ").append(line.path());
    title.append(" from ").append(line.first()).append(" to ").append(line.last());
    for (int i = 0; i < result.paths().size(); i++) {
      if (!line.varied().get(i).isEmpty()) {
        title.append(", ").append(result.paths().get(i));
        title.append(" = ").append(line.varied().get(i));
      }
    }
    return title.toString();
  }

  private static String stretches(Thresholds.Line line) {
    List<Threshold> thresholds = line.thresholds();
    if (thresholds.isEmpty()) {
      return joined(line.winners()) + " throughout";
    }
    List<String> stretches = new ArrayList<>();
    stretches.add(joined(thresholds.get(0).below()) + below(thresholds.get(0)));
    for (int i = 1; i < thresholds.size(); i++) {
      Threshold from = thresholds.get(i - 1);
      stretches.add(joined(from.above()) + between(from, thresholds.get(i)));
    }
    Threshold last = thresholds.get(thresholds.size() - 1);
    stretches.add(
        joined(last.above())
            + (last.value().isPresent() ? " above" : " from " + last.high() + " on"));
    return String.join(", ", stretches);
  }

  private static String below(Threshold threshold) {
    return threshold.value().isPresent()
        ? " below " + value(threshold)
        : " up to " + threshold.low();
  }

  private static String between(Threshold from, Threshold to) {
    String start = from.value().isPresent() ? value(from) : from.high();
    String end = to.value().isPresent() ? value(to) : to.low();
    return start.equals(end) ? " at " + start : " from " + start + " to " + end;
  }

  private static String value(Threshold threshold) {
    BigDecimal value = new BigDecimal(threshold.value().getAsDouble()).round(DIGITS);
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static String joined(List<String> strategies) {
    return String.join(" = ", strategies);
  }
}
