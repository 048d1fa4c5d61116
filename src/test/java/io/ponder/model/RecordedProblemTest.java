package io.ponder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ponder.model.RecordedProblem.Sample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a recorded problem is, and what it cannot be. */
class RecordedProblemTest {
  private static final double NONE = Double.NaN;

  @Test
  void answersAreNumberedAsTheyAppear() {
    RecordedProblem problem =
        new RecordedProblem(
            "p",
            List.of(
                new Sample("7", false, 0.5),
                new Sample(null, false, -1),
                new Sample("8", true, 2),
                new Sample("7", false, 0.5)));
    assertThat(problem.labels()).containsExactly(0, RecordedProblem.NO_ANSWER, 1, 0);
    assertThat(problem.scored()).isTrue();
    assertThat(problem.scores()).containsExactly(0.5, -1, 2, 0.5);
    assertThat(problem.size()).isEqualTo(4);
  }

  @Test
  void aProblemHasSamples() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecordedProblem("p7", List.of()))
        .withMessage("problem p7 needs at least one sample");
  }

  /** Unparsed samples are not alike: some may be correct and others wrong. */
  @Test
  void sameAnswersAreAllCorrectOrAllWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RecordedProblem(
                    "p7", List.of(new Sample("A", true, NONE), new Sample("A", false, NONE))))
        .withMessage("samples of problem p7 with the answer A must all be correct or all be wrong");
    RecordedProblem unparsed =
        new RecordedProblem(
            "p7", List.of(new Sample(null, true, NONE), new Sample(null, false, NONE)));
    assertThat(unparsed.scored()).isFalse();
  }

  @Test
  void allSamplesHaveAScoreOrNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RecordedProblem(
                    "p7", List.of(new Sample("A", true, 1), new Sample("B", false, NONE))))
        .withMessage("the samples of problem p7 must all have a score or none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sample("A", true, Double.NEGATIVE_INFINITY))
        .withMessage("a score must be a finite number, found -Infinity");
  }

  @Test
  void samplesDoNotChange() {
    List<Sample> samples = new ArrayList<>(List.of(new Sample("A", true, NONE)));
    RecordedProblem problem = new RecordedProblem("p", samples);
    samples.clear();
    assertThat(problem.size()).isEqualTo(1);
  }
}
