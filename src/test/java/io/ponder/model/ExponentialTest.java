package io.ponder.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The fast exponential against the library's. */
class ExponentialTest {
  /** Both may be off by a unit or two in the last place. */
  private static final int ULPS = 3;

  private static void assertClose(double x) {
    double expected = StrictMath.exp(x);
    double allowed = ULPS * Math.ulp(expected);
    assertThat(Math.abs(Exponential.exp(x) - expected)).as("e^%s", x).isLessThanOrEqualTo(allowed);
  }

  @Test
  void isTheLibrarys() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200_000; i++) {
      assertClose(random.nextDouble(-1, 1));
      assertClose(random.nextDouble(-40, 40));
      assertClose(random.nextDouble(-700, 700));
    }
  }

  @Test
  void edges() {
    for (double x : new double[] {0, -0.0, 700, -700, 709.7, -745, 1e-300, Math.nextUp(700)}) {
      assertClose(x);
    }
    assertThat(Exponential.exp(0)).isEqualTo(1);
    assertThat(Exponential.exp(Double.POSITIVE_INFINITY)).isInfinite();
    assertThat(Exponential.exp(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Exponential.exp(Double.NaN)).isNaN();
  }
}
