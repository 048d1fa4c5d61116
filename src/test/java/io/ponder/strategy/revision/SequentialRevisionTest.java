package io.ponder.strategy.revision;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.strategy.ScriptedInference;
import org.junit.jupiter.api.Test;

/** One sample, then a chain of revisions of the latest one; the last is the answer. */
class SequentialRevisionTest {
  @Test
  void theChainSpendsTheBudget() {
    ScriptedInference session = new ScriptedInference(6);
    assertThat(new SequentialRevision(Select.LAST, Accept.ALWAYS).start(6).solve(session))
        .isEqualTo(5);
    assertThat(session.calls()).containsExactly("generate 1", "revise 0 x5");
    assertThat(session.left()).isZero();
  }

  @Test
  void aBudgetOfOneIsNotRevised() {
    ScriptedInference session = new ScriptedInference(1);
    assertThat(new SequentialRevision(Select.LAST, Accept.ALWAYS).start(1).solve(session)).isZero();
    assertThat(session.calls()).containsExactly("generate 1");
  }
}
