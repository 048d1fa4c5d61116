package io.ponder.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ponder.scaling.SampleCounts.Group;
import org.junit.jupiter.api.Test;

/** Counts of correct samples. */
class SampleCountsTest {
  private static final SampleCounts COUNTS =
      SampleCounts.of(new int[] {5, 5, 5, 8}, new int[] {0, 2, 2, 8});

  /** By hand: of 5 samples with 2 correct, 3 of 10 pairs have none. */
  @Test
  void unbiasedPassAtK() {
    assertThat(COUNTS.passAtK(2)).isCloseTo(1 - (1 + 0.3 + 0.3 + 0) / 4, within(1e-15));
    assertThat(COUNTS.passAtK(4)).isCloseTo(1 - (1 + 0 + 0 + 0) / 4.0, within(1e-15));
    assertThat(COUNTS.solved()).isEqualTo(0.75);
    assertThat(COUNTS.fewest()).isEqualTo(5);
    assertThat(COUNTS.most()).isEqualTo(8);
    assertThat(COUNTS.groups()).contains(new Group(5, 2, 2));
  }

  /** Averaging over what a part of the samples shows is the unbiased estimate again. */
  @Test
  void thinningKeepsTheExpectation() {
    SampleCounts counts = SampleCounts.of(new int[] {40, 40, 20}, new int[] {3, 20, 1});
    SampleCounts thinned = counts.thinned(0.5);
    assertThat(thinned.fewest()).isEqualTo(10);
    assertThat(thinned.problems()).isCloseTo(3, within(1e-12));
    for (int k = 1; k <= 10; k++) {
      // Shares below 1e-3 are left out, a few of each problem.
      assertThat(thinned.passAtK(k)).isCloseTo(counts.passAtK(k), within(1e-3));
    }
    // By hand: 1 of 20 is among 10 kept ones with probability 1/2.
    assertThat(thinned.groups()).contains(new Group(10, 1, 0.5), new Group(10, 0, 0.5));
  }

  @Test
  void refusesWhatIsNoCount() {
    assertThatThrownBy(() -> SampleCounts.of(new int[] {3}, new int[] {4}))
        .hasMessageContaining("4 correct of 3 samples");
    assertThatThrownBy(() -> SampleCounts.of(new int[] {0}, new int[] {0}))
        .hasMessageContaining("0 correct of 0 samples");
    assertThatThrownBy(() -> SampleCounts.of(new int[0], new int[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
