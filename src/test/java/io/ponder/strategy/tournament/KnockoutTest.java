package io.ponder.strategy.tournament;

import static io.ponder.strategy.ChoiceFrequencies.assertChoices;
import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.strategy.ScriptedInference;
import org.junit.jupiter.api.Test;

/** The bracket is worked by hand: who meets whom, who has a bye, who wins, and what it costs. */
class KnockoutTest {
  /** Five candidates: (0,1), (2,3), bye for 4; the winners meet, another bye; the final. */
  @Test
  void bracketOfFive() {
    ScriptedInference lower = new ScriptedInference(9).comparing((a, b) -> a < b ? 1 : 0);
    assertThat(new Knockout(1, Seeding.ORDER, false).start(9).solve(lower)).isZero();
    assertThat(lower.calls())
        .containsExactly(
            "generate 5",
            "round",
            "prefer 0-1 x1",
            "prefer 2-3 x1",
            "round",
            "prefer 0-2 x1",
            "round",
            "prefer 0-4 x1");
    assertThat(lower.left()).isZero();

    ScriptedInference higher = new ScriptedInference(9).comparing((a, b) -> a > b ? 1 : 0);
    assertThat(new Knockout(1, Seeding.ORDER, false).start(9).solve(higher)).isEqualTo(4);
    assertThat(higher.calls()).endsWith("prefer 1-3 x1", "round", "prefer 3-4 x1");
  }

  /** Budget 24 affords N + 3(N-1) <= 24: six, for 21 calls. Nobody is reshuffled. */
  @Test
  void bracketOfSixWithThreeComparisons() {
    ScriptedInference session = new ScriptedInference(24).comparing((a, b) -> b == 3 ? 0 : 1);
    assertThat(new Knockout(3, Seeding.ORDER, false).start(24).solve(session)).isEqualTo(3);
    assertThat(session.calls())
        .containsExactly(
            "generate 6",
            "round",
            "prefer 0-1 x3",
            "prefer 2-3 x3",
            "prefer 4-5 x3",
            "round",
            "prefer 0-3 x3",
            "round",
            "prefer 3-4 x3");
    assertThat(session.left()).isEqualTo(3);
  }

  @Test
  void aLoneCandidateMeetsNobody() {
    ScriptedInference session = new ScriptedInference(4);
    assertThat(new Knockout(3, Seeding.ORDER, false).start(4).solve(session)).isZero();
    assertThat(session.calls()).containsExactly("generate 1");
  }

  /** If all matches tie, each is a coin: 1/8 for those with three matches, 1/2 for the two byes. */
  @Test
  void tiesAreFairCoins() {
    assertChoices(
        new Knockout(1, Seeding.ORDER, false),
        9,
        random -> new ScriptedInference(9, random),
        0.125,
        0.125,
        0.125,
        0.125,
        0.5);
  }

  /** The most candidates with N + K(N-1) <= B, found by trying all. */
  @Test
  void candidatesAreTheMostThatTheBudgetAffords() {
    for (int comparisons = 1; comparisons <= 8; comparisons++) {
      for (int budget = 1; budget <= 300; budget++) {
        int most = 1;
        for (int n = 1; n <= budget; n++) {
          most = n + comparisons * (n - 1) <= budget ? n : most;
        }
        assertThat(Knockout.candidates(budget, comparisons))
            .as("budget %d, K %d", budget, comparisons)
            .isEqualTo(most);
      }
    }
    assertThat(Knockout.candidates(Integer.MAX_VALUE, Integer.MAX_VALUE)).isEqualTo(1);
    assertThat(Knockout.candidates(Integer.MAX_VALUE, 1)).isEqualTo(1 << 30);
  }
}
