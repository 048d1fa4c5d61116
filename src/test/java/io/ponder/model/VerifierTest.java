package io.ponder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.model.Verifier.AcceptReject;
import io.ponder.model.Verifier.Roc;
import io.ponder.model.Verifier.Roc.Point;
import io.ponder.model.Verifier.Separation;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/**
 * A score's weight is P(correct) at even odds, r / (1 + r) for a likelihood ratio r, by hand; each
 * kind of verifier accepts from its own threshold on.
 */
class VerifierTest {
  /** Each figure is a handful of floating-point operations on numbers up to 1. */
  private static final double ROUNDING = 1e-14;

  /** Densities at z: exp(-(z - d)^2 / 2) if correct, exp(-z^2 / 2) if not. */
  @Test
  void separationWeighsByDensities() {
    for (double distance : new double[] {-1, 0.5, 1, 3}) {
      Verifier verifier = new Separation(distance);
      NormalDistribution right = NormalDistribution.of(distance, 1);
      NormalDistribution wrong = NormalDistribution.of(0, 1);
      for (double z = -4; z <= 4; z += 0.25) {
        double expected = right.density(z) / (right.density(z) + wrong.density(z));
        assertThat(verifier.weight(z))
            .as("%s at %s", z, distance)
            .isCloseTo(expected, within(1e-13));
      }
    }
  }

  /** At separation 2: 1/2 in the middle, e^2 / (1 + e^2) one above, and 1/2 everywhere for 0. */
  @Test
  void separationByHand() {
    Verifier two = new Separation(2);
    double e2 = Math.E * Math.E;
    assertThat(two.weight(1)).isEqualTo(0.5);
    assertThat(two.weight(2)).isCloseTo(e2 / (1 + e2), within(ROUNDING));
    assertThat(two.weight(0)).isCloseTo(1 / (1 + e2), within(ROUNDING));
    assertThat(two.weight(500)).isEqualTo(1);
    assertThat(two.weight(-1000)).isZero();
    for (double z : new double[] {-5, 0, 0.3, 40}) {
      assertThat(new Separation(0).weight(z)).isEqualTo(0.5);
    }
  }

  /** Accepted: r = 0.9 / 0.2, rejected: r = 0.1 / 0.8. */
  @Test
  void acceptRejectWeighsByTheLikelihoodRatio() {
    Verifier verifier = new AcceptReject(0.9, 0.8);
    assertThat(verifier.weight(1)).isCloseTo(4.5 / 5.5, within(ROUNDING));
    assertThat(verifier.weight(0)).isCloseTo(0.125 / 1.125, within(ROUNDING));
  }

  /** A perfect one is certain; a verdict that cannot come tells nothing. */
  @Test
  void acceptRejectAtTheEnds() {
    Verifier perfect = new AcceptReject(1, 1);
    assertThat(perfect.weight(1)).isEqualTo(1);
    assertThat(perfect.weight(0)).isZero();
    Verifier lenient = new AcceptReject(1, 0);
    assertThat(lenient.weight(1)).isEqualTo(0.5);
    assertThat(lenient.weight(0)).isEqualTo(0.5);
    Verifier contrary = new AcceptReject(0, 0);
    assertThat(contrary.weight(1)).isZero();
    assertThat(contrary.weight(0)).isEqualTo(1);
  }

  /** Slopes 6, 2/3 and 0: the score is 1 - F. */
  @Test
  void rocWeighsBySlopes() {
    Verifier verifier =
        new Roc(List.of(new Point(0, 0), new Point(0.1, 0.6), new Point(0.7, 1), new Point(1, 1)));
    for (double score : new double[] {0.999, 0.95, 0.901}) {
      assertThat(verifier.weight(score)).isCloseTo(6 / 7.0, within(ROUNDING));
    }
    for (double score : new double[] {0.899, 0.5, 0.301}) {
      assertThat(verifier.weight(score)).isCloseTo(0.4, within(ROUNDING));
    }
    for (double score : new double[] {0.299, 0.1, 0}) {
      assertThat(verifier.weight(score)).isZero();
    }
    assertThat(verifier.weight(1)).isCloseTo(6 / 7.0, within(ROUNDING));
  }

  /** A vertical segment has only correct solutions, all with one score, here 1; then 0.4 / 1. */
  @Test
  void aVerticalFirstSegmentIsCertain() {
    Verifier verifier = new Roc(List.of(new Point(0, 0), new Point(0, 0.6), new Point(1, 1)));
    assertThat(verifier.weight(1)).isEqualTo(1);
    assertThat(verifier.weight(0.999)).isCloseTo(0.4 / 1.4, within(ROUNDING));
    assertThat(verifier.weight(0)).isCloseTo(0.4 / 1.4, within(ROUNDING));
  }

  /** In the middle, at F = 0.3, and at the end, at F = 1: whatever 1 - F rounds to. */
  @Test
  void aVerticalSegmentElsewhereIsCertainToo() {
    Verifier middle =
        new Roc(
            List.of(new Point(0, 0), new Point(0.3, 0.2), new Point(0.3, 0.9), new Point(1, 1)));
    assertThat(middle.weight(1 - 0.3)).isEqualTo(1);
    assertThat(middle.weight(0.71)).isCloseTo(0.4, within(ROUNDING));
    assertThat(middle.weight(0.69)).isCloseTo(0.125, within(ROUNDING));
    Verifier end = new Roc(List.of(new Point(0, 0), new Point(1, 0.5), new Point(1, 1)));
    assertThat(end.weight(0)).isEqualTo(1);
    assertThat(end.weight(0.001)).isCloseTo(1 / 3.0, within(ROUNDING));
  }

  @Test
  void theDiagonalTellsNothing() {
    Verifier verifier = new Roc(List.of(new Point(0, 0), new Point(1, 1)));
    for (double score : new double[] {0, 0.2, 0.5, 1}) {
      assertThat(verifier.weight(score)).isEqualTo(0.5);
    }
  }

  /** Where the weight passes one half, for a normal score; a curve has none of its own. */
  @Test
  void thresholds() {
    assertThat(new Separation(1.5).threshold()).isEqualTo(0.75);
    assertThat(new Separation(1.5).weight(0.75)).isEqualTo(0.5);
    assertThat(new AcceptReject(0.9, 0.8).threshold()).isEqualTo(0.5);
    assertThat(new Roc(List.of(new Point(0, 0), new Point(1, 1))).threshold()).isNaN();
  }
}
