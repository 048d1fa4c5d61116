package io.ponder.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Differences on common trials against values worked by hand. */
class PairedSampleTest {
  /** A few floating-point operations. */
  private static final double ROUNDING = 1e-14;

  private static final PairedSample SAMPLE = new PairedSample(98, 40, 24, 9);

  /** (24 - 9) / 98; its variance (24 + 9) / 98 - that squared; apart .653 x .347 + .5 x .5. */
  @Test
  void differenceAndVariances() {
    assertThat(SAMPLE.difference()).isCloseTo(15 / 98.0, within(ROUNDING));
    assertThat(SAMPLE.variance()).isCloseTo(33 / 98.0 - 225 / 9604.0, within(ROUNDING));
    assertThat(SAMPLE.unpairedVariance())
        .isCloseTo(64 / 98.0 * 34 / 98 + 49 / 98.0 * 49 / 98, within(ROUNDING));
  }

  /** Bonett and Price: .25 - .10 = .15, and 1.959964 x sqrt((.35 - .0225) / 100) around it. */
  @Test
  void intervalWithPseudoTrials() {
    Interval interval = SAMPLE.interval(0.95);
    double half = 1.959963984540054 * Math.sqrt(0.003275);
    assertThat(interval.low()).isCloseTo(0.15 - half, within(1e-12));
    assertThat(interval.high()).isCloseTo(0.15 + half, within(1e-12));
    assertThat(new PairedSample(1, 0, 1, 0).interval(0.99).high()).isEqualTo(1);
  }

  /** Sign tests by hand: 2 (1 + 5) / 32; 2 (1 + 4) / 16; none discordant; both sides alike. */
  @Test
  void signTest() {
    assertThat(new PairedSample(50, 9, 4, 1).pValue()).isCloseTo(12 / 32.0, within(ROUNDING));
    assertThat(new PairedSample(50, 9, 1, 3).pValue()).isCloseTo(10 / 16.0, within(ROUNDING));
    assertThat(new PairedSample(50, 9, 0, 0).pValue()).isEqualTo(1);
    assertThat(new PairedSample(50, 9, 2, 2).pValue()).isEqualTo(1);
    assertThat(new PairedSample(50, 9, 0, 10).pValue()).isCloseTo(2 / 1024.0, within(ROUNDING));
  }

  @Test
  void swappingSidesSwapsTheSign() {
    PairedSample swapped = new PairedSample(98, 40, 9, 24);
    assertThat(swapped.difference()).isEqualTo(-SAMPLE.difference());
    assertThat(swapped.pValue()).isEqualTo(SAMPLE.pValue());
    assertThat(swapped.interval(0.9).low()).isEqualTo(-SAMPLE.interval(0.9).high());
  }
}
