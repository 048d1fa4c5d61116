package io.ponder.strategy.tournament;

import static io.ponder.strategy.ChoiceFrequencies.assertChoices;
import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.inference.AddressedRandom;
import io.ponder.strategy.Play;
import io.ponder.strategy.ScriptedInference;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All that are left meet a random other one; who is out by Hoeffding's radius meets no more. */
class RacingLeagueTest {
  /** Candidate 0 always wins, the last always loses, the others draw. */
  private static ScriptedInference.Comparator firstToLast(int last) {
    return (a, b) -> a == 0 ? 1 : a == last ? 0 : 0.5;
  }

  private static long matches(ScriptedInference session, int candidate) {
    return session.calls().stream()
        .filter(call -> call.startsWith("prefer " + candidate + "-"))
        .count();
  }

  /**
   * Means 1 and 0 after m matches each are apart by more than 2 sqrt(ln(2 / (1 - c)) / (2m)) once m
   * > 2 ln(2 / (1 - c)): 1.39, 2.77, 4.61, 5.99, 7.38 and 10.60. Then one is left and it ends.
   */
  @ParameterizedTest
  @CsvSource({"0, 2", "0.5, 3", "0.8, 5", "0.9, 6", "0.95, 8", "0.99, 11"})
  void theLoserIsDroppedByHoeffdingsRadius(double confidence, int matches) {
    ScriptedInference session = new ScriptedInference(42).comparing(firstToLast(1));
    assertThat(new RacingLeague(20, confidence).start(42).solve(session)).isZero();
    assertThat(matches(session, 0)).isEqualTo(matches);
    assertThat(matches(session, 1)).isEqualTo(matches);
    assertThat(session.left()).isEqualTo(40 - 2L * matches);
  }

  /** If the last is the best one, the first is dropped and the choice is still its handle. */
  @Test
  void handlesStayWithTheirCandidates() {
    ScriptedInference session =
        new ScriptedInference(93).comparing((a, b) -> a == 2 ? 1 : a == 0 ? 0 : 0.5);
    assertThat(new RacingLeague(30, 0.8).start(93).solve(session)).isEqualTo(2);
    assertThat(matches(session, 0)).isEqualTo(5);
    assertThat(matches(session, 1)).isEqualTo(19);
  }

  /**
   * With confidence 0.8 a gap of d between means needs m > 2 ln(10) / d^2: 4.61 for the loser's 1,
   * 18.42 for the drawer's 1/2. So 3 x 5 + 2 x 14 of the 90 comparisons are spent.
   */
  @Test
  void oneAfterTheOtherIsDropped() {
    ScriptedInference session = new ScriptedInference(93).comparing(firstToLast(2));
    assertThat(new RacingLeague(30, 0.8).start(93).solve(session)).isZero();
    assertThat(matches(session, 0)).isEqualTo(19);
    assertThat(matches(session, 1)).isEqualTo(19);
    assertThat(matches(session, 2)).isEqualTo(5);
    assertThat(session.left()).isEqualTo(90 - 43);
    assertThat(session.calls().stream().filter("round"::equals).count()).isEqualTo(19);
  }

  /**
   * Four candidates and 40 comparisons: five rounds of four, then the loser's share goes to the
   * other three, who meet six times more; two comparisons are too few for another round.
   */
  @Test
  void whatIsSavedGoesToTheOthers() {
    ScriptedInference session = new ScriptedInference(44).comparing(firstToLast(3));
    assertThat(new RacingLeague(10, 0.8).start(44).solve(session)).isZero();
    assertThat(IntStream.range(0, 4).mapToObj(candidate -> matches(session, candidate)))
        .containsExactly(11L, 11L, 11L, 5L);
    assertThat(session.left()).isEqualTo(2);
    assertThat(session.calls()).startsWith("generate 4", "round");
  }

  /**
   * Everybody meets the others alike, also those that are out: 0 meets 1, 2 and 3 equally often
   * over 11 rounds, by chi-square, which rejects with probability 1e-6.
   */
  @Test
  void opponentsAreUniformOthersDroppedOnesToo() {
    AddressedRandom random = new AddressedRandom(31);
    Play play = new RacingLeague(10, 0.8).start(44);
    long[] before = new long[3];
    long[] after = new long[3];
    for (int i = 0; i < 3000; i++) {
      ScriptedInference session = new ScriptedInference(44, random).comparing(firstToLast(3));
      play.solve(session);
      String[] own =
          session.calls().stream()
              .filter(call -> call.startsWith("prefer 0-"))
              .toArray(String[]::new);
      for (int round = 0; round < own.length; round++) {
        (round < 5 ? before : after)[own[round].charAt("prefer 0-".length()) - '1']++;
      }
    }
    assertThat(Arrays.stream(before).sum()).isEqualTo(15_000);
    assertThat(Arrays.stream(after).sum()).isEqualTo(18_000);
    ChiSquareTest test = ChiSquareTest.withDefaults();
    assertThat(test.test(before).getPValue()).isGreaterThan(1e-6);
    assertThat(test.test(after).getPValue()).isGreaterThan(1e-6);
  }

  /**
   * Candidate 3 wins its own matches and the left one loses all others: were the tally of the right
   * one to move too, the others would gather more points.
   */
  @Test
  void onlyTheirOwnTallyMoves() {
    assertChoices(
        new RacingLeague(4, 0.8),
        25,
        random -> new ScriptedInference(25, random).comparing((a, b) -> a == 3 ? 1 : 0),
        0,
        0,
        0,
        1,
        0);
  }

  /** Four rounds of draws drop nobody. */
  @Test
  void topTalliesShareEvenly() {
    assertChoices(
        new RacingLeague(4, 0.8),
        20,
        random -> new ScriptedInference(20, random),
        0.25,
        0.25,
        0.25,
        0.25);
  }

  @Test
  void aLoneCandidateMeetsNobody() {
    ScriptedInference session = new ScriptedInference(9);
    assertThat(new RacingLeague(4, 0.8).start(9).solve(session)).isZero();
    assertThat(session.calls()).containsExactly("generate 1");
  }
}
