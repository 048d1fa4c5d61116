package io.ponder.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** n points are exact for the first 2n - 1 moments of a beta distribution, and not for the next. */
class QuadratureTest {
  private static final double ROUNDING = 1e-12;

  @ParameterizedTest
  @CsvSource({"1, 1, 5", "0.3, 2, 8", "5, 0.2, 12", "0.5, 0.5, 40", "30, 80, 6", "1, 2.9, 1"})
  void momentsAreExact(double a, double b, int points) {
    List<Quadrature.Node> rule = Quadrature.beta(a, b, points);
    assertThat(rule).hasSize(points).allMatch(node -> node.point() >= 0 && node.point() <= 1);
    double moment = 1;
    for (int k = 0; k <= 2 * points; k++) {
      double found = 0;
      for (Quadrature.Node node : rule) {
        found += node.weight() * StrictMath.pow(node.point(), k);
      }
      if (k < 2 * points) {
        assertThat(found).as("moment %d", k).isCloseTo(moment, within(ROUNDING));
      } else if (points <= 2) {
        assertThat(Math.abs(found - moment)).isGreaterThan(1e-3);
      }
      moment *= (a + k) / (a + b + k);
    }
  }
}
