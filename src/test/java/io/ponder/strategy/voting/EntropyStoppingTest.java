package io.ponder.strategy.voting;

import static io.ponder.strategy.ChoiceFrequencies.assertChoices;
import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.inference.Inference;
import io.ponder.strategy.ScriptedInference;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The vote stops, not before its least number of votes, once their entropy is small. */
class EntropyStoppingTest {
  private static final int NONE = Inference.NO_ANSWER;

  @Test
  void notBeforeTheLeastNumberOfVotes() {
    ScriptedInference session = new ScriptedInference(9).answers(0, 0, 0, 0);
    assertThat(new EntropyStopping(0.75, 4).start(9).solve(session)).isBetween(0, 3);
    assertThat(session.calls()).containsExactly("generate 4", "round");
  }

  /** (3, 1) has 0.811 bits and (4, 1) 0.722. */
  @Test
  void atTheEntropy() {
    ScriptedInference session = new ScriptedInference(9).answers(0, 1, 0, 0, 0);
    assertThat(new EntropyStopping(0.75, 4).start(9).solve(session)).isIn(0, 2, 3, 4);
    assertThat(session.calls()).containsExactly("generate 4", "round", "generate 1", "round");
    ScriptedInference lower = new ScriptedInference(9).answers(0, 1, 0, 0, 0, 0);
    new EntropyStopping(0.72, 4).start(9).solve(lower);
    assertThat(lower.left()).isEqualTo(3);
  }

  /** Three answers: (4, 1, 1) has 1.2516 bits, above 1.25; (5, 1, 1) has 1.1488. */
  @Test
  void threeAnswers() {
    ScriptedInference session = new ScriptedInference(9).answers(0, 1, 2, 0, 0, 0, 0);
    new EntropyStopping(1.25, 4).start(9).solve(session);
    assertThat(session.left()).isEqualTo(2);
    ScriptedInference looser = new ScriptedInference(9).answers(0, 1, 2, 0, 0, 0);
    new EntropyStopping(1.252, 4).start(9).solve(looser);
    assertThat(looser.left()).isEqualTo(3);
  }

  @Test
  void unparsedCandidatesDoNotCount() {
    ScriptedInference session = new ScriptedInference(9).answers(NONE, 0, NONE, 0, 0, NONE, 0);
    assertThat(new EntropyStopping(0, 4).start(9).solve(session)).isIn(1, 3, 4, 6);
    assertThat(session.calls())
        .containsExactly("generate 4", "round", "generate 2", "round", "generate 1", "round");
  }

  /** (2, 2, 1) at the budget's end; without a parsed candidate there is no answer. */
  @Test
  void theBudgetsEndIsAPlurality() {
    assertChoices(
        new EntropyStopping(0.75, 4),
        5,
        random -> new ScriptedInference(5, random).answers(0, 1, 1, 0, 2),
        0.25,
        0.25,
        0.25,
        0.25,
        0);
    assertThat(
            new EntropyStopping(0.75, 4)
                .start(2)
                .solve(new ScriptedInference(2).answers(NONE, NONE)))
        .isEqualTo(NONE);
    ScriptedInference one = new ScriptedInference(1).answers(0);
    assertThat(new EntropyStopping(0.75, 4).start(1).solve(one)).isZero();
    assertThat(one.calls()).containsExactly("generate 1");
  }

  /** Votes spread evenly over 2^bits answers have exactly so many bits, whatever the rounding. */
  @Test
  void entropiesAreReachedWhateverTheRounding() {
    for (int bits = 0; bits <= 3; bits++) {
      for (int each = 1; each <= 60; each++) {
        int votes = each << bits;
        int kinds = 1 << bits;
        int[] answers = new int[votes + 1];
        Arrays.setAll(answers, i -> i % kinds);
        ScriptedInference session = new ScriptedInference(votes + 1).answers(answers);
        new EntropyStopping(bits, votes).start(votes + 1).solve(session);
        assertThat(session.left()).as("%d votes, %d bits", votes, bits).isEqualTo(1);
      }
    }
  }
}
