package io.ponder.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Parameter intervals cover the truth. With a fixed seed; if they covered exactly 95%, a count out
 * of 90% to 98% would have a probability of .012 for each of the 26 parameters.
 */
class IntervalsTest {
  private static final int REPETITIONS = 200;

  static List<String> names() {
    return Families.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void intervalsCoverAsTheySay(String key) {
    double[] truth = Truths.PARAMETERS.get(key);
    int[] covered = new int[truth.length];
    for (int r = 0; r < REPETITIONS; r++) {
      FitOptions options = new FitOptions(Quantity.ACCURACY, Loss.WEIGHTED, 0.95, 119, r, 2);
      CurveFit fit =
          CurveFitter.fit(
                  Truths.drawn(key, Quantity.ACCURACY, Truths.budgets(), r),
                  List.of(Truths.family(key)),
                  options,
                  null)
              .fits()
              .get(0);
      for (int p = 0; p < truth.length; p++) {
        covered[p] += fit.low().get(p) <= truth[p] && truth[p] <= fit.high().get(p) ? 1 : 0;
      }
    }
    for (int count : covered) {
      assertThat(count / (double) REPETITIONS).as(key).isBetween(0.90, 0.98);
    }
  }
}
