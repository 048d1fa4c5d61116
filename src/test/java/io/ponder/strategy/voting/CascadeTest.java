package io.ponder.strategy.voting;

import static io.ponder.strategy.ChoiceFrequencies.assertChoices;
import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.strategy.ScriptedInference;
import org.junit.jupiter.api.Test;

/** When the first model's votes agree, when the second one votes, and whose answer it is. */
class CascadeTest {
  @Test
  void threeOfFourAreEnough() {
    ScriptedInference session = new ScriptedInference(10).answers(0, 0, 1, 0);
    assertThat(new Cascade(4, 0.75).start(10).solve(session)).isIn(0, 1, 3);
    assertThat(session.calls()).containsExactly("generate 4");
  }

  /** Two of four are not; the second model's plurality counts, not that of all votes. */
  @Test
  void theSecondModelDecidesWhereTheFirstDisagrees() {
    ScriptedInference session = new ScriptedInference(7).answers(0, 0, 1, 2, 1, 1, 0);
    assertThat(new Cascade(4, 0.75).start(7).solve(session)).isIn(4, 5);
    assertThat(session.calls()).containsExactly("generate 4", "round", "model 1 generate 3");
  }

  /** An unparsed sample agrees with nobody. */
  @Test
  void unparsedSamplesDisagree() {
    ScriptedInference session = new ScriptedInference(5).answers(0, 0, -1, -1, 1);
    assertThat(new Cascade(4, 0.75).start(5).solve(session)).isEqualTo(4);
  }

  @Test
  void aBudgetWithoutRestIsAnsweredByTheFirst() {
    ScriptedInference session = new ScriptedInference(3).answers(0, 1, 1);
    assertThat(new Cascade(4, 0.75).start(3).solve(session)).isIn(1, 2);
    assertThat(session.calls()).containsExactly("generate 3", "round");
    ScriptedInference unparsed = new ScriptedInference(5).answers(0, 1, 2, 3, -1);
    assertThat(new Cascade(4, 0.75).start(5).solve(unparsed)).isEqualTo(-1);
  }

  /** A tie of two answers in the second model's votes is a fair coin. */
  @Test
  void tiesAreFairCoins() {
    assertChoices(
        new Cascade(2, 1),
        4,
        random -> new ScriptedInference(4, random).answers(0, 1, 2, 3),
        0,
        0,
        0.5,
        0.5);
  }
}
