package io.ponder.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Outcomes own contiguous parts of the unit interval, as long as their weights. The lengths are
 * measured by walking through 2^20 evenly spaced places, far more than the 1024 cells of the guide.
 */
class CategoricalTest {
  private static final int STEPS = 1 << 20;
  private static final int SHIFT = Categorical.BITS - 20;

  private static long[] lengths(Categorical sampler, int row, int outcomes) {
    long[] lengths = new long[outcomes];
    for (long step = 0; step < STEPS; step++) {
      lengths[sampler.sample(row, step << SHIFT)]++;
    }
    return lengths;
  }

  /** Weights that are whole numbers of steps are met exactly, within and across guide cells. */
  @Test
  void dyadicWeightsAreExact() {
    double[] weights = {1, 2, 3, 1000, 1024, 5, STEPS - 2035};
    assertThat(Arrays.stream(weights).sum()).isEqualTo(STEPS);
    assertThat(lengths(Categorical.of(weights), 0, weights.length))
        .containsExactly(1, 2, 3, 1000, 1024, 5, STEPS - 2035);
  }

  /** Any weights are met within one step, whatever their sum. */
  @Test
  void weightsNeedNotSumToOne() {
    double[] weights = {0.3, 0.6, 2.1, 1e-9, 0.000_3};
    double total = Arrays.stream(weights).sum();
    long[] lengths = lengths(Categorical.of(weights), 0, weights.length);
    for (int i = 0; i < weights.length; i++) {
      // One step at each end.
      assertThat((double) lengths[i]).isCloseTo(weights[i] / total * STEPS, within(2.0));
    }
  }

  /** An outcome of weight 0 is never drawn: first, in the middle or last. */
  @Test
  void weightZeroIsNeverDrawn() {
    double[] weights = {0, 0, 0.1, 0, 0.2, 0.7, 0, 0};
    Categorical sampler = Categorical.of(weights);
    long[] lengths = lengths(sampler, 0, weights.length);
    assertThat(lengths[0] + lengths[1] + lengths[3] + lengths[6] + lengths[7]).isZero();
    assertThat(lengths[2]).isPositive();
    assertThat(lengths[4]).isPositive();
    assertThat(sampler.sample(0, 0)).isEqualTo(2);
    assertThat(sampler.sample(0, (1L << Categorical.BITS) - 1)).isEqualTo(5);
  }

  /** The ends of outcomes are at their exact places: one before is the outcome, there the next. */
  @Test
  void outcomesEndAtTheirPlaces() {
    Categorical sampler = Categorical.of(new double[] {0.25, 0.5, 0.25});
    long quarter = 1L << (Categorical.BITS - 2);
    assertThat(sampler.sample(0, quarter - 1)).isZero();
    assertThat(sampler.sample(0, quarter)).isEqualTo(1);
    assertThat(sampler.sample(0, 3 * quarter - 1)).isEqualTo(1);
    assertThat(sampler.sample(0, 3 * quarter)).isEqualTo(2);
  }

  @Test
  void outcomesDoNotFallAsThePlaceGrows() {
    double[] weights = new double[3000];
    Arrays.setAll(weights, i -> i % 7);
    Categorical sampler = Categorical.of(weights);
    int before = 0;
    for (long step = 0; step < STEPS; step++) {
      int outcome = sampler.sample(0, step << SHIFT);
      assertThat(outcome).isGreaterThanOrEqualTo(before);
      before = outcome;
    }
    assertThat(before).isEqualTo(2999);
  }

  @Test
  void rowsAreDistributionsOfTheirOwn() {
    Categorical sampler =
        Categorical.of(new double[] {1, 0, 0}, new double[] {0, 0, 1}, new double[] {1, 2, 1});
    assertThat(lengths(sampler, 0, 3)).containsExactly(STEPS, 0, 0);
    assertThat(lengths(sampler, 1, 3)).containsExactly(0, 0, STEPS);
    assertThat(lengths(sampler, 2, 3)).containsExactly(STEPS / 4, STEPS / 2, STEPS / 4);
  }

  @Test
  void aPlaceIsTheUpperBitsOfADraw() {
    assertThat(Categorical.place(-1)).isEqualTo((1L << Categorical.BITS) - 1);
    assertThat(Categorical.place(0xF)).isZero();
    assertThat(Categorical.place(0x10)).isEqualTo(1);
  }

  @Test
  void tooManyOutcomesAreAnError() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Categorical.of(new double[Short.MAX_VALUE + 1]))
        .withMessageContaining("32767");
  }
}
