package io.ponder.strategy.tournament;

import static io.ponder.strategy.ChoiceFrequencies.assertChoices;
import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.inference.AddressedRandom;
import io.ponder.strategy.Play;
import io.ponder.strategy.ScriptedInference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

/** Each candidate meets K random others, and only its own tally moves. */
class LeagueTest {
  /**
   * Candidate 3 wins its own matches and the left one loses all others: were the tally of the right
   * one to move too, the others would gather more points.
   */
  @Test
  void onlyTheirOwnTallyMoves() {
    assertChoices(
        new League(4),
        25,
        random -> new ScriptedInference(25, random).comparing((a, b) -> a == 3 ? 1 : 0),
        0,
        0,
        0,
        1,
        0);
  }

  /** One tie more is enough to win; equal tallies share evenly. */
  @Test
  void topTalliesShareEvenly() {
    assertChoices(
        new League(3),
        16,
        random -> new ScriptedInference(16, random).comparing((a, b) -> a == 2 ? 0 : 0.5),
        1.0 / 3,
        1.0 / 3,
        0,
        1.0 / 3);
    assertChoices(
        new League(3),
        16,
        random -> new ScriptedInference(16, random).comparing((a, b) -> a == 2 ? 0.5 : 0),
        0,
        0,
        1,
        0);
  }

  /**
   * Everybody meets K others, never itself, each of the others equally often: 12 ordered pairs, by
   * chi-square, which rejects with probability 1e-6.
   */
  @Test
  void opponentsAreUniformOthers() {
    AddressedRandom random = new AddressedRandom(23L);
    Play play = new League(5).start(24);
    Map<String, Long> pairs = new HashMap<>();
    for (int i = 0; i < 5000; i++) {
      ScriptedInference session = new ScriptedInference(24, random);
      play.solve(session);
      List<String> calls = session.calls();
      assertThat(calls).hasSize(21).startsWith("generate 4");
      for (int candidate = 0; candidate < 4; candidate++) {
        String own = "prefer " + candidate + "-";
        assertThat(calls.stream().filter(call -> call.startsWith(own)).count()).isEqualTo(5);
      }
      calls.stream().skip(1).forEach(call -> pairs.merge(call, 1L, Long::sum));
    }
    assertThat(pairs).hasSize(12).doesNotContainKeys("prefer 0-0 x1", "prefer 3-3 x1");
    double[] equal = new double[12];
    Arrays.fill(equal, 1);
    long[] counts = pairs.values().stream().mapToLong(count -> count).toArray();
    assertThat(ChiSquareTest.withDefaults().test(equal, counts).getPValue()).isGreaterThan(1e-6);
  }

  @Test
  void aLoneCandidateMeetsNobody() {
    ScriptedInference session = new ScriptedInference(9);
    assertThat(new League(4).start(9).solve(session)).isZero();
    assertThat(session.calls()).containsExactly("generate 1");
  }

  /** The most candidates, at least 1, with N(1+K) <= B, found by trying all. */
  @Test
  void candidatesAreTheMostThatTheBudgetAffords() {
    for (int opponents = 1; opponents <= 8; opponents++) {
      for (int budget = 1; budget <= 300; budget++) {
        int most = 1;
        for (int n = 1; n <= budget; n++) {
          most = n * (1 + opponents) <= budget ? n : most;
        }
        assertThat(League.candidates(budget, opponents))
            .as("budget %d, K %d", budget, opponents)
            .isEqualTo(most);
      }
    }
  }
}
