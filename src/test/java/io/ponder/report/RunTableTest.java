package io.ponder.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.engine.Contestant;
import io.ponder.engine.Interval;
import io.ponder.engine.Precision;
import io.ponder.experiment.ComparisonRow;
import io.ponder.experiment.CurveRow;
import io.ponder.experiment.Experiment;
import io.ponder.experiment.ExperimentRun;
import io.ponder.experiment.PairedResults;
import io.ponder.inference.Usage;
import io.ponder.model.Costs;
import io.ponder.model.Level;
import io.ponder.model.Solver;
import io.ponder.model.SuccessRate;
import io.ponder.model.Table;
import io.ponder.model.WrongAnswers;
import io.ponder.strategy.sampling.Oracle;
import io.ponder.strategy.voting.MajorityVote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The table at the end of a run says what the rows say, and never more than the noise allows. */
class RunTableTest {
  private static final double HALF = 0.01;

  /** Curves by label; a label that starts with "top" is a ceiling. */
  private record Lines(String label, List<Double> accuracies) {
    Lines(String label, double... accuracies) {
      this(label, Arrays.stream(accuracies).boxed().toList());
    }
  }

  private static CurveRow row(String level, String label, int budget, double accuracy) {
    return new CurveRow(
        List.of(),
        level,
        label,
        label.startsWith("top"),
        budget,
        "simulated",
        accuracy,
        new Interval(accuracy - HALF, accuracy + HALF),
        1 - accuracy,
        0,
        1000,
        new Usage(
            budget,
            1,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty()),
        Optional.empty());
  }

  private static Level level(String name) {
    return new Level(
        name,
        1,
        new SuccessRate.Fixed(0.5),
        new Table(WrongAnswers.uniform(1, 0).types(), null, null, null, null),
        Costs.CALLS_ONLY);
  }

  /** Prints rows at budgets 1, 2, 4, ... of the given levels, the same curves at each. */
  private static List<String> print(
      int width, List<String> levels, List<String> wide, Lines... all) {
    List<Integer> budgets =
        IntStream.range(0, all[0].accuracies.size()).mapToObj(b -> 1 << b).toList();
    List<CurveRow> rows = new ArrayList<>();
    List<String> names = new ArrayList<>(levels);
    names.add("all");
    for (String level : names) {
      for (Lines line : all) {
        for (int b = 0; b < budgets.size(); b++) {
          rows.add(row(level, line.label, budgets.get(b), line.accuracies.get(b)));
        }
      }
    }
    List<Contestant> contestants = new ArrayList<>();
    for (Lines line : all) {
      contestants.add(
          new Contestant(
              line.label, line.label.startsWith("top") ? new Oracle() : new MajorityVote()));
    }
    Experiment experiment =
        new Experiment(
            List.of(),
            1,
            new Solver(levels.stream().map(RunTableTest::level).toList()),
            contestants,
            budgets,
            Experiment.Method.SIMULATE,
            Precision.trials(1000, 0.95),
            List.of(),
            List.of(),
            Optional.empty());
    return new RunTable(width)
        .lines(
            new ExperimentRun.Result(
                experiment,
                rows,
                comparisons(names, all),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                wide,
                1,
                1));
  }

  /** Compares all pairs but ceilings, as if they had not played the same trials. */
  private static PairedResults.Result comparisons(List<String> levels, Lines... all) {
    List<ComparisonRow> rows = new ArrayList<>();
    double half = Math.sqrt(2) * HALF;
    for (String level : levels) {
      for (Lines left : all) {
        for (Lines right : all) {
          for (int b = 0; !left.equals(right) && b < left.accuracies.size(); b++) {
            double difference = left.accuracies.get(b) - right.accuracies.get(b);
            rows.add(
                new ComparisonRow(
                    List.of(),
                    level,
                    1 << b,
                    left.label,
                    right.label,
                    difference,
                    new Interval(difference - half, difference + half),
                    1000,
                    1,
                    1,
                    0.05));
          }
        }
      }
    }
    return new PairedResults.Result(rows, 1, 2);
  }

  private static String advice(Lines... all) {
    return print(200, List.of("easy"), List.of(), all).stream()
        .filter(line -> line.startsWith("easy "))
        .findFirst()
        .orElse("")
        .replaceFirst("easy +", "");
  }

  @Test
  void accuraciesStandUnderTheirBudgets() {
    assertThat(
            print(
                100,
                List.of("easy"),
                List.of(),
                new Lines("vote", 0.5, 0.6235),
                new Lines("top", 0.5, 1)))
        .startsWith(
            "Accuracy in %, all levels (95% intervals: at most +-1.00), by budget in calls",
            "                   1      2",
            "vote           50.00  62.35",
            "top (ceiling)  50.00 100.00");
  }

  /** The better one is named where their difference is resolved; neighbours are put together. */
  @Test
  void budgetsWithTheSameAdviceAreMerged() {
    assertThat(
            advice(
                new Lines("a", 0.5, 0.6, 0.7, 0.7, 0.7, 0.9),
                new Lines("b", 0.4, 0.5, 0.6, 0.8, 0.9, 0.5),
                new Lines("c", 0.1, 0.1, 0.1, 0.1, 0.1, 0.1)))
        .isEqualTo("1-4: a; 8-16: b; 32: a");
  }

  /**
   * Two intervals of half width .01 differ by sqrt(2) x .01 at least when their difference is
   * resolved: .012 is a tie, .016 is not.
   */
  @Test
  void tiesAreCalledTies() {
    assertThat(
            advice(
                new Lines("b", 0.512, 0.516, 0.5),
                new Lines("a", 0.5, 0.5, 0.5),
                new Lines("c", 0.2, 0.2, 0.5)))
        .isEqualTo("1: a = b; 2: b; 4: any");
  }

  /** A ceiling is above all strategies, and no strategy. */
  @Test
  void ceilingsAreNotRecommended() {
    Lines top = new Lines("top", 1, 1);

    assertThat(advice(new Lines("a", 0.5, 0.6), new Lines("b", 0.4, 0.7), top))
        .isEqualTo("1: a; 2: b");
    assertThat(print(100, List.of("easy"), List.of(), top)).noneMatch(line -> line.contains("use"));
  }

  /** With one level the mix is that level; with more it has its own line. */
  @Test
  void theMixIsAdvisedWhereItDiffersFromTheLevel() {
    Lines[] lines = {new Lines("a", 0.5), new Lines("b", 0.4)};

    assertThat(print(100, List.of("easy"), List.of(), lines)).noneMatch(l -> l.startsWith("all "));
    assertThat(print(100, List.of("easy", "hard"), List.of(), lines))
        .contains("easy  1: a", "hard  1: a", "all   1: a");
  }

  @Test
  void curvesThatStayedWideAreNamed() {
    assertThat(print(100, List.of("easy"), List.of("easy a"), new Lines("a", 0.5)))
        .endsWith("Wider than asked for after the most trials: easy a");
  }

  /** A narrow terminal gets more lines, not longer ones, and every figure is still there. */
  @Test
  void narrowTerminalsWrap() {
    double[] up = IntStream.range(0, 12).mapToDouble(b -> 0.1 + 0.05 * b).toArray();
    double[] down = IntStream.range(0, 12).mapToDouble(b -> b % 2 == 0 ? 0.9 : 0.05).toArray();
    List<String> lines =
        print(
            48,
            List.of("easy", "hard"),
            List.of("easy up", "easy down", "hard up", "hard down"),
            new Lines("up", up),
            new Lines("down", down));

    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(48));
    assertThat(String.join(" ", lines)).contains(" 10.00", " 65.00", " 2048", "2048: up");
  }
}
