package io.ponder.strategy.voting;

import static io.ponder.strategy.ChoiceFrequencies.assertChoices;
import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.inference.Inference;
import io.ponder.strategy.ScriptedInference;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The vote stops, not before its least number of votes, at a share of the votes. */
class ShareStoppingTest {
  private static final int NONE = Inference.NO_ANSWER;

  @Test
  void notBeforeTheLeastNumberOfVotes() {
    ScriptedInference session = new ScriptedInference(9).answers(0, 0, 0, 0);
    assertThat(new ShareStopping(0.8, 4).start(9).solve(session)).isBetween(0, 3);
    assertThat(session.calls()).containsExactly("generate 4", "round");
  }

  /** 3/4 is below 0.8, 4/5 is not. */
  @Test
  void atTheShare() {
    ScriptedInference session = new ScriptedInference(9).answers(0, 1, 0, 0, 0);
    assertThat(new ShareStopping(0.8, 4).start(9).solve(session)).isIn(0, 2, 3, 4);
    assertThat(session.calls()).containsExactly("generate 4", "round", "generate 1", "round");
    assertThat(session.left()).isEqualTo(4);
  }

  @Test
  void unparsedCandidatesDoNotCount() {
    ScriptedInference session = new ScriptedInference(9).answers(NONE, 0, NONE, 0, 0, NONE, 0);
    assertThat(new ShareStopping(0.8, 4).start(9).solve(session)).isIn(1, 3, 4, 6);
    assertThat(session.calls())
        .containsExactly("generate 4", "round", "generate 2", "round", "generate 1", "round");
  }

  /** (2, 2, 1) at the budget's end; without a parsed candidate there is no answer. */
  @Test
  void theBudgetsEndIsAPlurality() {
    assertChoices(
        new ShareStopping(0.8, 1),
        6,
        random -> new ScriptedInference(6, random).answers(NONE, 1, 0, 0, 1, 2),
        0,
        1,
        0,
        0,
        0,
        0);
    assertChoices(
        new ShareStopping(0.8, 2),
        6,
        random -> new ScriptedInference(6, random).answers(NONE, 1, 0, 0, 1, 2),
        0,
        0.25,
        0.25,
        0.25,
        0.25,
        0);
    assertThat(
            new ShareStopping(0.8, 4).start(2).solve(new ScriptedInference(2).answers(NONE, NONE)))
        .isEqualTo(NONE);
    ScriptedInference one = new ScriptedInference(1).answers(0);
    assertThat(new ShareStopping(0.8, 4).start(1).solve(one)).isZero();
    assertThat(one.calls()).containsExactly("generate 1");
  }

  /** A share such as 0.28 is reached by 7 of 25, though 0.28 x 25 is above 7 in floating point. */
  @Test
  void sharesAreReachedWhateverTheRounding() {
    for (int percent = 1; percent <= 100; percent++) {
      for (int votes = 1; votes <= 100; votes++) {
        if (percent * votes % 100 == 0) {
          int most = percent * votes / 100;
          assertThat(stops(percent, votes, most)).as("%d%% of %d", percent, votes).isTrue();
          if (most > 1) {
            assertThat(stops(percent, votes, most - 1)).as("%d%% of %d", percent, votes).isFalse();
          }
        }
      }
    }
  }

  /** Whether so many votes for one answer, and one for each of the others, stop it at once. */
  private static boolean stops(int percent, int votes, int most) {
    int[] answers = new int[votes + 1];
    Arrays.setAll(answers, i -> Math.max(0, i - most + 1));
    ScriptedInference session = new ScriptedInference(votes + 1).answers(answers);
    new ShareStopping(percent / 100.0, votes).start(votes + 1).solve(session);
    return session.left() == 1;
  }
}
