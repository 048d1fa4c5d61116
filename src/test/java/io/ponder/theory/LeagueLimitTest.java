package io.ponder.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.TestLevels;
import io.ponder.model.Level;
import io.ponder.model.WrongAnswers;
import io.ponder.strategy.Problem;
import io.ponder.strategy.tournament.League;
import org.junit.jupiter.api.Test;

/** The limit of a league, by hand and against its law. */
class LeagueLimitTest {
  private static Problem problem(Level level, double rate) {
    return new Problem(level.models().get(0), rate);
  }

  /** P(right) = .3, P(right preferred) = .8: a right one wins .3/2 + .7 x .8 of its comparisons. */
  @Test
  void byHand() {
    Problem problem = problem(TestLevels.comparing(0.3, 0.8, 0, 0), 0.3);
    double right = 0.3 * 0.5 + 0.7 * 0.8;
    double wrong = 0.7 * 0.5 + 0.3 * 0.2;

    assertThat(LeagueLimit.accuracy(problem, 2).orElseThrow())
        .isEqualTo(
            0.3 * right * right / (0.3 * right * right + 0.7 * wrong * wrong), within(1e-14));
    assertThat(LeagueLimit.accuracy(problem, 100_000).orElseThrow()).isEqualTo(1, within(1e-14));
    assertThat(
            LeagueLimit.accuracy(
                problem(TestLevels.plain(0.3, WrongAnswers.uniform(1, 0).types()), 0.3), 2))
        .isEmpty();
  }

  /** With ties. The law at N candidates misses the limit by some 1/N. */
  @Test
  void theLawTendsToIt() {
    Problem problem = problem(TestLevels.comparing(0.3, 0.7, 0.2, 0), 0.3);
    for (int opponents : new int[] {1, 2, 4}) {
      double limit = LeagueLimit.accuracy(problem, opponents).orElseThrow();
      double before = 1;
      for (int candidates : new int[] {250, 500, 1000}) {
        double law =
            new League(opponents)
                .law()
                .orElseThrow()
                .at(problem, (long) candidates * (1 + opponents))
                .orElseThrow()
                .correct();
        double distance = Math.abs(law - limit);
        assertThat(distance).isLessThan(before);
        before = distance;
      }
      assertThat(before).isLessThan(0.003);
    }
  }
}
