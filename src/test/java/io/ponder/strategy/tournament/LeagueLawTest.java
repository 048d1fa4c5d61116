package io.ponder.strategy.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.ponder.TestLevels;
import io.ponder.model.Comparisons;
import io.ponder.model.Costs;
import io.ponder.model.Level;
import io.ponder.model.Matrix;
import io.ponder.model.SolutionType;
import io.ponder.model.SuccessRate;
import io.ponder.model.Table;
import io.ponder.model.WrongAnswers;
import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The law of a league equals what other ways of counting give. */
class LeagueLawTest {
  /** What sums of some ten thousand rounded terms may miss. */
  private static final double ROUNDING = 1e-11;

  /** All types of all entrants, and all tallies of all of them. */
  @ParameterizedTest
  @CsvSource({"1, 3, 0", "2, 4, 0", "2, 4, 0.1", "3, 3, 0.1", "1, 5, 0.1"})
  void equalsAllOutcomes(int opponents, int entrants, double tie) {
    List<SolutionType> types =
        List.of(
            new SolutionType("right", "right", true, 1),
            new SolutionType("wrong", "wrong", false, 0.7),
            new SolutionType("other", "other", false, 0.2),
            new SolutionType("unparsed", null, false, 0.1));
    // The first wrong one beats the other; what is unparsed fares like that.
    double[][] wins = {
      {0.5, 0.7, 0.9, 0.9}, {0.3, 0.5, 0.6, 0.6}, {0.1, 0.4, 0.5, 0.5}, {0.1, 0.4, 0.5, 0.5}
    };
    Comparisons comparisons =
        new Comparisons(
            Matrix.of(4, (t, u) -> wins[t][u]),
            Matrix.of(4, (t, u) -> wins[t][u] == 0.5 ? 0 : tie),
            0,
            0);
    Problem problem = problem(0.4, types, comparisons);
    double[] expected = new double[3];
    addTypes(problem, new int[entrants], 0, 1, opponents, expected);
    assertLaw(problem, opponents, entrants, expected);
  }

  private static void addTypes(
      Problem problem, int[] types, int at, double weight, int opponents, double[] sums) {
    if (at < types.length) {
      for (int type = 0; type < problem.types().size(); type++) {
        types[at] = type;
        double next = weight * problem.probability(type);
        addTypes(problem, types, at + 1, next, opponents, sums);
      }
      return;
    }
    double[][] tallies = new double[types.length][];
    Comparisons comparisons = problem.table().comparisons();
    for (int i = 0; i < types.length; i++) {
      double[] one = new double[3];
      for (int j = 0; j < types.length; j++) {
        if (j != i) {
          one[0] += comparisons.outright(types[j], types[i]) / (types.length - 1);
          one[1] += comparisons.ties().at(types[i], types[j]) / (types.length - 1);
          one[2] += comparisons.outright(types[i], types[j]) / (types.length - 1);
        }
      }
      double[] tally = {1};
      for (int match = 0; match < opponents; match++) {
        double[] next = new double[tally.length + 2];
        for (int half = 0; half < tally.length; half++) {
          for (int outcome = 0; outcome < 3; outcome++) {
            next[half + outcome] += tally[half] * one[outcome];
          }
        }
        tally = next;
      }
      tallies[i] = tally;
    }
    addTallies(problem, types, tallies, new int[types.length], 0, weight, sums);
  }

  private static void addTallies(
      Problem problem,
      int[] types,
      double[][] tallies,
      int[] tally,
      int at,
      double weight,
      double[] sums) {
    if (at < types.length) {
      for (int half = 0; half < tallies[at].length; half++) {
        if (tallies[at][half] > 0) {
          tally[at] = half;
          double next = weight * tallies[at][half];
          addTallies(problem, types, tallies, tally, at + 1, next, sums);
        }
      }
      return;
    }
    int top = 0;
    for (int half : tally) {
      top = Math.max(top, half);
    }
    int winners = 0;
    for (int half : tally) {
      winners += half == top ? 1 : 0;
    }
    for (int i = 0; i < types.length; i++) {
      if (tally[i] == top) {
        SolutionType of = problem.types().get(types[i]);
        sums[of.correct() ? 0 : of.answer() != null ? 1 : 2] += weight / winners;
      }
    }
  }

  /** More entrants of two kinds: sums over how many of each have the top tally. */
  @ParameterizedTest
  @CsvSource({
    "0.3, 0.7, 4, 40",
    "0.48, 0.71, 1, 32", // ties of all
    "0.48, 0.71, 1, 64",
    "0.3, 0.9, 40, 40",
    "0.55, 0.95, 30, 60", // wrong wins with 5e-20
    "0.02, 0.6, 4, 60",
    "0.8, 0.9, 200, 45", // wrong wins with 1e-30
    "1e-12, 0.6, 5, 35"
  })
  void equalsSumsOverTies(double rate, double accuracy, int opponents, int entrants) {
    Problem problem = problem(rate, accuracy);
    double[] expected = new double[3];
    for (int right = 0; right <= entrants; right++) {
      addTop(rate, accuracy, opponents, right, entrants - right, expected);
    }
    assertLaw(problem, opponents, entrants, expected);
  }

  private static void addTop(
      double rate, double accuracy, int opponents, int right, int wrong, double[] sums) {
    double others = right + wrong - 1.0;
    BinomialDistribution ofRight =
        BinomialDistribution.of(
            opponents, Math.max(0, (0.5 * (right - 1) + accuracy * wrong) / others));
    BinomialDistribution ofWrong =
        BinomialDistribution.of(
            opponents, Math.max(0, (0.5 * (wrong - 1) + (1 - accuracy) * right) / others));
    double composition =
        choose(right + wrong, right) * Math.pow(rate, right) * Math.pow(1 - rate, wrong);
    double rightBelow = 0;
    double wrongBelow = 0;
    for (int top = 0; top <= opponents; top++) {
      double rightTop = ofRight.probability(top);
      double wrongTop = ofWrong.probability(top);
      for (int i = 0; i <= right; i++) {
        for (int j = i == 0 ? 1 : 0; j <= wrong; j++) {
          double ways =
              composition
                  * choose(right, i)
                  * Math.pow(rightTop, i)
                  * Math.pow(rightBelow, right - i)
                  * choose(wrong, j)
                  * Math.pow(wrongTop, j)
                  * Math.pow(wrongBelow, wrong - j);
          sums[0] += ways * i / (i + j);
          sums[1] += ways * j / (i + j);
        }
      }
      rightBelow += rightTop;
      wrongBelow += wrongTop;
    }
  }

  private static double choose(int n, int k) {
    double ways = 1;
    for (int i = 1; i <= k; i++) {
      ways *= (n - k + i) / (double) i;
    }
    return ways;
  }

  /** Above all when nobody is right: those who are need not be many to win. */
  @Test
  @Timeout(20)
  void fiveHundredMeetFiveHundredOthers() {
    Law.Exact law = law(problem(0.3, 0.9), 500, 500);
    assertThat(law.correct() + law.wrong()).isCloseTo(1, within(ROUNDING));
    assertThat(law.wrong() / Math.pow(0.7, 500)).isBetween(1.0, 1.1);
  }

  private static Problem problem(double rate, double accuracy) {
    List<SolutionType> types = WrongAnswers.uniform(3, 0).types();
    return problem(rate, types, TestLevels.comparisons(types, accuracy, 0, 0));
  }

  private static Problem problem(double rate, List<SolutionType> types, Comparisons comparisons) {
    Level level =
        new Level(
            "league",
            1,
            new SuccessRate.Fixed(rate),
            new Table(types, comparisons, null, null, null),
            Costs.CALLS_ONLY);
    return new Problem(level.models().get(0), rate);
  }

  private static Law.Exact law(Problem problem, int opponents, int entrants) {
    return new LeagueLaw(opponents).at(problem, entrants * (opponents + 1L)).orElseThrow();
  }

  private static void assertLaw(Problem problem, int opponents, int entrants, double[] expected) {
    Law.Exact law = law(problem, opponents, entrants);
    double[] found = {law.correct(), law.wrong(), law.abstained()};
    for (int i = 0; i < 3; i++) {
      assertThat(found[i]).isCloseTo(expected[i], withinPercentage(100 * ROUNDING));
    }
  }
}
