package io.ponder.strategy.voting;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.strategy.ScriptedInference;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How many samples are asked for at once: those without which the vote cannot stop. */
class StoppingRuleTest {
  @Test
  void theFewestIsFoundByFewTests() {
    for (int least = 0; least <= 300; least++) {
      int wanted = least;
      AtomicInteger tests = new AtomicInteger();
      int found =
          StoppingRule.fewest(
              more -> {
                tests.incrementAndGet();
                return more >= wanted;
              });
      assertThat(found).isEqualTo(least);
      assertThat(tests.get()).isLessThanOrEqualTo(2 + 2 * 9);
    }
    assertThat(StoppingRule.fewest(more -> false)).isEqualTo(StoppingRule.NEVER);
  }

  /** (2, 2) needs (8, 2) for 0.8: six more. (2, 2) then (6, 4) needs (16, 4): ten more. */
  @Test
  void sharesAskForWhatTheyNeed() {
    ScriptedInference session =
        new ScriptedInference(30)
            .answers(0, 1, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    new ShareStopping(0.8, 4).start(30).solve(session);
    assertThat(session.calls())
        .containsExactly("generate 4", "round", "generate 6", "round", "generate 10", "round");
  }

  /** A share of 1 is out of reach after a disagreement: all that is left is asked for. */
  @Test
  void whatNeverStopsAsksForTheRest() {
    ScriptedInference session = new ScriptedInference(9).answers(0, 1, 0, 0, 0, 0, 0, 0, 0);
    new ShareStopping(1, 2).start(9).solve(session);
    assertThat(session.calls()).containsExactly("generate 2", "round", "generate 7");
    ScriptedInference excluded = new ScriptedInference(9).answers(0, 1, 2, 0, 0, 0, 0, 0, 0);
    new BayesianStopping(3, 0.95, 0.6, 2).start(9).solve(excluded);
    assertThat(excluded.calls()).containsExactly("generate 8", "round", "generate 1");
  }

  /** (2, 2) has 1 bit; (6, 2) 0.811 and (7, 2) 0.764, (8, 2) 0.722: six more for 0.75. */
  @Test
  void entropiesAskForWhatTheyNeed() {
    ScriptedInference session =
        new ScriptedInference(12).answers(0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    new EntropyStopping(0.75, 4).start(12).solve(session);
    assertThat(session.calls()).containsExactly("generate 4", "round", "generate 6", "round");
  }
}
