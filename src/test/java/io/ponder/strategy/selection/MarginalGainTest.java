package io.ponder.strategy.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.strategy.ScriptedInference;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

/** The t distribution against Commons Statistics, and the stop worked by hand. */
class MarginalGainTest {
  @Test
  void studentsT() {
    for (int degrees : new int[] {1, 2, 3, 4, 5, 8, 13, 50, 199, 200}) {
      TDistribution exact = TDistribution.of(degrees);
      for (double x = -6; x <= 6; x += 0.25) {
        assertThat(StudentT.distribution(degrees, x))
            .isCloseTo(exact.cumulativeProbability(x), within(1e-13));
        assertThat(StudentT.density(degrees, x)).isCloseTo(exact.density(x), within(1e-13));
      }
    }
  }

  /** E[max(0, T - x)] is the integral of P(T > t) from x on; strips of 1/200 up to 2,000. */
  @Test
  void excessIsTheIntegralOfTheTail() {
    for (int degrees : new int[] {3, 6, 11}) {
      TDistribution exact = TDistribution.of(degrees);
      double integral = 0;
      for (int i = 400_000; i > 300; i--) {
        integral += exact.survivalProbability((i - 0.5) / 200) / 200;
      }
      assertThat(StudentT.excess(degrees, 1.5)).isCloseTo(integral, within(1e-5));
    }
  }

  /**
   * Scores 0, 1, -1, 0: mean 0, deviation sqrt(2/3 x 5/4) = .9129, best 1 or 1.0954 of it. With 3
   * degrees of freedom the excess there is .2003 (summed by a separate program), so the gain is
   * .1828.
   */
  @Test
  void stopsWhenTheGainIsBelowTheCost() {
    assertThat(0.9129 * StudentT.excess(3, 1.0954)).isCloseTo(0.1828, within(1e-4));
    ScriptedInference stops = new ScriptedInference(10).scores(0, 1, -1, 0, 5, 5);
    assertThat(new MarginalGain(0.184, 4).start(10).solve(stops)).isEqualTo(1);
    assertThat(stops.left()).isEqualTo(6);
    ScriptedInference goesOn = new ScriptedInference(5).scores(0, 1, -1, 0, 5);
    assertThat(new MarginalGain(0.182, 4).start(5).solve(goesOn)).isEqualTo(4);
    assertThat(goesOn.left()).isZero();
  }

  @Test
  void equalScoresStopAtTheMinimum() {
    ScriptedInference session = new ScriptedInference(10).scores(1, 1, 1, 1, 1);
    new MarginalGain(0.01, 3).start(10).solve(session);
    assertThat(session.left()).isEqualTo(7);
  }
}
