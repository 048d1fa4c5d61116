package io.ponder.strategy.tournament;

import static io.ponder.strategy.ChoiceFrequencies.assertChoices;
import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.strategy.Play;
import io.ponder.strategy.ScriptedInference;
import org.junit.jupiter.api.Test;

/** All pairs meet once, and both tallies move; the top tally wins. */
class RoundRobinTest {
  @Test
  void allPairsMeet() {
    ScriptedInference session = new ScriptedInference(10).comparing((a, b) -> a < b ? 1 : 0);
    assertThat(new RoundRobin(1).start(10).solve(session)).isZero();
    assertThat(session.calls())
        .containsExactly(
            "generate 4",
            "prefer 0-1 x1",
            "prefer 0-2 x1",
            "prefer 0-3 x1",
            "prefer 1-2 x1",
            "prefer 1-3 x1",
            "prefer 2-3 x1");
    assertThat(session.left()).isZero();
  }

  /** Candidate 3 is always the right one: it wins by the points that the left ones do not get. */
  @Test
  void bothTalliesMove() {
    ScriptedInference session = new ScriptedInference(24).comparing((a, b) -> b == 3 ? 0 : 1);
    assertThat(new RoundRobin(3).start(24).solve(session)).isEqualTo(3);
    assertThat(session.calls()).hasSize(7).startsWith("generate 4").endsWith("prefer 2-3 x3");
    assertThat(session.left()).isEqualTo(2);
  }

  /** 0 beats 1, 1 beats 2, 2 beats 0: a point each. */
  @Test
  void topTalliesShareEvenly() {
    assertChoices(
        new RoundRobin(1),
        6,
        random -> new ScriptedInference(6, random).comparing((a, b) -> a == 0 && b == 2 ? 0 : 1),
        1.0 / 3,
        1.0 / 3,
        1.0 / 3);
    assertChoices(
        new RoundRobin(2),
        9,
        random -> new ScriptedInference(9, random),
        1.0 / 3,
        1.0 / 3,
        1.0 / 3);
  }

  /** A tie is half a point for both: 1/2 + 1 for 1 against 1/2 + 1/2 and 1/2. */
  @Test
  void tiesAreHalfAPoint() {
    ScriptedInference session =
        new ScriptedInference(6).comparing((a, b) -> a == 1 && b == 2 ? 1 : 0.5);
    assertThat(new RoundRobin(1).start(6).solve(session)).isEqualTo(1);
  }

  /** A play is used for many trials: the tallies of one are not those of the next. */
  @Test
  void trialsAreIndependent() {
    Play play = new RoundRobin(1).start(6);
    assertThat(play.solve(new ScriptedInference(6).comparing((a, b) -> 1))).isZero();
    assertThat(play.solve(new ScriptedInference(6).comparing((a, b) -> 0))).isEqualTo(2);
  }

  @Test
  void aLoneCandidateMeetsNobody() {
    for (int budget = 1; budget <= 4; budget++) {
      ScriptedInference session = new ScriptedInference(budget);
      assertThat(new RoundRobin(3).start(budget).solve(session)).isZero();
      assertThat(session.calls()).containsExactly("generate 1");
    }
  }

  /** The most candidates, at least 1, with N + K N(N-1)/2 <= B, found by trying all. */
  @Test
  void candidatesAreTheMostThatTheBudgetAffords() {
    for (int comparisons = 1; comparisons <= 8; comparisons++) {
      for (int budget = 1; budget <= 300; budget++) {
        int most = 1;
        for (int n = 1; n <= budget; n++) {
          most = n + comparisons * n * (n - 1) / 2 <= budget ? n : most;
        }
        assertThat(RoundRobin.candidates(budget, comparisons))
            .as("budget %d, K %d", budget, comparisons)
            .isEqualTo(most);
      }
    }
    // 65,535 x 65,536 / 2 = 2^31 - 2^15 is the last that fits.
    assertThat(RoundRobin.candidates(Integer.MAX_VALUE, 1)).isEqualTo(65_535);
    assertThat(RoundRobin.candidates(Integer.MAX_VALUE, 1_000_000)).isEqualTo(66);
  }
}
