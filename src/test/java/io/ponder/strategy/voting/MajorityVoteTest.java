package io.ponder.strategy.voting;

import static io.ponder.strategy.ChoiceFrequencies.assertChoices;
import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.inference.Inference;
import io.ponder.strategy.Play;
import io.ponder.strategy.ScriptedInference;
import io.ponder.strategy.Strategy;
import org.junit.jupiter.api.Test;

/** The answer that most samples give wins; a candidate with it is drawn uniformly. */
class MajorityVoteTest {
  private static final int NONE = Inference.NO_ANSWER;

  @Test
  void pluralityWins() {
    assertChoices(
        new MajorityVote(),
        6,
        random -> new ScriptedInference(6, random).answers(0, 1, 2, 1, 0, 1),
        0,
        1.0 / 3,
        0,
        1.0 / 3,
        0,
        1.0 / 3);
  }

  /** Two answers with two votes each, and one with one: the four candidates share evenly. */
  @Test
  void tiedAnswersShareEvenly() {
    assertChoices(
        new MajorityVote(),
        5,
        random -> new ScriptedInference(5, random).answers(0, 1, 1, 0, 2),
        0.25,
        0.25,
        0.25,
        0.25,
        0);
    assertChoices(
        new MajorityVote(),
        3,
        random -> new ScriptedInference(3, random).answers(0, 1, 2),
        1.0 / 3,
        1.0 / 3,
        1.0 / 3);
  }

  @Test
  void unparsedCandidatesDoNotVote() {
    ScriptedInference session = new ScriptedInference(4).answers(NONE, NONE, 0, NONE);
    assertThat(new MajorityVote().start(4).solve(session)).isEqualTo(2);
  }

  /** A play is used for many trials: nothing of one is left in the next. */
  @Test
  void withoutAParsedCandidateThereIsNoAnswer() {
    Play play = new MajorityVote().start(2);
    assertThat(play.solve(new ScriptedInference(2).answers(0, 0))).isBetween(0, 1);
    ScriptedInference session = new ScriptedInference(2).answers(NONE, NONE);
    assertThat(play.solve(session)).isEqualTo(Strategy.NO_ANSWER);
    assertThat(play.solve(new ScriptedInference(2).answers(NONE, 0))).isEqualTo(1);
  }

  @Test
  void theWholeBudgetIsSampled() {
    ScriptedInference session = new ScriptedInference(3).answers(0, 0, 0);
    new MajorityVote().start(3).solve(session);
    assertThat(session.calls()).containsExactly("generate 3");
  }
}
