package io.ponder.strategy.selection;

import static io.ponder.strategy.ChoiceFrequencies.assertChoices;
import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.inference.AddressedRandom;
import io.ponder.inference.Inference;
import io.ponder.strategy.Play;
import io.ponder.strategy.ScriptedInference;
import org.junit.jupiter.api.Test;

/** The accepted candidates vote; all of them if none is accepted. */
class FilterVoteTest {
  private static final int NONE = Inference.NO_ANSWER;
  private static final FilterVote OWN = new FilterVote(Double.NaN, Double.NaN);

  /** The script's own threshold is 1: two accepted votes for 1, one for 0. */
  @Test
  void onlyTheAcceptedVote() {
    ScriptedInference session =
        new ScriptedInference(6).answers(0, 0, 0, 1, 1, 0).scores(0, 0.9, 0, 1, 1.5, 1);
    assertThat(OWN.start(6).solve(session)).isIn(3, 4);
    assertThat(session.calls())
        .containsExactly(
            "generate 1",
            "verify 0",
            "generate 5",
            "verify 1",
            "verify 2",
            "verify 3",
            "verify 4",
            "verify 5");
  }

  /** With a threshold of 0.9 both answers have two votes. */
  @Test
  void aThresholdOfItsOwn() {
    assertChoices(
        new FilterVote(0.9, Double.NaN),
        6,
        random ->
            new ScriptedInference(6, random).answers(0, 0, 0, 1, 1, 0).scores(0, 0.9, 0, 1, 1.5, 1),
        0,
        0.25,
        0,
        0.25,
        0.25,
        0.25);
  }

  /** A false positive rate of 0.25 is a least score of 0.75. */
  @Test
  void aFalsePositiveRate() {
    ScriptedInference session =
        new ScriptedInference(4).answers(0, 0, 1, 0).scores(0.74, 0.74, 0.75, 0.1);
    assertThat(new FilterVote(Double.NaN, 0.25).start(4).solve(session)).isEqualTo(2);
  }

  /** A play is used for many trials: what was accepted in one is not in the next. */
  @Test
  void ifNoneIsAcceptedAllVote() {
    Play play = OWN.start(3);
    assertThat(play.solve(new ScriptedInference(3).answers(0, 1, 1).scores(1, 0, 0))).isZero();
    assertThat(play.solve(new ScriptedInference(3).answers(0, 1, 1).scores(0, 0, 0))).isIn(1, 2);
    assertThat(play.solve(new ScriptedInference(3).answers(NONE, NONE, NONE).scores(0, 0, 0)))
        .isEqualTo(NONE);
  }

  /** An unparsed one may be accepted, but it does not vote: alone it gives no answer. */
  @Test
  void unparsedCandidatesDoNotVote() {
    Play play = OWN.start(3);
    assertThat(play.solve(new ScriptedInference(3).answers(NONE, 1, NONE).scores(1, 1, 1)))
        .isEqualTo(1);
    assertThat(play.solve(new ScriptedInference(3).answers(NONE, 1, 1).scores(1, 0, 0)))
        .isEqualTo(NONE);
  }

  @Test
  void aLoneSampleIsNotScored() {
    ScriptedInference session = new ScriptedInference(1).answers(0).scores(0);
    assertThat(OWN.start(1).solve(session)).isZero();
    assertThat(session.calls()).containsExactly("generate 1");
  }

  /** The scores that decide about acceptance are paid once: 2 x (1 + 1) of 5. */
  @Test
  void scoresArePaidForOnce() {
    ScriptedInference session =
        new ScriptedInference(5, 1, new AddressedRandom(1)).answers(0, 1).scores(0, 1);
    assertThat(OWN.start(5).solve(session)).isEqualTo(1);
    assertThat(session.left()).isEqualTo(1);
  }
}
