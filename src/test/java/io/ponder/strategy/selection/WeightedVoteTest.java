package io.ponder.strategy.selection;

import static io.ponder.strategy.ChoiceFrequencies.assertChoices;
import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.inference.AddressedRandom;
import io.ponder.inference.Inference;
import io.ponder.strategy.Play;
import io.ponder.strategy.ScriptedInference;
import org.junit.jupiter.api.Test;

/** The answer with the largest sum of weights wins, by its candidate with the highest score. */
class WeightedVoteTest {
  private static final int NONE = Inference.NO_ANSWER;

  /** 0.9 for answer 0 against 0.2 + 0.3 + 0.3; then 0.9 against 0.3 + 0.4 + 0.3. */
  @Test
  void weightsAreSummed() {
    ScriptedInference one = new ScriptedInference(4).answers(0, 1, 1, 1).scores(0.9, 0.2, 0.3, 0.3);
    assertThat(new WeightedVote().start(4).solve(one)).isZero();
    assertThat(one.calls())
        .containsExactly(
            "generate 1", "verify 0", "generate 3", "verify 1", "verify 2", "verify 3");
    ScriptedInference many =
        new ScriptedInference(4).answers(0, 1, 1, 1).scores(0.9, 0.3, 0.4, 0.3);
    assertThat(new WeightedVote().start(4).solve(many)).isEqualTo(2);
  }

  /** In floating point 0.1 + 0.2 is above 0.3: a tie all the same. A gap of 1e-11 is none. */
  @Test
  void equalSumsAreTies() {
    assertChoices(
        new WeightedVote(),
        3,
        random -> new ScriptedInference(3, random).answers(0, 0, 1).scores(0.1, 0.2, 0.3),
        0,
        0.5,
        0.5);
    assertChoices(
        new WeightedVote(),
        3,
        random -> new ScriptedInference(3, random).answers(0, 1, 2).scores(0, 0, 0),
        1.0 / 3,
        1.0 / 3,
        1.0 / 3);
    assertChoices(
        new WeightedVote(),
        2,
        random -> new ScriptedInference(2, random).answers(0, 1).scores(0.3, 0.3 + 1e-11),
        0,
        1);
  }

  @Test
  void highestScoresOfTheWinnerShareEvenly() {
    assertChoices(
        new WeightedVote(),
        4,
        random -> new ScriptedInference(4, random).answers(0, 1, 0, 0).scores(0.4, 0.5, 0.4, 0.1),
        0.5,
        0,
        0.5,
        0);
  }

  /** A play is used for many trials: nothing of one is left in the next. */
  @Test
  void unparsedCandidatesDoNotVote() {
    Play play = new WeightedVote().start(3);
    ScriptedInference session = new ScriptedInference(3).answers(NONE, 0, NONE).scores(1, 0.1, 1);
    assertThat(play.solve(session)).isEqualTo(1);
    ScriptedInference none = new ScriptedInference(3).answers(NONE, NONE, NONE).scores(1, 1, 1);
    assertThat(play.solve(none)).isEqualTo(NONE);
    ScriptedInference next = new ScriptedInference(3).answers(0, 1, 1).scores(0.3, 0.1, 0.1);
    assertThat(play.solve(next)).isZero();
  }

  @Test
  void aLoneSampleIsNotScored() {
    ScriptedInference session = new ScriptedInference(1).answers(0).scores(0);
    assertThat(new WeightedVote().start(1).solve(session)).isZero();
    assertThat(session.calls()).containsExactly("generate 1");
  }

  /** At price 1 a budget of 5 affords two candidates, one of 3 a single one without a score. */
  @Test
  void scoresArePaidForOnce() {
    ScriptedInference five =
        new ScriptedInference(5, 1, new AddressedRandom(1)).answers(0, 1).scores(0.1, 0.2);
    assertThat(new WeightedVote().start(5).solve(five)).isEqualTo(1);
    assertThat(five.left()).isEqualTo(1);
    ScriptedInference three =
        new ScriptedInference(3, 1, new AddressedRandom(1)).answers(0, 1).scores(0.1, 0.2);
    assertThat(new WeightedVote().start(3).solve(three)).isZero();
    assertThat(three.left()).isEqualTo(2);
  }
}
