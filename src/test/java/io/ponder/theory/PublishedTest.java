package io.ponder.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.TestLevels;
import io.ponder.engine.LevelLaw;
import io.ponder.model.Costs;
import io.ponder.model.Model;
import io.ponder.model.SuccessRate;
import io.ponder.model.WrongAnswers;
import io.ponder.strategy.sampling.Oracle;
import org.junit.jupiter.api.Test;

/** Published figures, from the laws. */
class PublishedTest {
  private static double coverage(double a, double b, int samples) {
    Model model =
        new Model(
            "",
            new SuccessRate.Beta(a, b, 1),
            TestLevels.plain(0.5, WrongAnswers.uniform(1, 0).types()).table(),
            Costs.CALLS_ONLY);
    return LevelLaw.at(new Oracle().law().orElseThrow(), model, samples).orElseThrow().correct();
  }

  /** SWE-bench Lite (2407.21787): 15.9% @1 and 56% @250 fix a beta, which gives pass@5. */
  @Test
  void twoFiguresOfSweBenchLiteGiveTheThird() {
    double low = 0.01;
    double high = 10;
    for (int step = 0; step < 100; step++) {
      double a = Math.sqrt(low * high);
      if (coverage(a, a * (1 - 0.159) / 0.159, 250) < 0.56) {
        low = a;
      } else {
        high = a;
      }
    }
    double a = low;
    double b = a * (1 - 0.159) / 0.159;
    // As the shipped experiment has it.
    assertThat(a).isCloseTo(0.122022, within(1e-6));
    assertThat(b).isCloseTo(0.645411, within(1e-6));
    double five = coverage(a, b, 5);
    // The closed form: 1 - B(a, b+5) / B(a, b).
    double miss = 1;
    for (int k = 0; k < 5; k++) {
      miss *= (b + k) / (a + b + k);
    }
    assertThat(five).isCloseTo(1 - miss, within(1e-11));
    // Published are 29.62%: the beta is a model, not the truth.
    assertThat(five).isCloseTo(0.2944, within(5e-5));
  }
}
