package io.ponder.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.model.Verifier;
import io.ponder.model.Verifier.Roc.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Scores have the distributions that their verifier promises, measured by walking evenly through
 * all 64-bit draws.
 */
class ScoresTest {
  private static final int STEPS = 1 << 20;

  private static final int RIGHT = 0;
  private static final int WRONG = 1;

  private static Scores scores(Verifier verifier) {
    return Scores.of(verifier, new boolean[] {true, false});
  }

  private static double[] walk(Scores scores, int type) {
    double[] values = new double[STEPS];
    for (long step = 0; step < STEPS; step++) {
      values[(int) step] = scores.score(type, step << (Long.SIZE - 20));
    }
    return values;
  }

  /** Returns the share of draws whose score is at least a threshold. */
  private static double accepted(double[] values, double threshold) {
    int count = 0;
    for (double value : values) {
      count += value >= threshold ? 1 : 0;
    }
    return (double) count / STEPS;
  }

  /** A correct one is accepted with 0.9, a wrong one with 1 - 0.8; a score is 1 or 0. */
  @Test
  void acceptReject() {
    Scores scores = scores(new Verifier.AcceptReject(0.9, 0.8));
    assertThat(walk(scores, RIGHT)).containsOnly(0, 1);
    assertThat(accepted(walk(scores, RIGHT), 1)).isCloseTo(0.9, within(1.0 / STEPS));
    assertThat(accepted(walk(scores, WRONG), 1)).isCloseTo(0.2, within(1.0 / STEPS));
    Scores perfect = scores(new Verifier.AcceptReject(1, 1));
    assertThat(walk(perfect, RIGHT)).containsOnly(1);
    assertThat(walk(perfect, WRONG)).containsOnly(0);
  }

  /**
   * Accepting every score of at least 1 - f accepts a share f of the wrong and T(f) of the correct:
   * on slopes, at the top of vertical segments, along flat ones, and at the ends.
   */
  @Test
  void rocAcceptsWhatTheCurveSays() {
    Verifier.Roc curve =
        new Verifier.Roc(
            List.of(
                new Point(0, 0),
                new Point(0, 0.3),
                new Point(0.2, 0.5),
                new Point(0.5, 0.5),
                new Point(0.5, 0.8),
                new Point(0.75, 0.875),
                new Point(1, 1)));
    double[][] expected = {
      {0, 0.3},
      {0.1, 0.4},
      {0.2, 0.5},
      {0.3, 0.5},
      {0.4999, 0.5},
      {0.5, 0.8},
      {0.625, 0.8375},
      {0.75, 0.875},
      {0.875, 0.9375},
      {1, 1}
    };
    double[] right = walk(scores(curve), RIGHT);
    double[] wrong = walk(scores(curve), WRONG);
    for (double[] point : expected) {
      // A hair below the threshold, because 1 - f and 1 - (1 - f) are rounded.
      double threshold = 1 - point[0] - 1e-12;
      assertThat(accepted(wrong, threshold)).isCloseTo(point[0], within(2.0 / STEPS));
      assertThat(accepted(right, threshold))
          .as("at %s", point[0])
          .isCloseTo(point[1], within(2e-6));
    }
  }

  /** A curve that ends on a flat or starts on one keeps its scores in [0, 1]. */
  @Test
  void rocThatIsFlatAtItsEnds() {
    Scores flatEnd =
        scores(new Verifier.Roc(List.of(new Point(0, 0), new Point(0.5, 1), new Point(1, 1))));
    assertThat(accepted(walk(flatEnd, RIGHT), 0.5)).isEqualTo(1);
    Scores flatStart =
        scores(new Verifier.Roc(List.of(new Point(0, 0), new Point(0.5, 0), new Point(1, 1))));
    // 1e-6: the point at T = 0 itself is one step of the walk.
    assertThat(accepted(walk(flatStart, RIGHT), 0.500_001)).isLessThanOrEqualTo(2.0 / STEPS);
    assertThat(accepted(walk(flatStart, RIGHT), 0)).isEqualTo(1);
  }

  /** Types differ by their mean only; the noise itself is NormalTest's. */
  @Test
  void separationMovesTheCorrectOnes() {
    Scores scores = scores(new Verifier.Separation(1.5));
    AddressedRandom draws = new AddressedRandom(4);
    for (int i = 0; i < 1000; i++) {
      long bits = draws.nextLong();
      assertThat(scores.score(WRONG, bits)).isEqualTo(Normal.of(bits));
      assertThat(scores.score(RIGHT, bits)).isEqualTo(Normal.of(bits) + 1.5);
    }
  }

  /** Many scores at once are the single ones, in order, whatever the verifier. */
  @Test
  void manyScoresAreTheSingleOnes() {
    int[] types = new int[700];
    for (int i = 0; i < types.length; i++) {
      types[i] = i % 3 == 0 ? RIGHT : WRONG;
    }
    for (Verifier verifier :
        List.of(new Verifier.Separation(-2), new Verifier.AcceptReject(0.5, 0.5))) {
      Scores scores = scores(verifier);
      double[] into = new double[600];
      scores.score(new AddressedRandom(6), types, 100, 600, into);
      for (int i = 0; i < into.length; i++) {
        assertThat(into[i]).isEqualTo(scores.score(types[100 + i], AddressedRandom.bits(6, i)));
      }
    }
  }
}
