package io.ponder.report;

import io.ponder.experiment.Evaluation;
import io.ponder.plan.EvaluationSize;
import io.ponder.plan.Power;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How many problems and samples an evaluation needs, in lines for people. */
public final class EvaluationSummary {
  private static final String INDENT = "  ";

  private static final List<Integer> REPETITIONS = List.of(1, 2, 4, 8, 16);

  /** A smaller difference of laws is rounding. */
  private static final double ROUNDING = 1e-11;

  private final int width;

  /** Creates a summary for a terminal of so many columns. */
  public EvaluationSummary(int width) {
    this.width = Math.max(40, width);
  }

  /**
   * Returns the lines.
   *
   * @param difference the difference to be resolved, in (0, 1)
   */
  public List<String> lines(Evaluation.Result result, double difference) {
    EvaluationSize size = result.size();
    List<String> lines = new ArrayList<>();
    wrap(
        String.format(
            Locale.ROOT,
            "To resolve a difference of %s points of accuracy between %s and %s with %s (two-sided %s,"
                + " power %s), both on the same problems and samples",
            percent(difference).replace("%", ""),
            result.left(),
            result.right(),
            Counted.of(result.budget(), "call"),
            percent(1 - EvaluationSize.ERROR),
            percent(Power.POWER)),
        lines);
    if (size.between() + size.within() == 0) {
      lines.add(
          INDENT
              + (Math.abs(result.difference()) < ROUNDING
                  ? "they never differ"
                  : "they differ by " + percent(result.difference()) + " on every problem"));
      return lines;
    }
    long samples = (long) Math.ceil(result.samples());
    for (int repetitions : REPETITIONS) {
      long problems = size.problems(difference, repetitions);
      wrap(
          INDENT
              + String.format(
                  Locale.ROOT,
                  "%s%s of each problem%s: %s, %s in all",
                  // A strategy that may stop early takes as many on average.
                  result.samples() == Math.rint(result.samples()) ? "" : "about ",
                  Counted.of(samples * repetitions, "sample"),
                  repetitions == 1
                      ? ""
                      : String.format(Locale.ROOT, " (%d repetitions)", repetitions),
                  Counted.of(problems, "problem"),
                  Counted.of(problems * samples * repetitions, "sample")),
          lines);
    }
    wrap(
        INDENT
            + "any number of samples: "
            + Counted.of(size.fewest(difference), "problem")
            + " at least",
        lines);
    wrap(
        String.format(
            Locale.ROOT,
            "Here they differ by %s; standard deviation of the difference %.3g between problems,"
                + " %.3g from one repetition to the next%s",
            percent(result.difference()),
            Math.sqrt(size.between()),
            Math.sqrt(size.within()),
            result.separate()
                ? "."
                : ". Half of the recorded samples do not last for the budget, so chance counts as a"
                    + " difference between problems: but for the first, these are upper limits."),
        lines);
    return lines;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f", 100 * share).replaceAll("\\.?0+$", "") + "%";
  }

  private void wrap(String text, List<String> lines) {
    lines.addAll(Wrap.lines(text, INDENT + INDENT, width));
  }
}
