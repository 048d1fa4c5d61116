package io.ponder.strategy.tournament;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.inference.AddressedRandom;
import io.ponder.strategy.ScriptedInference;
import org.junit.jupiter.api.Test;

/** Seeding and the early end, worked by hand. */
class SeededKnockoutTest {
  /**
   * Pairs add up to size + 1; of an odd size the first has the bye and pairs add up to size + 2.
   */
  @Test
  void brackets() {
    assertThat(Seeds.bracket(1)).containsExactly(1);
    assertThat(Seeds.bracket(2)).containsExactly(2, 1);
    assertThat(Seeds.bracket(3)).containsExactly(3, 2, 1);
    assertThat(Seeds.bracket(4)).containsExactly(3, 2, 4, 1);
    assertThat(Seeds.bracket(5)).containsExactly(4, 3, 5, 2, 1);
    assertThat(Seeds.bracket(8)).containsExactly(6, 3, 7, 2, 5, 4, 8, 1);
  }

  /** If the favourites win, seeds 1 and 2 meet in the final, whatever the size. */
  @Test
  void favouritesMeetInTheFinal() {
    for (int size = 2; size <= 70; size++) {
      int[] alive = Seeds.bracket(size);
      for (int left = size; left > 2; left = (left + 1) / 2) {
        for (int match = 0; match < left / 2; match++) {
          alive[match] = Math.min(alive[2 * match], alive[2 * match + 1]);
        }
        alive[left / 2] = alive[left - 1];
      }
      assertThat(new int[] {alive[0], alive[1]}).as("size %d", size).containsExactly(2, 1);
    }
  }

  /** Scores rank 2, 0, 3, 1: the third meets the second, the last the first. */
  @Test
  void bestScoreMeetsWorst() {
    ScriptedInference session =
        new ScriptedInference(7)
            .scores(0.5, -1.5, 2, -0.25)
            .comparing((a, b) -> a == 2 || (b != 2 && a == 0) ? 1 : 0);
    Knockout knockout = new Knockout(1, Seeding.SCORE, false);
    assertThat(knockout.start(7).solve(session)).isEqualTo(2);
    assertThat(session.calls())
        .containsExactly(
            "generate 4",
            "verify 0",
            "verify 1",
            "verify 2",
            "verify 3",
            "round",
            "prefer 3-0 x1",
            "prefer 1-2 x1",
            "round",
            "prefer 0-2 x1");
  }

  /** Scores at a call each: N(1 + 1) + (N - 1) <= 10 affords three candidates, for 8 calls. */
  @Test
  void pricedScoresLeaveFewerCandidates() {
    ScriptedInference session =
        new ScriptedInference(10, 1, new AddressedRandom(1))
            .scores(1, 2, 3)
            .comparing((a, b) -> a > b ? 1 : 0);
    assertThat(new Knockout(1, Seeding.SCORE, false).start(10).solve(session)).isEqualTo(2);
    assertThat(session.left()).isEqualTo(2);
  }

  /** Answers 0 1 0 0: after the first round candidates 0 and 2 remain, which agree. */
  @Test
  void endsOnceAllAgree() {
    ScriptedInference session =
        new ScriptedInference(7).answers(0, 1, 0, 0).comparing((a, b) -> a < b ? 1 : 0);
    assertThat(new Knockout(1, Seeding.ORDER, true).start(7).solve(session)).isZero();
    assertThat(session.left()).isEqualTo(1);
    ScriptedInference lost =
        new ScriptedInference(7).answers(-1, -1, -1, -1).comparing((a, b) -> a < b ? 1 : 0);
    new Knockout(1, Seeding.ORDER, true).start(7).solve(lost);
    assertThat(lost.left()).as("unparsed answers do not agree").isZero();
  }
}
