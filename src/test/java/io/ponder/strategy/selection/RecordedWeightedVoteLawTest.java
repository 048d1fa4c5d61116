package io.ponder.strategy.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.ponder.model.RecordedProblem;
import io.ponder.model.RecordedProblem.Sample;
import io.ponder.strategy.AllSubsets;
import io.ponder.strategy.RecordedLaw;
import io.ponder.strategy.RecordedLaw.Exact;
import io.ponder.strategy.voting.MajorityVote;
import io.ponder.strategy.voting.RecordedVoteLaw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The law of a weighted vote equals the average over all subsets, by sums in steps or by play. */
class RecordedWeightedVoteLawTest {
  private static final RecordedLaw LAW = new WeightedVote().recordedLaw().orElseThrow();

  /** A lone sample is the answer, else the sums of scores decide. */
  private static Exact weighted(List<Sample> drawn) {
    return drawn.size() == 1 ? Exact.ofOneAmong(drawn) : AllSubsets.vote(drawn, Sample::score);
  }

  private static List<Exact> byHand(RecordedProblem problem) {
    return AllSubsets.average(problem, RecordedWeightedVoteLawTest::weighted);
  }

  /** Few scores, some of them 0, so that many sums are equal. */
  @Test
  void equalsTheAverageOverAllSubsetsForWeightsInSteps() {
    for (int seed = 0; seed < 120; seed++) {
      RecordedProblem problem = AllSubsets.problem(seed, 1 + seed % 12, 1 + seed % 5, 1 + seed % 8);
      assertThat(RecordedWeightedVoteLaw.steps(problem.scores())).isPresent();
      AllSubsets.assertSame(problem, LAW.at(problem).orElseThrow(), byHand(problem));
    }
  }

  @Test
  void equalsTheAverageOverAllSubsetsForAnyWeights() {
    for (int seed = 0; seed < 60; seed++) {
      RecordedProblem problem = AllSubsets.problem(seed, 3 + seed % 10, 2 + seed % 5, 1_000_003);
      AllSubsets.assertSame(problem, LAW.at(problem).orElseThrow(), byHand(problem));
    }
  }

  /** Both ways, on 20 samples: 1,048,575 subsets. */
  @Test
  void stepsEqualPlayOnTwentySamples() {
    RecordedProblem problem = AllSubsets.problem(4, 20, 5, 16);
    int[] steps = RecordedWeightedVoteLaw.steps(problem.scores()).orElseThrow();
    assertThat(Arrays.stream(steps).distinct().count()).isGreaterThan(8);
    long start = System.nanoTime();
    List<Exact> played = RecordedWeightedVoteLaw.play(problem, problem.scores());
    System.out.printf(
        Locale.ROOT,
        "weighted vote of 20 recorded samples, all subsets: %.0f ms%n",
        (System.nanoTime() - start) / 1e6);
    AllSubsets.assertSame(problem, RecordedVoteLaw.of(problem, steps).orElseThrow(), played);
  }

  /** In floating point 0.1 + 0.2 is above 0.3: a tie all the same, counted in steps or played. */
  @Test
  void equalSumsAreTies() {
    RecordedProblem problem =
        new RecordedProblem(
            "ties",
            List.of(
                new Sample("A", true, 0.1),
                new Sample("A", true, 0.2),
                new Sample("B", false, 0.3)));
    assertThat(RecordedWeightedVoteLaw.steps(problem.scores())).hasValue(new int[] {1, 2, 3});
    assertThat(LAW.at(problem).orElseThrow().get(2).correct()).isEqualTo(0.5);
    assertThat(RecordedWeightedVoteLaw.play(problem, problem.scores()).get(2).correct())
        .isEqualTo(0.5);
  }

  /** Accept or reject at 0.8 and 0.6: weights 2/3 and 1/4 are 8 and 3 steps of 1/12. */
  @Test
  void stepsAreTheLargestThereAre() {
    assertThat(RecordedWeightedVoteLaw.steps(new double[] {2.0 / 3, 0.25, 0.25}))
        .hasValue(new int[] {8, 3, 3});
    assertThat(RecordedWeightedVoteLaw.steps(new double[] {50, 0, 125}))
        .hasValue(new int[] {2, 0, 5});
    assertThat(RecordedWeightedVoteLaw.steps(new double[] {0, 0})).hasValue(new int[] {0, 0});
    assertThat(RecordedWeightedVoteLaw.steps(new double[] {1, 256})).isPresent();
    assertThat(RecordedWeightedVoteLaw.steps(new double[] {1, 257})).isEmpty();
    assertThat(RecordedWeightedVoteLaw.steps(new double[] {1, Math.sqrt(2)})).isEmpty();
    // Steps that are no longer than a tie tell no sums apart.
    assertThat(RecordedWeightedVoteLaw.steps(new double[] {1e-12, 1e-12, 3e-12})).isEmpty();
  }

  /** Weights that are all alike, or all 0, give the majority vote or a draw among the answers. */
  @Test
  void weightsThatTellNothing() {
    RecordedProblem problem = AllSubsets.problem(18, 60, 6, 5);
    assertThat(problem.labels()).contains(RecordedProblem.NO_ANSWER);
    double[] alike = new double[60];
    Arrays.fill(alike, 0.37);
    List<Exact> majority = new MajorityVote().recordedLaw().orElseThrow().at(problem).orElseThrow();
    List<Exact> same = LAW.at(problem, alike).orElseThrow();
    AllSubsets.assertWhole(same);
    assertThat(same.subList(1, 60)).isEqualTo(majority.subList(1, 60));
    List<Exact> draw = LAW.at(problem, new double[60]).orElseThrow();
    long answers = Arrays.stream(problem.labels()).filter(label -> label >= 0).distinct().count();
    long right =
        problem.samples().stream()
            .filter(sample -> sample.answer() != null && sample.correct())
            .map(Sample::answer)
            .distinct()
            .count();
    assertThat(right).isBetween(1L, answers - 1);
    AllSubsets.assertWhole(draw);
    assertThat(draw.get(59).correct()).isCloseTo((double) right / answers, within(1e-12));
  }

  /** Many samples: those with weights in steps have a law, others have none. */
  @Test
  void largeProblems() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      samples.add(new Sample("answer " + i * i % 7, i * i % 7 == 2, 1 + i * 37 % 256));
    }
    RecordedProblem problem = new RecordedProblem("steps", samples);
    long start = System.nanoTime();
    List<Exact> law = LAW.at(problem).orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "weighted vote of 1 to 100 recorded samples in 256 steps: %.0f ms%n",
        (System.nanoTime() - start) / 1e6);
    AllSubsets.assertWhole(law);
    double[] roots = Arrays.stream(problem.scores()).map(Math::sqrt).toArray();
    assertThat(LAW.at(problem, roots)).isEmpty();
  }

  @Test
  void weightsAreChecked() {
    RecordedProblem problem = new RecordedProblem("p7", List.of(new Sample("A", true, -2)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LAW.at(problem))
        .withMessage("the weights of problem p7 must be at least 0, found -2.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LAW.at(problem, new double[] {1, 1}))
        .withMessage("2 weights for 1 samples");
    RecordedProblem unscored =
        new RecordedProblem("p8", List.of(new Sample("A", true, Double.NaN)));
    assertThat(LAW.at(unscored)).isEmpty();
  }
}
