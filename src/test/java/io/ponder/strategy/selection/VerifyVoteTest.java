package io.ponder.strategy.selection;

import static io.ponder.strategy.ChoiceFrequencies.assertChoices;
import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.inference.Inference;
import io.ponder.strategy.Play;
import io.ponder.strategy.ScriptedInference;
import org.junit.jupiter.api.Test;

/** Each candidate is judged as often, and the highest share of "right" wins. */
class VerifyVoteTest {
  /** 17 calls: three candidates with four judgements each, two calls are left. */
  @Test
  void theHighestShareWins() {
    ScriptedInference session = new ScriptedInference(17).scores(0.25, 0.75, 0.5);
    assertThat(new VerifyVote(4).start(17).solve(session)).isEqualTo(1);
    assertThat(session.calls())
        .containsExactly("generate 1", "judge 0 x4", "generate 2", "judge 1 x4", "judge 2 x4");
    assertThat(session.left()).isEqualTo(2);
  }

  @Test
  void highestSharesShareEvenly() {
    assertChoices(
        new VerifyVote(2),
        12,
        random -> new ScriptedInference(12, random).scores(0.5, 1, 1, 1),
        0,
        1.0 / 3,
        1.0 / 3,
        1.0 / 3);
    assertChoices(
        new VerifyVote(2), 6, random -> new ScriptedInference(6, random).scores(0, 0), 0.5, 0.5);
  }

  /** Answers are not looked at: an unparsed candidate may be chosen. */
  @Test
  void answersDoNotMatter() {
    ScriptedInference session =
        new ScriptedInference(4).answers(Inference.NO_ANSWER, 0).scores(1, 0);
    assertThat(new VerifyVote(1).start(4).solve(session)).isZero();
  }

  @Test
  void trialsAreIndependent() {
    Play play = new VerifyVote(1).start(4);
    assertThat(play.solve(new ScriptedInference(4).scores(1, 0))).isZero();
    assertThat(play.solve(new ScriptedInference(4).scores(0, 0.5))).isEqualTo(1);
  }

  @Test
  void aLoneSampleIsNotJudged() {
    for (int budget = 1; budget < 10; budget++) {
      ScriptedInference session = new ScriptedInference(budget).scores(1);
      assertThat(new VerifyVote(4).start(budget).solve(session)).isZero();
      assertThat(session.calls()).containsExactly("generate 1");
    }
  }

  /** The most candidates, at least 1, with N(1+V) <= B, found by trying all. */
  @Test
  void candidatesAreTheMostThatTheBudgetAffords() {
    for (int judgements = 1; judgements <= 8; judgements++) {
      for (int budget = 1; budget <= 200; budget++) {
        int most = 1;
        for (int n = 1; n <= budget; n++) {
          most = n * (1 + judgements) <= budget ? n : most;
        }
        int spent = most == 1 ? 1 : most * (1 + judgements);
        ScriptedInference session = new ScriptedInference(budget).scores(new double[budget]);
        new VerifyVote(judgements).start(budget).solve(session);
        assertThat(budget - session.left())
            .as("budget %d, V %d", budget, judgements)
            .isEqualTo(spent);
        assertThat(session.calls().stream().filter(call -> call.startsWith("judge")).count())
            .isEqualTo(most == 1 ? 0 : most);
      }
    }
  }
}
