package io.ponder.strategy.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.model.Verifier;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sums over places that laws of the highest score are made of. */
class ScoreLawTest {
  private static final List<Verifier> VERIFIERS =
      List.of(
          new Verifier.Separation(1.5),
          new Verifier.Separation(-4),
          new Verifier.AcceptReject(0.75, 0.625),
          new Verifier.AcceptReject(1, 0),
          new Verifier.Roc(
              List.of(
                  new Verifier.Roc.Point(0, 0),
                  new Verifier.Roc.Point(0, 0.25),
                  new Verifier.Roc.Point(0.5, 0.75),
                  new Verifier.Roc.Point(1, 1))));

  /** Returns P(the best of some is right), or wrong. */
  private static double best(List<ScoreLaw.Place> places, boolean isRight, int right, int wrong) {
    return places.stream()
        .mapToDouble(
            place ->
                (isRight ? right : wrong)
                    * place.of(isRight).here()
                    * place.correct().allBelow(right - (isRight ? 1 : 0))
                    * place.wrong().allBelow(wrong - (isRight ? 0 : 1)))
        .sum();
  }

  /** One of them is the best. A place is known to an ulp or two, which the scores multiply. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 20, 400, 20_000})
  void someoneIsTheBest(int scores) {
    for (Verifier verifier : VERIFIERS) {
      List<ScoreLaw.Place> places = ScoreLaw.places(verifier, scores);
      for (int right : new int[] {1, scores / 2, scores - 1}) {
        double sum =
            best(places, true, right, scores - right) + best(places, false, right, scores - right);
        assertThat(sum)
            .as("%s, %d right", verifier, right)
            .isCloseTo(1, within(4e-16 * (scores + 10)));
      }
    }
  }

  /** The step for up to 10,000 scores gives what a quarter of it does. */
  @ParameterizedTest
  @ValueSource(ints = {2, 100, 10_000})
  void theStepIsNarrowEnough(int scores) {
    for (double distance : new double[] {0, 1.5, -4}) {
      Verifier verifier = new Verifier.Separation(distance);
      for (int right : new int[] {1, scores / 2, scores - 1}) {
        double wide = best(ScoreLaw.places(verifier, 10_000), true, right, scores - right);
        double narrow = best(ScoreLaw.places(verifier, 10_001), true, right, scores - right);
        assertThat(wide).isCloseTo(narrow, within(1e-13 * narrow));
      }
    }
  }

  /**
   * Each place has as much of a normal score below as the mirrored one above, to the last digit.
   */
  @Test
  void bothTailsHaveTheirOwnDigits() {
    List<ScoreLaw.Place> places = ScoreLaw.places(new Verifier.Separation(0), 2);
    for (int i = 0; i < places.size(); i++) {
      ScoreLaw.Score score = places.get(i).wrong();
      ScoreLaw.Score mirrored = places.get(places.size() - 1 - i).wrong();
      assertThat(score.below()).isEqualTo(mirrored.above());
      assertThat(score.below() + score.above()).isEqualTo(1);
    }
  }
}
