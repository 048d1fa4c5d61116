package io.ponder.strategy.voting;

import static io.ponder.strategy.ChoiceFrequencies.assertChoices;
import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.inference.Inference;
import io.ponder.strategy.Play;
import io.ponder.strategy.ScriptedInference;
import org.junit.jupiter.api.Test;

/** A full window of equal answers stops the vote, and that answer wins; else the plurality. */
class EarlyStoppingTest {
  private static final int NONE = Inference.NO_ANSWER;

  @Test
  void aUnanimousWindowStops() {
    ScriptedInference session = new ScriptedInference(12).answers(0, 0, 1, 1, 1, 1);
    assertThat(new EarlyStopping(3).start(12).solve(session)).isBetween(2, 5);
    assertThat(session.calls()).containsExactly("generate 3", "round", "generate 3", "round");
    assertThat(session.left()).isEqualTo(6);
  }

  /** Six votes for 0, but the last window says 2: it wins, by any candidate that gave it. */
  @Test
  void theUnanimousAnswerWinsAgainstThePlurality() {
    assertChoices(
        new EarlyStopping(3),
        12,
        random -> new ScriptedInference(12, random).answers(0, 0, 1, 0, 0, 1, 0, 0, 2, 2, 2, 2),
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0.25,
        0.25,
        0.25,
        0.25);
  }

  /** Four equal answers in a row that lie in two windows do not stop it. */
  @Test
  void aRunAcrossWindowsDoesNotStop() {
    ScriptedInference session = new ScriptedInference(9).answers(1, 0, 0, 0, 0, 1, 0, 0, 0);
    new EarlyStopping(3).start(9).solve(session);
    assertThat(session.left()).isZero();
  }

  @Test
  void unparsedCandidatesBreakAWindow() {
    ScriptedInference session =
        new ScriptedInference(12).answers(0, NONE, 0, NONE, NONE, NONE, 1, 1, 1);
    assertThat(new EarlyStopping(3).start(12).solve(session)).isBetween(6, 8);
    assertThat(session.left()).isEqualTo(3);
  }

  /** The last window has room for one sample, which is not a window of one. */
  @Test
  void aPartialWindowDoesNotStop() {
    assertChoices(
        new EarlyStopping(4),
        5,
        random -> new ScriptedInference(5, random).answers(1, 1, 1, 0, 0),
        1.0 / 3,
        1.0 / 3,
        1.0 / 3,
        0,
        0);
    ScriptedInference session = new ScriptedInference(5).answers(1, 1, 1, 0, 0);
    new EarlyStopping(4).start(5).solve(session);
    assertThat(session.calls()).containsExactly("generate 4", "round", "generate 1");
  }

  @Test
  void aWindowOfOneStopsAtTheFirstParsedSample() {
    ScriptedInference session = new ScriptedInference(9).answers(NONE, NONE, 4);
    assertThat(new EarlyStopping(1).start(9).solve(session)).isEqualTo(2);
    assertThat(session.left()).isEqualTo(6);
  }

  /** A play is used for many trials: the windows of one are not those of the next. */
  @Test
  void trialsAreIndependent() {
    Play play = new EarlyStopping(2).start(4);
    assertThat(play.solve(new ScriptedInference(4).answers(0, 1, 1, 1))).isBetween(1, 3);
    ScriptedInference same = new ScriptedInference(4).answers(0, 0);
    assertThat(play.solve(same)).isBetween(0, 1);
    assertThat(same.left()).isEqualTo(2);
    assertThat(play.solve(new ScriptedInference(4).answers(NONE, NONE, NONE, NONE)))
        .isEqualTo(NONE);
    assertThat(play.solve(new ScriptedInference(4).answers(NONE, 0, NONE, NONE))).isEqualTo(1);
  }

  @Test
  void aBudgetOfOneIsASingleCall() {
    ScriptedInference session = new ScriptedInference(1).answers(0);
    assertThat(new EarlyStopping(5).start(1).solve(session)).isZero();
    assertThat(session.calls()).containsExactly("generate 1");
  }
}
