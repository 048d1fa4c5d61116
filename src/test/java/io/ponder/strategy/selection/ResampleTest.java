package io.ponder.strategy.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.inference.AddressedRandom;
import io.ponder.inference.Inference;
import io.ponder.strategy.ScriptedInference;
import org.junit.jupiter.api.Test;

/** The first accepted candidate is the answer; there is none if the budget is spent before. */
class ResampleTest {
  private static final int NONE = Inference.NO_ANSWER;
  private static final Resample OWN = new Resample(Double.NaN, Double.NaN);

  /** The script's own threshold is 1. Later scores, though higher, are not asked for. */
  @Test
  void theFirstAcceptedIsTheAnswer() {
    ScriptedInference session = new ScriptedInference(5).scores(0.9, 0, 1, 7, 8);
    assertThat(OWN.start(5).solve(session)).isEqualTo(2);
    assertThat(session.calls())
        .containsExactly(
            "generate 1",
            "verify 0",
            "round",
            "generate 1",
            "verify 1",
            "round",
            "generate 1",
            "verify 2");
    assertThat(session.left()).isEqualTo(2);
  }

  @Test
  void thresholds() {
    double[] scores = {0.4, 0.5, 0.75, 2};
    assertThat(new Resample(0.5, Double.NaN).start(4).solve(session(scores))).isEqualTo(1);
    assertThat(new Resample(0.51, Double.NaN).start(4).solve(session(scores))).isEqualTo(2);
    assertThat(new Resample(Double.NaN, 0.25).start(4).solve(session(scores))).isEqualTo(2);
    assertThat(new Resample(Double.NaN, 0.2).start(4).solve(session(scores))).isEqualTo(3);
  }

  private static ScriptedInference session(double... scores) {
    return new ScriptedInference(scores.length).scores(scores);
  }

  @Test
  void withoutAnAcceptedOneThereIsNoAnswer() {
    ScriptedInference session = session(0, 0, 0.99);
    assertThat(OWN.start(3).solve(session)).isEqualTo(NONE);
    assertThat(session.left()).isZero();
  }

  /** One draw is one call, and its score decides; what is accepted need not be parsed. */
  @Test
  void theSmallestBudget() {
    assertThat(OWN.start(1).solve(session(1).answers(NONE))).isZero();
    assertThat(OWN.start(1).solve(session(0))).isEqualTo(NONE);
  }

  /** At price 1 a budget of 5 pays for two scored draws, one of 1 for none. */
  @Test
  void aSampleThatCannotBeScoredIsNotDrawn() {
    ScriptedInference five = new ScriptedInference(5, 1, new AddressedRandom(1)).scores(0, 0, 1);
    assertThat(OWN.start(5).solve(five)).isEqualTo(NONE);
    assertThat(five.left()).isEqualTo(1);
    ScriptedInference one = new ScriptedInference(1, 1, new AddressedRandom(1)).scores(1);
    assertThat(OWN.start(1).solve(one)).isEqualTo(NONE);
    assertThat(one.calls()).isEmpty();
  }
}
