package io.ponder.strategy.selection;

import static io.ponder.strategy.ChoiceFrequencies.assertChoices;
import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.inference.AddressedRandom;
import io.ponder.inference.Inference;
import io.ponder.strategy.ScriptedInference;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Rare answers are dropped, however high their scores; the best of the others is chosen. */
class BestOfMajorityTest {
  private static final int NONE = Inference.NO_ANSWER;

  private static int choice(double minFrequency, int[] answers, double... scores) {
    ScriptedInference session =
        new ScriptedInference(answers.length).answers(answers).scores(scores);
    return new BestOfMajority(minFrequency).start(answers.length).solve(session);
  }

  /** Answer 1 has the highest score and 1/4 of the votes. */
  @Test
  void rareAnswersAreDropped() {
    int[] answers = {0, 0, 1, 0};
    assertThat(choice(0.26, answers, 1, 2, 9, 0)).isEqualTo(1);
    assertThat(choice(0.25, answers, 1, 2, 9, 0)).isEqualTo(2);
    assertThat(choice(0, answers, 1, 2, 9, 0)).isEqualTo(2);
    ScriptedInference session = new ScriptedInference(4).answers(answers).scores(1, 2, 9, 0);
    new BestOfMajority(0.26).start(4).solve(session);
    assertThat(session.calls())
        .containsExactly(
            "generate 1", "verify 0", "generate 3", "verify 1", "verify 2", "verify 3");
  }

  /** Of (2, 2, 1) at 1/2 both with two votes are left, of (2, 1, 1, 1) the one. */
  @Test
  void theMostFrequentIsKept() {
    assertThat(choice(0.5, new int[] {0, 1, 2, 1, 0}, 1, 3, 9, 2, 1)).isEqualTo(1);
    assertThat(choice(0.5, new int[] {0, 1, 2, 3, 0}, 1, 3, 9, 2, 1)).isIn(0, 4);
    assertThat(choice(1, new int[] {0, 1, 2}, 1, 3, 2)).isEqualTo(1);
  }

  @Test
  void highestScoresShareEvenly() {
    assertChoices(
        new BestOfMajority(0.3),
        5,
        random -> new ScriptedInference(5, random).answers(0, 1, 2, 0, 1).scores(3, 3, 9, 2, 3),
        1.0 / 3,
        1.0 / 3,
        0,
        0,
        1.0 / 3);
  }

  /** Shares are of the parsed ones: one vote of two is a half, though it is a fifth of all. */
  @Test
  void unparsedCandidatesDoNotVote() {
    assertThat(choice(0.5, new int[] {NONE, NONE, 0, NONE, 1}, 9, 9, 1, 9, 2)).isEqualTo(4);
    assertThat(choice(0.5, new int[] {NONE, NONE}, 9, 9)).isEqualTo(NONE);
  }

  /** 7 of 100 are a share of 0.07, though 0.07 x 100 is above 7 in floating point. */
  @Test
  void sharesAreReachedWhateverTheRounding() {
    int[] answers = new int[100];
    double[] scores = new double[100];
    Arrays.fill(answers, 0, 7, 1);
    Arrays.fill(scores, 0, 7, 1);
    assertThat(choice(0.07, answers, scores)).isBetween(0, 6);
    answers[6] = 0;
    scores[6] = 0;
    assertThat(choice(0.07, answers, scores)).isBetween(6, 99);
  }

  @Test
  void aLoneSampleIsNotScored() {
    ScriptedInference session = new ScriptedInference(1).answers(0).scores(0);
    assertThat(new BestOfMajority(0.05).start(1).solve(session)).isZero();
    assertThat(session.calls()).containsExactly("generate 1");
    ScriptedInference three =
        new ScriptedInference(3, 1, new AddressedRandom(1)).answers(0, 1).scores(1, 2);
    assertThat(new BestOfMajority(0.05).start(3).solve(three)).isZero();
    assertThat(three.left()).isEqualTo(2);
  }
}
