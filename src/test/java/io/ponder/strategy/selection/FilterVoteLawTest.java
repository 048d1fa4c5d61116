package io.ponder.strategy.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.TestLevels;
import io.ponder.model.Costs;
import io.ponder.model.Verifier;
import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import io.ponder.strategy.Sequences;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The law of a vote of accepted samples against all that a few samples may be. */
class FilterVoteLawTest {
  private static final double NONE = Double.NaN;

  /** A verifier, who is accepted, and with which probability if right or wrong. */
  private record Case(Verifier verifier, FilterVote strategy, double right, double wrong) {}

  static Stream<Case> cases() {
    FilterVote own = new FilterVote(NONE, NONE);
    Verifier curve =
        new Verifier.Roc(
            List.of(
                new Verifier.Roc.Point(0, 0),
                new Verifier.Roc.Point(0, 0.25),
                new Verifier.Roc.Point(0.5, 0.75),
                new Verifier.Roc.Point(1, 1)));
    NormalDistribution normal = NormalDistribution.of(0, 1);
    return Stream.of(
        new Case(new Verifier.AcceptReject(0.75, 0.625), own, 0.75, 0.375),
        new Case(new Verifier.AcceptReject(0.75, 0.625), new FilterVote(0, NONE), 1, 1),
        new Case(new Verifier.AcceptReject(0.75, 0.625), new FilterVote(1.5, NONE), 0, 0),
        new Case(new Verifier.AcceptReject(1, 1), own, 1, 0),
        new Case(new Verifier.AcceptReject(0, 0), own, 0, 1),
        new Case(new Verifier.AcceptReject(0.5, 0), own, 0.5, 1),
        new Case(
            new Verifier.Separation(1.5),
            own,
            normal.survivalProbability(-0.75),
            normal.survivalProbability(0.75)),
        new Case(
            new Verifier.Separation(1),
            new FilterVote(6, NONE),
            normal.survivalProbability(5),
            normal.survivalProbability(6)),
        new Case(
            new Verifier.Separation(1),
            new FilterVote(-5, NONE),
            normal.survivalProbability(-6),
            normal.survivalProbability(-5)),
        new Case(curve, new FilterVote(NONE, 0.25), 0.5, 0.25),
        new Case(curve, new FilterVote(1, NONE), 0.25, 0));
  }

  private static Law.Exact law(FilterVote strategy, Problem problem, long budget) {
    return strategy.law().orElseThrow().at(problem, budget).orElseThrow();
  }

  /** Even numbers in a sequence stand for rejected samples, odd ones for accepted ones. */
  @ParameterizedTest
  @MethodSource("cases")
  void allSequences(Case of) {
    for (double rate : new double[] {0.25, 1, 0, 1e-9}) {
      Problem problem = Sequences.problem(rate, of.verifier, null, Costs.CALLS_ONLY);
      double[] types = problem.probabilities();
      for (int samples = 2; samples <= 4; samples++) {
        Sequences expected = new Sequences();
        Sequences.all(
            samples,
            2 * types.length,
            sequence -> {
              double probability = 1;
              for (int sample : sequence) {
                boolean right = Sequences.TYPES.get(sample / 2).correct();
                double accepted = right ? of.right : of.wrong;
                probability *= types[sample / 2] * (sample % 2 == 1 ? accepted : 1 - accepted);
              }
              if (probability > 0) {
                IntStream passed = IntStream.of(sequence).filter(sample -> sample % 2 == 1);
                int[] voters = passed.map(sample -> sample / 2).toArray();
                int[] all = IntStream.of(sequence).map(sample -> sample / 2).toArray();
                expected.add(probability, Sequences.plurality(voters.length > 0 ? voters : all));
              }
            });
        expected.assertGiven(law(of.strategy, problem, samples), "%s of %d", rate, samples);
      }
    }
  }

  /** A lone sample is not scored; at half a call for a score, two calls pay for one. */
  @Test
  void aLoneSampleIsTheAnswer() {
    Problem problem =
        Sequences.problem(0.25, new Verifier.AcceptReject(0, 1), null, TestLevels.ticks(2, 1));
    for (int budget = 1; budget <= 2; budget++) {
      Law.Exact lone = law(new FilterVote(NONE, NONE), problem, budget);
      assertThat(lone.correct()).isEqualTo(0.25);
      assertThat(lone.wrong()).isCloseTo(0.75 * 0.7, within(1e-15));
      assertThat(lone.abstained()).isCloseTo(0.75 * 0.3, within(1e-15));
    }
  }

  @Test
  void aTableWithoutVerifierIsNotCovered() {
    Problem problem = Sequences.problem(0.25, null, null, Costs.CALLS_ONLY);
    Optional<Law> law = new FilterVote(NONE, NONE).law();
    assertThat(law.orElseThrow().at(problem, 5)).isEmpty();
  }
}
