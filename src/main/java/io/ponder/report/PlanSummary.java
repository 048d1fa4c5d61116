package io.ponder.report;

import io.ponder.engine.Interval;
import io.ponder.experiment.Axis;
import io.ponder.experiment.ExperimentRun;
import io.ponder.experiment.Plans;
import io.ponder.experiment.Plans.LevelPlan;
import io.ponder.plan.Allocation;
import io.ponder.plan.Frontier;
import io.ponder.plan.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A plan, in lines for people. */
public final class PlanSummary {
  private static final String INDENT = "  ";

  /** What a mean of whole numbers may miss a whole number by, relative to it. */
  private static final double ROUNDING = 1e-9;

  private static final int DIGITS = 2;
  private static final int MOST_DIGITS = 8;

  private final int width;

  /** Creates a summary for a terminal of so many columns. */
  public PlanSummary(int width) {
    this.width = Math.max(40, width);
  }

  /** Returns the lines. */
  public List<String> lines(Plans.Result result) {
    List<String> lines = new ArrayList<>();
    Axis unit = result.asked().unit();
    wrap(
        result.asked().target().isPresent()
            ? String.format(
                Locale.ROOT,
                "The cheapest that is %s correct, by mean %s per problem",
                percent(result.asked().target().getAsDouble()),
                unit.key())
            : String.format(
                Locale.ROOT,
                "The most accurate for %s per problem on average",
                amount(result.asked().budget().orElseThrow(), unit)),
        lines);
    // What to buy for all comes first: it is what most people act on.
    LevelPlan last = result.levels().get(result.levels().size() - 1);
    if (last.level().equals(ExperimentRun.ALL)) {
      level("all levels", last, result, lines);
    }
    result.knowing().ifPresent(allocation -> knowing(allocation, result, lines));
    result.levels().stream()
        .filter(plan -> !plan.level().equals(ExperimentRun.ALL))
        .forEach(plan -> level(plan.level(), plan, result, lines));
    return lines;
  }

  private void level(String title, LevelPlan plan, Plans.Result result, List<String> lines) {
    lines.add("");
    lines.add(title);
    if (plan.choice().isPresent()) {
      choice(plan, plan.choice().get(), result.asked(), lines);
    } else {
      missed(plan, result, lines);
    }
    frontier(plan, result.asked().unit(), lines);
    guarantees(plan, lines);
  }

  private void choice(LevelPlan plan, Frontier.Step step, Plans.Asked asked, List<String> lines) {
    Offer offer = step.offer();
    Axis unit = asked.unit();
    boolean target = asked.target().isPresent();
    wrap(
        INDENT
            + String.format(
                Locale.ROOT,
                "%s with a budget of %s: %s for %s%s",
                offer.strategy(),
                Counted.of(offer.budget(), "call"),
                accuracy(offer),
                amount(offer.cost(), unit),
                plan.smaller()
                    .filter(other -> target)
                    .map(
                        other ->
                            String.format(
                                Locale.ROOT,
                                "; a budget of %,d gives %s",
                                other.budget(),
                                below(other, asked.target().getAsDouble())))
                    .orElse("")),
        lines);
    if (!step.resolved() || !step.ties().isEmpty()) {
      wrap(
          INDENT
              + "as good, as far as can be told: "
              + (step.ties().isEmpty()
                  ? "a smaller budget"
                  : step.ties().stream()
                      .map(
                          tie ->
                              String.format(
                                  Locale.ROOT,
                                  "%s with a budget of %s (%s)",
                                  tie.strategy(),
                                  Counted.of(tie.budget(), "call"),
                                  accuracy(tie)))
                      .collect(Collectors.joining(", "))),
          lines);
    }
    if (!plan.instead().isEmpty()) {
      wrap(
          INDENT
              + (target ? "others reach it for at most: " : "others are as accurate for at most: ")
              + plan.instead().entrySet().stream()
                  .map(other -> instead(other, offer))
                  .collect(Collectors.joining(", ")),
          lines);
    }
  }

  private static String instead(Map.Entry<String, Optional<Offer>> other, Offer choice) {
    return other.getKey()
        + other
            .getValue()
            .map(
                offer ->
                    choice.cost() > 0
                        ? String.format(
                            Locale.ROOT,
                            " for %s (%.2gx)",
                            amount(offer.cost()),
                            offer.cost() / choice.cost())
                        : " for " + amount(offer.cost()))
            .orElse(" never");
  }

  private void missed(LevelPlan plan, Plans.Result result, List<String> lines) {
    List<Frontier.Step> steps = plan.frontiers().get(result.asked().unit()).steps();
    if (steps.isEmpty()) {
      wrap(
          INDENT
              + (result.asked().latency().isPresent()
                  ? "nothing answers so soon"
                  : "no strategy's cost is known"),
          lines);
      return;
    }
    if (result.asked().budget().isPresent()) {
      Offer cheapest = steps.get(0).offer();
      wrap(
          INDENT
              + String.format(
                  Locale.ROOT,
                  "nothing is that cheap; %s costs %s",
                  cheapest.strategy(),
                  amount(cheapest.cost())),
          lines);
      return;
    }
    Offer best = steps.get(steps.size() - 1).offer();
    wrap(
        INDENT
            + String.format(
                Locale.ROOT,
                "not reachable with these strategies and budgets%s: the most is %s, by %s with %s",
                result.asked().latency().isPresent() ? " in that time" : "",
                accuracy(best),
                best.strategy(),
                Counted.of(best.budget(), "call")),
        lines);
    plan.obstacles().forEach(obstacle -> wrap(INDENT + obstacle, lines));
  }

  /** Returns which strategy is the best to buy at which cost. */
  private void frontier(LevelPlan plan, Axis unit, List<String> lines) {
    List<Frontier.Stretch> stretches = plan.frontiers().get(unit).stretches();
    if (stretches.size() > 1) {
      wrap(
          INDENT
              + "worth their "
              + unit.key()
              + ": "
              + stretches.stream()
                  .map(one -> one.strategy() + " from " + amount(one.from()))
                  .collect(Collectors.joining(", ")),
          lines);
    }
  }

  private void guarantees(LevelPlan plan, List<String> lines) {
    if (!plan.guarantees().isEmpty()) {
      wrap(
          INDENT
              + "theorems guarantee it: "
              + plan.guarantees().stream()
                  .map(
                      one ->
                          one.calls() == Long.MAX_VALUE
                              ? one.name() + " with more calls than can be counted"
                              : String.format(
                                  Locale.ROOT,
                                  "%s with %s",
                                  one.name(),
                                  Counted.of(one.calls(), "call")))
                  .collect(Collectors.joining(", ")),
          lines);
    }
  }

  private void knowing(Allocation allocation, Plans.Result result, List<String> lines) {
    lines.add("");
    LevelPlan all = result.levels().get(result.levels().size() - 1);
    wrap(
        String.format(
            Locale.ROOT,
            "If each problem's level is known: %s for %s on average%s",
            percent(allocation.accuracy()),
            amount(allocation.cost(), result.asked().unit()),
            all.choice()
                .map(
                    step ->
                        result.asked().target().isPresent()
                            ? allocation.cost() > 0
                                ? String.format(
                                    Locale.ROOT,
                                    " (%.3gx less than the best single one)",
                                    step.offer().cost() / allocation.cost())
                                : ""
                            : String.format(
                                Locale.ROOT,
                                " (the best single one: %s)",
                                percent(step.offer().accuracy())))
                .orElse("")),
        lines);
    for (Allocation.Share share : allocation.shares()) {
      String part =
          share.part() < 1
              ? String.format(Locale.ROOT, " for %.3g%% of them", 100 * share.part())
              : "";
      wrap(
          INDENT
              + String.format(
                  Locale.ROOT,
                  "%s: %s with a budget of %s%s",
                  result.levels().get(share.level()).level(),
                  share.offer().strategy(),
                  Counted.of(share.offer().budget(), "call"),
                  part),
          lines);
    }
  }

  private static String accuracy(Offer offer) {
    Interval interval = offer.interval();
    return interval.halfWidth() == 0
        ? percent(offer.accuracy())
        : String.format(
            Locale.ROOT,
            "%s (%.2f to %.2f)",
            percent(offer.accuracy()),
            100 * interval.low(),
            100 * interval.high());
  }

  /** Returns an accuracy with as many digits as it takes to see that it is below a target. */
  private static String below(Offer offer, double target) {
    if (offer.interval().halfWidth() > 0) {
      return accuracy(offer);
    }
    int digits = DIGITS;
    while (digits < MOST_DIGITS
        && percent(offer.accuracy(), digits).equals(percent(target, digits))) {
      digits++;
    }
    return percent(offer.accuracy(), digits);
  }

  private static String percent(double share) {
    return percent(share, DIGITS);
  }

  private static String percent(double share, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f%%", 100 * share);
  }

  private static String amount(double amount, Axis unit) {
    String number = amount(amount);
    return number + " " + (number.equals("1") ? unit.key().replaceFirst("s$", "") : unit.key());
  }

  /** Returns an amount with three digits, or as a whole number if it is one. */
  static String amount(double amount) {
    if (Math.abs(amount - Math.rint(amount)) <= ROUNDING * amount && amount < 1e15) {
      return String.format(Locale.ROOT, "%,.0f", amount);
    }
    return amount >= 1000 && amount < 1e15
        ? String.format(Locale.ROOT, "%,.0f", amount)
        : String.format(Locale.ROOT, "%.3g", amount);
  }

  private void wrap(String text, List<String> lines) {
    lines.addAll(Wrap.lines(text, INDENT + INDENT, width));
  }
}
