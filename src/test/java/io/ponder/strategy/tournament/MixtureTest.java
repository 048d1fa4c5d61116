package io.ponder.strategy.tournament;

import static io.ponder.strategy.ChoiceFrequencies.assertChoices;
import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.strategy.ScriptedInference;
import org.junit.jupiter.api.Test;

/** The bracket of two models' candidates, by hand. */
class MixtureTest {
  /** N + 2K(N-1) <= 13 with K = 1: five. Candidates 0 to 2 are of the first model, 3 and 4 not. */
  @Test
  void modelsTakeTurns() {
    ScriptedInference session = new ScriptedInference(13).comparing((a, b) -> a > b ? 1 : 0);
    assertThat(new Mixture(1).start(13).solve(session)).isEqualTo(4);
    assertThat(session.calls())
        .containsExactly(
            "generate 3",
            "model 1 generate 2",
            "round",
            "prefer 0-3 x1",
            "prefer 1-4 x1",
            "model 1 prefer 0-3 x1",
            "model 1 prefer 1-4 x1",
            "round",
            "prefer 3-4 x1",
            "model 1 prefer 3-4 x1",
            "round",
            "prefer 4-2 x1",
            "model 1 prefer 4-2 x1");
    assertThat(session.left()).isZero();
  }

  @Test
  void aLoneCandidateIsOfTheFirstModel() {
    ScriptedInference session = new ScriptedInference(5);
    assertThat(new Mixture(2).start(5).solve(session)).isZero();
    assertThat(session.calls()).containsExactly("generate 1");
  }

  /** The models tie a match if they disagree, as both count the same. */
  @Test
  void tiesAreFairCoins() {
    assertChoices(new Mixture(1), 4, random -> new ScriptedInference(4, random), 0.5, 0.5);
  }
}
