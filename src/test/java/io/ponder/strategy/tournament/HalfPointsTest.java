package io.ponder.strategy.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The half points of K comparisons are those of one after another. */
class HalfPointsTest {
  /** Both are products of some thousand rounded factors. */
  private static final double PERCENT = 1e-9;

  /** Far smaller ones may be zero. */
  private static final double SMALL = 1e-290;

  @ParameterizedTest
  @CsvSource({
    "0.3, 0.2, 1",
    "0.3, 0.2, 4",
    "0.3, 0, 3",
    "0.3, 0, 7",
    "0, 0, 5",
    "1, 0, 5",
    "0, 0.4, 6",
    "0, 1, 3",
    "0.6, 0.4, 9",
    "0.1, 0.02, 500",
    "0.9999, 0, 501",
    "0.2, 0, 800"
  })
  void equalsOneComparisonAfterAnother(double loss, double tie, int times) {
    double win = 1 - loss - tie;
    double[] expected = {1};
    for (int i = 0; i < times; i++) {
      double[] next = new double[expected.length + 2];
      for (int half = 0; half < expected.length; half++) {
        next[half] += loss * expected[half];
        next[half + 1] += tie * expected[half];
        next[half + 2] += win * expected[half];
      }
      expected = next;
    }
    double[] found = HalfPoints.of(loss, tie, win, times);
    assertThat(found).hasSize(2 * times + 1);
    for (int half = 0; half < found.length; half++) {
      if (expected[half] > SMALL) {
        assertThat(found[half]).isCloseTo(expected[half], withinPercentage(PERCENT));
      } else {
        assertThat(found[half]).isBetween(0.0, 2 * SMALL);
      }
    }
  }
}
