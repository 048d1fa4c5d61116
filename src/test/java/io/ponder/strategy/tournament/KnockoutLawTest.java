package io.ponder.strategy.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.TestLevels;
import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rounding misses in a round does not grow in the next ones. */
class KnockoutLawTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3, 0.7})
  void probabilitiesSumToOneInTheLongestTournaments(double rate) {
    for (double accuracy = 0.51; accuracy < 1; accuracy += 0.07) {
      Problem problem =
          new Problem(TestLevels.comparing(rate, accuracy, 0.1, 0).models().get(0), rate);
      Law.Exact law = new KnockoutLaw(3).at(problem, 1L << 60).orElseThrow();
      assertThat(law.correct() + law.wrong()).isCloseTo(1, within(1e-14));
    }
  }
}
