package io.ponder.strategy.selection;

import static io.ponder.strategy.ChoiceFrequencies.assertChoices;
import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.inference.AddressedRandom;
import io.ponder.strategy.ScriptedInference;
import org.junit.jupiter.api.Test;

/** The highest score wins, ties evenly; a lone sample is not scored. */
class BestOfNTest {
  @Test
  void highestScoreWins() {
    ScriptedInference session = new ScriptedInference(4).scores(-3, -1, -0.5, -2);
    assertThat(new BestOfN().start(4).solve(session)).isEqualTo(2);
    assertThat(session.calls())
        .containsExactlyInAnyOrder(
            "generate 1", "verify 0", "generate 3", "verify 1", "verify 2", "verify 3");
  }

  @Test
  void highestScoresShareEvenly() {
    assertChoices(
        new BestOfN(),
        5,
        random -> new ScriptedInference(5, random).scores(3, 1, 3, 2, 3),
        1.0 / 3,
        0,
        1.0 / 3,
        0,
        1.0 / 3);
    assertChoices(
        new BestOfN(), 2, random -> new ScriptedInference(2, random).scores(0, 0), 0.5, 0.5);
  }

  @Test
  void aLoneSampleIsNotScored() {
    ScriptedInference session = new ScriptedInference(1).scores(0);
    assertThat(new BestOfN().start(1).solve(session)).isZero();
    assertThat(session.calls()).containsExactly("generate 1");
  }

  /** At price 1 a budget of 5 affords two candidates, one of 3 a single one without a score. */
  @Test
  void scoresArePaidFor() {
    ScriptedInference five = new ScriptedInference(5, 1, new AddressedRandom(1L)).scores(1, 2);
    assertThat(new BestOfN().start(5).solve(five)).isEqualTo(1);
    assertThat(five.left()).isEqualTo(1);
    ScriptedInference three = new ScriptedInference(3, 1, new AddressedRandom(1L)).scores(1, 2);
    assertThat(new BestOfN().start(3).solve(three)).isZero();
    assertThat(three.calls()).containsExactly("generate 1");
  }
}
