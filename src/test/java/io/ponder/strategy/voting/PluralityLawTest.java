package io.ponder.strategy.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.ponder.TestLevels;
import io.ponder.model.SolutionType;
import io.ponder.model.WrongAnswers;
import io.ponder.strategy.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P(correct), P(wrong) and P(no answer) of a vote equal what other ways of counting give. */
class PluralityLawTest {
  /** What sums of some thousand rounded terms may miss. */
  private static final double ROUNDING = 1e-11;

  /** Every sequence of answers, for random tables in which some answers are equally likely. */
  @Test
  void equalsAllSequences() {
    Random random = new Random(7);
    for (int table = 0; table < 40; table++) {
      Problem problem = random(random);
      for (int votes = 1; votes <= 6; votes++) {
        double[] expected = new double[3];
        addSequences(problem, new int[problem.types().size()], votes, 1, expected);
        assertLaw(problem, votes, expected);
      }
    }
  }

  private static Problem random(Random random) {
    List<SolutionType> types = new ArrayList<>();
    int right = 1 + random.nextInt(2);
    for (int i = 0; i < right; i++) {
      types.add(new SolutionType("right-" + i, "right-" + i, true, 1.0 / right));
    }
    double unparsed = random.nextBoolean() ? 0.2 : 0;
    if (unparsed > 0) {
      types.add(new SolutionType("unparsed", null, false, unparsed));
    }
    double share = 0.1 + 0.8 * random.nextDouble();
    types.add(new SolutionType("first", "first", false, (1 - unparsed) * share));
    types.add(new SolutionType("second", "second", false, (1 - unparsed) * (1 - share) / 2));
    types.add(new SolutionType("third", "third", false, (1 - unparsed) * (1 - share) / 2));
    double[] rates = {1e-9, 0.2, 0.4, 0.7, 1 - 1e-6};
    return problem(rates[random.nextInt(rates.length)], types);
  }

  private static void addSequences(
      Problem problem, int[] counts, int left, double probability, double[] sums) {
    List<SolutionType> types = problem.types();
    if (left > 0) {
      for (int type = 0; type < counts.length; type++) {
        counts[type]++;
        double next = probability * problem.probability(type);
        addSequences(problem, counts, left - 1, next, sums);
        counts[type]--;
      }
      return;
    }
    int most = 0;
    for (int type = 0; type < counts.length; type++) {
      most = types.get(type).answer() != null ? Math.max(most, counts[type]) : most;
    }
    int[] tied = new int[2];
    for (int type = 0; type < counts.length; type++) {
      if (types.get(type).answer() != null && counts[type] == most) {
        tied[types.get(type).correct() ? 0 : 1]++;
      }
    }
    if (most == 0) {
      sums[2] += probability;
    } else {
      sums[0] += probability * tied[0] / (tied[0] + tied[1]);
      sums[1] += probability * tied[1] / (tied[0] + tied[1]);
    }
  }

  /**
   * Larger votes, by sums over the winning count, how many tie with it, and the votes of one answer
   * after another: all terms are positive, so that the smallest probabilities are precise.
   */
  @ParameterizedTest
  @CsvSource({
    "0.8, 10, 1, 0, 90", // wrong wins with 3e-22
    "0.03, 10, 1, 0.1, 100",
    "0.3, 10, 1, 0, 120",
    "0.12, 10, 0, 0, 100",
    "0.5, 4, 2, 0.3, 150",
    "0.9, 1, 0, 0, 300",
    "0.7, 3, 0.5, 0, 250", // wrong wins with 1e-19
    "0.02, 3, 0, 0, 60", // correct wins with 1e-22
    "1e-6, 3, 0.5, 0, 100", // correct wins with 1e-130
    "0.999, 2, 0, 0.5, 40"
  })
  void equalsConvolutions(double rate, int wrong, double exponent, double unparsed, int votes) {
    Problem problem = problem(rate, WrongAnswers.zipf(wrong, exponent, unparsed).types());
    double[] expected = new double[3];
    for (int most = 1; most <= votes; most++) {
      addWinsWith(problem, votes, most, expected);
    }
    expected[2] = Math.pow(problem.unparsed(), votes);
    assertLaw(problem, votes, expected);
  }

  /** Adds the ways to win with a count: generating functions in votes and in answers that tie. */
  private static void addWinsWith(Problem problem, int votes, int most, double[] sums) {
    int ties = votes / most;
    double[][][] ways = new double[2][ties + 1][votes + 1];
    ways[0][0][0] = 1;
    for (int type = 0; type < problem.types().size(); type++) {
      SolutionType of = problem.types().get(type);
      double mean = problem.probability(type) * votes;
      double[][][] next = new double[2][ties + 1][votes + 1];
      double term = 1;
      for (int count = 0; count <= (of.answer() == null ? votes : most); count++) {
        term *= count == 0 ? 1 : mean / count;
        boolean tie = of.answer() != null && count == most;
        for (int right = 0; right < 2; right++) {
          for (int others = 0; others <= ties; others++) {
            int rightAfter = right + (tie && of.correct() ? 1 : 0);
            int othersAfter = others + (tie && !of.correct() ? 1 : 0);
            for (int before = 0; before + count <= votes; before++) {
              double way = term * ways[right][others][before];
              if (way > 0) {
                next[rightAfter][othersAfter][before + count] += way;
              }
            }
          }
        }
      }
      ways = next;
    }
    double unit = 1;
    for (int i = 1; i <= votes; i++) {
      unit *= (double) i / votes;
    }
    for (int right = 0; right < 2; right++) {
      for (int others = 0; others <= ties; others++) {
        if (right + others > 0) {
          double way = unit * ways[right][others][votes] / (right + others);
          sums[0] += way * right;
          sums[1] += way * others;
        }
      }
    }
  }

  /** Two answers: a binomial distribution. */
  @ParameterizedTest
  @CsvSource({"0.55, 1024", "0.55, 3001", "0.48, 10000", "0.5, 10000", "0.3, 501"})
  void twoAnswersAreBinomial(double rate, int votes) {
    Problem problem = problem(rate, WrongAnswers.uniform(1, 0).types());
    assertLaw(problem, votes, new double[] {majority(rate, votes), majority(1 - rate, votes), 0});
  }

  private static double majority(double rate, int votes) {
    BinomialDistribution right = BinomialDistribution.of(votes, rate);
    double tie = votes % 2 == 0 ? right.probability(votes / 2) / 2 : 0;
    return right.survivalProbability(votes / 2) + tie;
  }

  /** Both are sums of their own, with factors to the power of a thousand. */
  @Test
  void manyAnswersAreAllThatIsNotCorrect() {
    Problem problem = problem(0.03, WrongAnswers.uniform(1000, 0).types());
    double[] law = law(problem, 1024).orElseThrow();
    assertThat(law[1]).isBetween(1e-9, 1e-6);
    assertThat(law[0] + law[1]).isCloseTo(1, within(ROUNDING));
  }

  @Test
  void whatIsBelowTheSmallestNumbersIsZero() {
    Problem problem = problem(1e-6, WrongAnswers.uniform(2, 0).types());
    assertThat(law(problem, 5000)).hasValue(new double[] {0, 1, 0});
  }

  @Test
  void onlyOneAnswer() {
    Problem problem = problem(1, WrongAnswers.uniform(2, 0).types());
    double[] law = law(problem, 77).orElseThrow();
    assertThat(law[0]).isCloseTo(1, within(ROUNDING));
    assertThat(law[1]).isZero();
  }

  private static Optional<double[]> law(Problem problem, int votes) {
    return PluralityLaw.of(problem.answers(), problem.unparsed(), votes);
  }

  private static Problem problem(double rate, List<SolutionType> types) {
    return new Problem(TestLevels.plain(rate, types).models().get(0), rate);
  }

  private static void assertLaw(Problem problem, int votes, double[] expected) {
    double[] law = law(problem, votes).orElseThrow();
    assertThat(law).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(law[i])
          .as("%s of %d votes of %s", i, votes, problem)
          .isCloseTo(expected[i], withinPercentage(100 * ROUNDING));
    }
  }
}
