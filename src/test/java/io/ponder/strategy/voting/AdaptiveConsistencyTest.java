package io.ponder.strategy.voting;

import static io.ponder.strategy.ChoiceFrequencies.assertChoices;
import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.inference.AddressedRandom;
import io.ponder.inference.Inference;
import io.ponder.strategy.Play;
import io.ponder.strategy.ScriptedInference;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * The vote stops at the first sample with P(Beta(v1 + 1, v2 + 1) > 1/2) >= threshold; samples that
 * cannot stop it are asked for at once.
 */
class AdaptiveConsistencyTest {
  private static final int NONE = Inference.NO_ANSWER;

  /** 1 - 2^-4 = 0.9375 is below 0.95, 1 - 2^-5 = 0.969 is not. */
  @Test
  void fourAgainstNoneStopAndThreeDoNot() {
    ScriptedInference session = new ScriptedInference(10).answers(0, 0, 0, 0);
    assertThat(new AdaptiveConsistency(0.95).start(10).solve(session)).isBetween(0, 3);
    assertThat(session.calls()).containsExactly("generate 4", "round");
    assertThat(session.left()).isEqualTo(6);
  }

  /** At (3, 1) three more could do: 1 - 8/128 = 0.9375 at (5, 1), 1 - 9/256 = 0.965 at (6, 1). */
  @Test
  void sixAgainstOneStopAndFiveDoNot() {
    ScriptedInference session = new ScriptedInference(10).answers(0, 1, 0, 0, 0, 0, 0);
    assertThat(new AdaptiveConsistency(0.95).start(10).solve(session)).isIn(0, 2, 3, 4, 5, 6);
    assertThat(session.calls()).containsExactly("generate 4", "round", "generate 3", "round");
    assertThat(session.left()).isEqualTo(3);
  }

  /** The two largest counts decide: (6, 1, 1) stops like (6, 1). */
  @Test
  void furtherAnswersDoNotMatter() {
    ScriptedInference session = new ScriptedInference(10).answers(2, 1, 0, 2, 2, 2, 2, 2);
    new AdaptiveConsistency(0.95).start(10).solve(session);
    assertThat(session.left()).isEqualTo(2);
  }

  @Test
  void unparsedCandidatesDoNotCount() {
    ScriptedInference session = new ScriptedInference(10).answers(NONE, 0, 0, 0, NONE, 0);
    assertThat(new AdaptiveConsistency(0.95).start(10).solve(session)).isIn(1, 2, 3, 5);
    assertThat(session.calls())
        .containsExactly("generate 4", "round", "generate 1", "round", "generate 1", "round");
  }

  /** Equal counts reach one half, but a vote without votes has no answer. */
  @Test
  void atOneHalfTheFirstVoteStops() {
    ScriptedInference session = new ScriptedInference(5).answers(NONE, NONE, 3);
    assertThat(new AdaptiveConsistency(0.5).start(5).solve(session)).isEqualTo(2);
    assertThat(session.left()).isEqualTo(2);
  }

  @Test
  void withoutAParsedCandidateThereIsNoAnswer() {
    Play play = new AdaptiveConsistency(0.95).start(6);
    assertThat(play.solve(new ScriptedInference(6).answers(0, 0, 0, 0))).isBetween(0, 3);
    ScriptedInference session =
        new ScriptedInference(6).answers(NONE, NONE, NONE, NONE, NONE, NONE);
    assertThat(play.solve(session)).isEqualTo(NONE);
    assertThat(session.calls()).containsExactly("generate 4", "round", "generate 2");
  }

  @Test
  void aBudgetOfOneIsASingleCall() {
    ScriptedInference session = new ScriptedInference(1).answers(0);
    assertThat(new AdaptiveConsistency(0.95).start(1).solve(session)).isZero();
    assertThat(session.calls()).containsExactly("generate 1");
  }

  /** At the budget's end (2, 2, 1): the four candidates with two votes share evenly. */
  @Test
  void theBudgetsEndIsAPlurality() {
    assertChoices(
        new AdaptiveConsistency(0.95),
        5,
        random -> new ScriptedInference(5, random).answers(0, 1, 1, 0, 2),
        0.25,
        0.25,
        0.25,
        0.25,
        0);
  }

  /** Whatever the answers, as many samples as if the rule was asked after each one. */
  @Test
  void asManySamplesAsOneByOne() {
    int budget = 40;
    AddressedRandom random = new AddressedRandom(5);
    for (double threshold : new double[] {0.6, 0.9375, 0.95, 0.99}) {
      Play play = new AdaptiveConsistency(threshold).start(budget);
      int early = 0;
      for (int i = 0; i < 300; i++) {
        int spread = 2 + i % 4;
        int[] answers = new int[budget];
        Arrays.setAll(answers, j -> Math.max(NONE, random.nextInt(2 * spread) - spread));
        Arrays.setAll(answers, j -> answers[j] == NONE && j % 3 > 0 ? 0 : answers[j]);
        ScriptedInference session = new ScriptedInference(budget).answers(answers);
        play.solve(session);
        assertThat(budget - session.left())
            .as("threshold %s, answers %s", threshold, Arrays.toString(answers))
            .isEqualTo(oneByOne(answers, threshold));
        early += session.left() > 0 ? 1 : 0;
      }
      assertThat(early).isBetween(1, 300);
    }
  }

  private static int oneByOne(int[] answers, double threshold) {
    int[] votes = new int[answers.length];
    for (int n = 1; n <= answers.length; n++) {
      if (answers[n - 1] != NONE) {
        votes[answers[n - 1]]++;
      }
      int[] sorted = votes.clone();
      Arrays.sort(sorted);
      int first = sorted[sorted.length - 1];
      if (first > 0 && LeadTest.suffices(first, sorted[sorted.length - 2], threshold)) {
        return n;
      }
    }
    return answers.length;
  }
}
