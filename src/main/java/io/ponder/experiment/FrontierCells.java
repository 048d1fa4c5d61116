package io.ponder.experiment;

import io.ponder.plan.Frontier;
import io.ponder.plan.Offer;
import java.util.List;
import java.util.stream.Collectors;

/** The cells of {@code frontier.csv}. */
final class FrontierCells {
  private static final List<String> COLUMNS =
      List.of(
          "level",
          "unit",
          "cost",
          "strategy",
          "budget",
          "accuracy",
          "ci_low",
          "ci_high",
          "resolved",
          "ties");

  private FrontierCells() {}

  /** Returns a header and a row for all that is worth its cost, by level and unit. */
  static ResultTable of(Plans.Result result) {
    ResultTable table = new ResultTable(List.of(), COLUMNS);
    for (Plans.LevelPlan plan : result.levels()) {
      plan.frontiers()
          .forEach(
              (unit, frontier) ->
                  frontier
                      .steps()
                      .forEach(step -> table.add(List.of(), cells(plan.level(), unit, step))));
    }
    return table;
  }

  private static List<String> cells(String level, Axis unit, Frontier.Step step) {
    Offer offer = step.offer();
    return List.of(
        level,
        unit.key(),
        Digits.number(offer.cost()),
        offer.strategy(),
        Integer.toString(offer.budget()),
        Digits.number(offer.accuracy()),
        Digits.number(offer.interval().low()),
        Digits.number(offer.interval().high()),
        step.resolved() ? "yes" : "no",
        step.ties().stream().map(Offer::strategy).collect(Collectors.joining(" ")));
  }
}
