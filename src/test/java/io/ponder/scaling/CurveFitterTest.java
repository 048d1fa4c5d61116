package io.ponder.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ponder.scaling.CurveFits.Band;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Fitting families to curves. */
class CurveFitterTest {
  private static FitOptions options(Quantity quantity, Loss loss) {
    return new FitOptions(quantity, loss, 0.95, 100, 1, 2);
  }

  static List<String> names() {
    return Families.names();
  }

  /** A curve without error gives its own parameters back, whatever is minimised. */
  @ParameterizedTest
  @MethodSource("names")
  void anExactCurveGivesItsParameters(String key) {
    for (Quantity quantity : Quantity.values()) {
      for (Loss loss : List.of(Loss.LOG, Loss.HUBER)) {
        if (quantity == Quantity.LOG_ACCURACY && !Truths.family(key).ofFailure()) {
          // Its loss is then -ln accuracy, and this curve's is the failure.
          continue;
        }
        CurveFits fits =
            CurveFitter.fit(
                Truths.exact(key, quantity, Truths.budgets()),
                List.of(Truths.family(key)),
                options(quantity, loss),
                null);
        double[] expected = Truths.PARAMETERS.get(key);
        for (int p = 0; p < expected.length; p++) {
          assertThat(fits.fits().get(0).parameters().get(p))
              .as("%s of %s, parameter %d", key, quantity, p)
              .isCloseTo(expected[p], within(1e-3 * expected[p]));
        }
      }
    }
  }

  /** Huber's loss hardly sees one point that is far off. */
  @Test
  void huberIgnoresAnOutlier() {
    List<Point> points =
        new ArrayList<>(
            Truths.exact("exponentiated-power-law", Quantity.LOG_ACCURACY, Truths.budgets()));
    points.set(4, Point.exact(16, 1.5 * points.get(4).y()));
    List<Family> families = List.of(Truths.family("exponentiated-power-law"));
    double huber =
        CurveFitter.fit(points, families, options(Quantity.LOG_ACCURACY, Loss.HUBER), null)
            .fits()
            .get(0)
            .parameters()
            .get(0);
    double squares =
        CurveFitter.fit(points, families, options(Quantity.LOG_ACCURACY, Loss.LOG), null)
            .fits()
            .get(0)
            .parameters()
            .get(0);
    assertThat(huber).isCloseTo(2.5, within(0.002));
    assertThat(squares).isGreaterThan(2.55);
  }

  /** Neither the order of the points nor the number of threads changes a digit. */
  @Test
  void theSameForAnyThreadsAndOrder() {
    List<Point> points = Truths.drawn("beta", Quantity.ACCURACY, Truths.budgets(), 3);
    List<Point> reversed = new ArrayList<>(points);
    Collections.reverse(reversed);
    FitOptions one = new FitOptions(Quantity.ACCURACY, Loss.WEIGHTED, 0.95, 100, 7, 1);
    FitOptions three = new FitOptions(Quantity.ACCURACY, Loss.WEIGHTED, 0.95, 100, 7, 3);
    List<CurveFit> left = CurveFitter.fit(points, Families.ALL, one, null).fits();
    List<CurveFit> right = CurveFitter.fit(reversed, Families.ALL, three, null).fits();
    for (int f = 0; f < left.size(); f++) {
      assertThat(right.get(f).parameters()).isEqualTo(left.get(f).parameters());
      assertThat(right.get(f).low()).isEqualTo(left.get(f).low());
      assertThat(right.get(f).high()).isEqualTo(left.get(f).high());
      assertThat(right.get(f).aicc()).isEqualTo(left.get(f).aicc());
    }
  }

  /** Intervals are from the resampled curves where there are any. */
  @Test
  void resampledCurvesGiveTheIntervals() {
    List<Point> points = Truths.exact("log-linear", Quantity.FAILURE, Truths.budgets());
    double[][] resampled = new double[41][];
    for (int b = 0; b < resampled.length; b++) {
      double shift = (b - 20) * 0.001;
      resampled[b] = points.stream().mapToDouble(point -> point.y() + shift).toArray();
    }
    // Unweighted and without logarithms: a shift of the curve is one of A.
    List<Point> alike =
        points.stream().map(point -> Point.measured(point.x(), point.y(), 0.01)).toList();
    CurveFit fit =
        CurveFitter.fit(
                alike,
                List.of(Truths.family("log-linear")),
                options(Quantity.FAILURE, Loss.WEIGHTED),
                resampled)
            .fits()
            .get(0);
    assertThat(fit.low().get(0)).isCloseTo(0.78, within(0.0011));
    assertThat(fit.high().get(0)).isCloseTo(0.82, within(0.0011));
    assertThat(fit.high().get(1) - fit.low().get(1)).isLessThan(1e-9);
  }

  /**
   * Forecasts of the failure are the less certain the further they go, and say when they are a
   * guess. (Near an accuracy of 1 there is less and less left to be wrong about.)
   */
  @Test
  void forecastsWiden() {
    List<Point> points = Truths.drawn("beta", Quantity.ACCURACY, Truths.budgets(), 5);
    CurveFits fits =
        CurveFitter.fit(points, Families.ALL, options(Quantity.ACCURACY, Loss.WEIGHTED), null);
    double[] x = {1024, 2048, 4096, 8192, 16_384};
    Band[] bands = fits.forecast(x);
    for (int i = 1; i < x.length; i++) {
      assertThat(width(bands[i])).isGreaterThan(width(bands[i - 1]));
    }
    double[] truth = Truths.loss("beta", x);
    for (int i = 0; i < x.length; i++) {
      assertThat(1 - truth[i]).isBetween(bands[i].low(), bands[i].high());
    }
    assertThat(fits.far(10_240)).isFalse();
    assertThat(fits.far(10_241)).isTrue();
  }

  private static double width(Band band) {
    return (band.high() - band.low()) / (1 - band.value());
  }

  @Test
  void whatIsNoCurveIsRefused() {
    FitOptions weighted = options(Quantity.ACCURACY, Loss.WEIGHTED);
    assertThatThrownBy(() -> CurveFitter.fit(List.of(), Families.ALL, weighted, null))
        .isInstanceOf(FitException.class)
        .hasMessage("there are no points");
    assertThatThrownBy(
            () ->
                CurveFitter.fit(List.of(Point.ofTrials(4, 0.5, 10)), Families.ALL, weighted, null))
        .isInstanceOf(FitException.class)
        .hasMessageContaining("one point, at x = 4");
    List<Point> constant = new ArrayList<>();
    for (double x : Truths.budgets()) {
      constant.add(Point.ofTrials(x, 0.25, 100));
    }
    assertThatThrownBy(() -> CurveFitter.fit(constant, Families.ALL, weighted, null))
        .isInstanceOf(FitException.class)
        .hasMessage("accuracy is 0.25 at all 11 points; there is no growth to fit");
    assertThatThrownBy(
            () ->
                CurveFitter.fit(
                    Truths.drawn("beta", Quantity.ACCURACY, new double[] {1, 2, 4}, 0),
                    Families.ALL,
                    weighted,
                    null))
        .isInstanceOf(FitException.class)
        .hasMessage("3 points are too few: any family needs at least 4");
    assertThatThrownBy(
            () ->
                CurveFitter.fit(
                    List.of(Point.exact(1, 0.1), Point.exact(2, 0.2)),
                    Families.ALL,
                    weighted,
                    null))
        .hasMessageContaining("needs trials or a standard error");
  }

  @ParameterizedTest
  @EnumSource(
      value = Loss.class,
      names = {"LOG", "HUBER"})
  void logarithmsNeedPositiveValues(Loss loss) {
    List<Point> points = new ArrayList<>();
    for (double x : Truths.budgets()) {
      points.add(Point.exact(x, x == 1024 ? 0 : 1 / x));
    }
    assertThatThrownBy(
            () -> CurveFitter.fit(points, Families.ALL, options(Quantity.FAILURE, loss), null))
        .isInstanceOf(FitException.class)
        .hasMessageContaining("failure is 0.0 at x = 1024.0");
  }

  @Test
  void pointsAreChecked() {
    assertThatThrownBy(() -> Point.exact(0, 0.5)).hasMessageContaining("positive");
    assertThatThrownBy(() -> Point.exact(-1, 0.5)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> Point.exact(Double.NaN, 0.5)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> Point.exact(1, Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> Point.measured(1, 0.5, -0.1)).hasMessageContaining("-0.1");
  }
}
