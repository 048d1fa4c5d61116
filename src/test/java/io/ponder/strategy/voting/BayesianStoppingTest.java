package io.ponder.strategy.voting;

import static io.ponder.strategy.ChoiceFrequencies.assertChoices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.ponder.inference.Inference;
import io.ponder.strategy.ScriptedInference;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The posterior is Bayes' over all that the answers seen can be, and the vote stops once it reaches
 * the threshold.
 */
class BayesianStoppingTest {
  private static final int NONE = Inference.NO_ANSWER;

  /** A sum of logarithms of at most 20 factors is off by less, relative to a product. */
  private static final double ROUNDING = 1e-13;

  private static BayesianStopping rule(int counts, double mode, int answers) {
    return new BayesianStopping(counts, 0.95, mode, answers);
  }

  private static BayesianStopping.Posterior posterior(int counts, double mode, int answers) {
    return new BayesianStopping.Posterior(rule(counts, mode, answers));
  }

  /** With K = 10 and mode 1/2 each other answer has 1/18: nine times less. By hand. */
  @Test
  void theStandardPriorByHand() {
    BayesianStopping.Posterior three = posterior(3, 0.5, 10);
    assertThat(three.of(1, 0, 0)).isCloseTo(0.5, within(ROUNDING));
    assertThat(three.of(2, 0, 0)).isCloseTo(0.9, within(ROUNDING));
    assertThat(three.of(3, 0, 0)).isCloseTo(81 / 82.0, within(ROUNDING));
    // The runner-up is the mode: (1/9)^2; neither is: 8 x (1/9)^3.
    assertThat(three.of(3, 1, 0)).isCloseTo(729 / 746.0, within(ROUNDING));
    // One more vote for somebody else: 4/9 each, and 8/9 if neither is the mode.
    assertThat(three.of(2, 1, 1)).isCloseTo(1 / (1 + 1 / 9.0 + 16 / 81.0), within(ROUNDING));
    BayesianStopping.Posterior two = posterior(2, 0.5, 10);
    assertThat(two.of(3, 0)).isCloseTo(81 / 82.0, within(ROUNDING));
    assertThat(two.of(2, 1)).isCloseTo(81 / 98.0, within(ROUNDING));
  }

  /**
   * Each hypothesis names the answers that the first and the second one are, out of K, all pairs
   * alike; answer 0 is the mode.
   */
  @ParameterizedTest
  @CsvSource({"0.5, 3", "0.4, 3", "0.9, 3", "0.3, 5", "0.6, 5", "0.5, 7"})
  void bayesByEnumeration(double mode, int answers) {
    double[] p = new double[answers];
    Arrays.fill(p, (1 - mode) / (answers - 1));
    p[0] = mode;
    for (int first = 0; first <= 6; first++) {
      for (int second = 0; second <= first; second++) {
        for (int rest = 0; rest <= 6; rest++) {
          double mine = 0;
          double all = 0;
          for (int a = 0; a < answers; a++) {
            for (int b = 0; b < answers; b++) {
              if (a != b) {
                double likelihood =
                    Math.pow(p[a], first)
                        * Math.pow(p[b], second)
                        * Math.pow(1 - p[a] - p[b], rest);
                all += likelihood;
                mine += a == 0 ? likelihood : 0;
              }
            }
          }
          assertThat(posterior(3, mode, answers).of(first, second, rest))
              .as("counts %d, %d, %d", first, second, rest)
              .isCloseTo(mine / all, within(ROUNDING));
        }
      }
    }
  }

  /** The same with the first answer's identity alone. */
  @ParameterizedTest
  @CsvSource({"0.6, 2", "0.8, 2", "0.4, 3", "0.3, 5", "0.5, 10"})
  void bayesByEnumerationOfTheFirst(double mode, int answers) {
    double other = (1 - mode) / (answers - 1);
    for (int first = 0; first <= 10; first++) {
      for (int rest = 0; rest <= 10; rest++) {
        double mine = product(mode, first) * product(1 - mode, rest);
        double all = mine;
        for (int a = 1; a < answers; a++) {
          all += product(other, first) * product(1 - other, rest);
        }
        assertThat(posterior(2, mode, answers).of(first, rest))
            .as("counts %d, %d", first, rest)
            .isCloseTo(mine / all, within(ROUNDING));
      }
    }
  }

  private static double product(double factor, int times) {
    double product = 1;
    for (int i = 0; i < times; i++) {
      product *= factor;
    }
    return product;
  }

  /** With two answers, m^v1 q^v2 against m^v2 q^v1: only the difference counts. */
  @Test
  void ofTwoAnswersOnlyTheDifferenceCounts() {
    for (int second = 0; second <= 5; second++) {
      assertThat(posterior(3, 0.75, 2).of(second + 2, second, 0)).isCloseTo(0.9, within(ROUNDING));
    }
  }

  /** 0.9 at (2), 0.988 at (3); 0.827 at (2, 1), 0.977 at (3, 1). */
  @Test
  void stopsAtThePosterior() {
    for (int counts = 2; counts <= 3; counts++) {
      ScriptedInference session = new ScriptedInference(9).answers(0, 0, 0);
      assertThat(rule(counts, 0.5, 10).start(9).solve(session)).isBetween(0, 2);
      // Fewer than three cannot stop it, so they are asked for at once.
      assertThat(session.calls()).containsExactly("generate 3", "round");
      ScriptedInference against = new ScriptedInference(9).answers(NONE, 0, 1, 0, NONE, 0);
      assertThat(rule(counts, 0.5, 10).start(9).solve(against)).isIn(1, 3, 5);
      assertThat(against.left()).isEqualTo(3);
    }
  }

  /**
   * Four votes against four others: by three counts 1 / (2 + 8/6561) if they all are for one
   * answer, 1 / (1 + 1/81 + 32/6561) if they are split evenly; by two 1 / (1 + (1/9)^3 (17/9)^4).
   */
  @Test
  void twoCountsDoNotSeeARunnerUp() {
    assertThat(posterior(3, 0.5, 10).of(4, 4, 0)).isCloseTo(1 / (2 + 8 / 6561.0), within(ROUNDING));
    assertThat(posterior(3, 0.5, 10).of(4, 2, 2))
        .isCloseTo(1 / (1 + 1 / 81.0 + 32 / 6561.0), within(ROUNDING));
    assertThat(posterior(2, 0.5, 10).of(4, 4))
        .isCloseTo(1 / (1 + 83_521 / (729.0 * 6561)), within(ROUNDING));
  }

  @Test
  void theBudgetsEndIsAPlurality() {
    assertChoices(
        rule(3, 0.5, 10),
        5,
        random -> new ScriptedInference(5, random).answers(0, 1, 1, 0, 2),
        0.25,
        0.25,
        0.25,
        0.25,
        0);
    ScriptedInference none = new ScriptedInference(2).answers(NONE, NONE);
    assertThat(new BayesianStopping(3, 0, 0.5, 10).start(2).solve(none)).isEqualTo(NONE);
    assertThat(none.left()).isZero();
    ScriptedInference one = new ScriptedInference(1).answers(0);
    assertThat(rule(3, 0.5, 10).start(1).solve(one)).isZero();
    assertThat(one.calls()).containsExactly("generate 1");
  }

  /** Three answers where the prior knows of two: nothing is concluded, and the vote goes on. */
  @Test
  void answersThatThePriorExcludesDoNotStop() {
    ScriptedInference session = new ScriptedInference(9).answers(0, 1, 2, 0, 0, 0, 0, 0, 0);
    assertThat(rule(3, 0.6, 2).start(9).solve(session)).isIn(0, 3, 4, 5, 6, 7, 8);
    assertThat(session.left()).isZero();
  }

  @Test
  void theModeMustBeTheMostLikelyAnswer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rule(3, 0.1, 10))
        .withMessage("mode must be above 1/answers = 0.1, found 0.1");
    assertThat(posterior(3, 0.11, 10).of(1, 0, 0)).isCloseTo(0.11, within(ROUNDING));
  }
}
