package io.ponder.strategy.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.ponder.model.Costs;
import io.ponder.model.Level;
import io.ponder.model.SuccessRate;
import io.ponder.model.Table;
import io.ponder.model.Verifier;
import io.ponder.model.WrongAnswers;
import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The law of best-of-N with normal scores: both classes are integrals of their own. */
class BestOfNLawTest {
  private static final double ROUNDING = 1e-13;

  @ParameterizedTest
  @CsvSource({
    "0.3, 1.5, 2",
    "0.3, 1.5, 1024",
    "0.999, 0, 1000000000000",
    "0.3, 10, 5", // the highest score of a wrong one is among the wrong or among the correct ones
    "1e-9, 10, 1000000000",
    "0.5, 30, 7",
    "0.97, -3, 100"
  })
  void someSampleIsTheBest(double rate, double distance, long samples) {
    Law.Exact law = law(rate, distance, samples);
    assertThat(law.correct() + law.wrong()).isCloseTo(1, within(ROUNDING));
  }

  /** P(one normal variate is above another) for one of each; a sum over how many are correct. */
  @Test
  void ofTwoTheHigher() {
    double higher = NormalDistribution.of(0, Math.sqrt(2)).survivalProbability(12);
    for (double rate : new double[] {0.3, 1 - 1e-12}) {
      double wrong = 1 - rate;
      assertThat(law(rate, 12, 2).wrong())
          .isCloseTo(wrong * wrong + 2 * rate * wrong * higher, withinPercentage(1e-10));
    }
  }

  private static Law.Exact law(double rate, double distance, long samples) {
    Level level =
        new Level(
            "scored",
            1,
            new SuccessRate.Fixed(rate),
            new Table(
                WrongAnswers.uniform(1, 0).types(),
                null,
                new Verifier.Separation(distance),
                null,
                null),
            Costs.CALLS_ONLY);
    return new BestOfNLaw().at(new Problem(level.models().get(0), rate), samples).orElseThrow();
  }
}
