package io.ponder.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Problems that an evaluation needs, worked by hand. */
class EvaluationSizeTest {
  /** 1.959964 + .841621 = 2.801585 standard errors; its square is 7.848880. */
  @Test
  void byHand() {
    assertThat(Power.standardErrors(0.05)).isCloseTo(2.801585, within(1e-6));
    EvaluationSize size = new EvaluationSize(0.01, 0.3);
    // 7.848880 x (.01 + .3 / r) / .0004
    assertThat(size.problems(0.02, 1)).isEqualTo(6083);
    assertThat(size.problems(0.02, 3)).isEqualTo(2159);
    assertThat(size.fewest(0.02)).isEqualTo(197);
  }

  /** More repetitions go down to the fewest problems, and cost more samples in all. */
  @Test
  void limits() {
    EvaluationSize size = new EvaluationSize(0.01, 0.3);
    assertThat(size.problems(0.02, 1_000_000_000)).isEqualTo(size.fewest(0.02));
    for (long r = 1; r < 1000; r *= 2) {
      assertThat(size.problems(0.02, 2 * r)).isLessThanOrEqualTo(size.problems(0.02, r));
      assertThat(2 * r * size.problems(0.02, 2 * r)).isGreaterThan(r * size.problems(0.02, r));
    }
    assertThat(new EvaluationSize(0, 0.3).fewest(0.02)).isEqualTo(1);
    assertThatThrownBy(() -> new EvaluationSize(-0.1, 0.3))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
