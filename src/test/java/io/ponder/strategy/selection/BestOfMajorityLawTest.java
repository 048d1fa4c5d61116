package io.ponder.strategy.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.TestLevels;
import io.ponder.model.Costs;
import io.ponder.model.Level;
import io.ponder.model.SolutionType;
import io.ponder.model.SuccessRate;
import io.ponder.model.Table;
import io.ponder.model.Verifier;
import io.ponder.model.WrongAnswers;
import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import io.ponder.strategy.Sequences;
import io.ponder.strategy.voting.MajorityVote;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.numbers.combinatorics.BinomialCoefficientDouble;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The law of best-of-majority against all that a few samples may be, and in special cases. */
class BestOfMajorityLawTest {
  /** Relative, as in all laws: their sums have positive terms only. */
  private static final double ROUNDING = 1e-12;

  /** A score's probabilities if right and if wrong. */
  private record Band(double right, double wrong) {}

  /** A verifier whose scores are in bands, the best first; a normal one has none. */
  private record Case(Verifier verifier, List<Band> bands) {
    /** Returns P(the best of some right and some wrong ones is right). */
    double right(int right, int wrong) {
      return verifier instanceof Verifier.Separation separation
          ? normal(separation.distance(), right, wrong)
          : banded(right, wrong);
    }

    /** The best band that anyone is in, and the share of right ones there. */
    private double banded(int right, int wrong) {
      double sum = 0;
      double rightBelow = 1;
      double wrongBelow = 1;
      for (Band band : bands) {
        rightBelow -= band.right;
        wrongBelow -= band.wrong;
        for (int i = 1; i <= right; i++) {
          for (int j = 0; j <= wrong; j++) {
            sum +=
                choose(right, i, band.right, rightBelow)
                    * choose(wrong, j, band.wrong, wrongBelow)
                    * i
                    / (i + j);
          }
        }
      }
      return sum;
    }

    private static double choose(int n, int k, double in, double below) {
      return BinomialCoefficientDouble.value(n, k) * Math.pow(in, k) * Math.pow(below, n - k);
    }

    /** One of the right ones has a score, and all others lower ones. */
    private static double normal(double distance, int right, int wrong) {
      NormalDistribution correct = NormalDistribution.of(distance, 1);
      NormalDistribution other = NormalDistribution.of(0, 1);
      double step = 0.05;
      return IntStream.rangeClosed(-400, 400)
          .mapToDouble(i -> i * step)
          .filter(x -> right > 0)
          .map(
              x ->
                  step
                      * right
                      * correct.density(x)
                      * Math.pow(correct.cumulativeProbability(x), right - 1)
                      * Math.pow(other.cumulativeProbability(x), wrong))
          .sum();
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            new Verifier.AcceptReject(0.75, 0.625),
            List.of(new Band(0.75, 0.375), new Band(0.25, 0.625))),
        new Case(new Verifier.AcceptReject(1, 1), List.of(new Band(1, 0), new Band(0, 1))),
        new Case(
            new Verifier.Roc(
                List.of(
                    new Verifier.Roc.Point(0, 0),
                    new Verifier.Roc.Point(0, 0.25),
                    new Verifier.Roc.Point(0.5, 0.75),
                    new Verifier.Roc.Point(0.75, 0.75),
                    new Verifier.Roc.Point(1, 1))),
            List.of(
                new Band(0.25, 0), new Band(0.5, 0.5), new Band(0, 0.25), new Band(0.25, 0.25))),
        new Case(new Verifier.Separation(1.5), List.of()),
        new Case(new Verifier.Separation(-6), List.of()));
  }

  private static Law.Exact law(double minFrequency, Problem problem, long budget) {
    return new BestOfMajority(minFrequency).law().orElseThrow().at(problem, budget).orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void allSequences(Case of) {
    for (double rate : new double[] {0.25, 1, 0, 1e-9}) {
      Problem problem = Sequences.problem(rate, of.verifier, null, Costs.CALLS_ONLY);
      double[] types = problem.probabilities();
      for (double minFrequency : new double[] {0, 0.2, 0.34, 0.5, 0.75, 1}) {
        for (int samples = 2; samples <= 5; samples++) {
          Sequences expected = new Sequences();
          Sequences.all(
              samples,
              types.length,
              sequence -> {
                double probability =
                    Arrays.stream(sequence).mapToDouble(t -> types[t]).reduce(1, (a, b) -> a * b);
                if (probability > 0) {
                  expected.add(probability, choice(of, minFrequency, sequence));
                }
              });
          expected.assertGiven(
              law(minFrequency, problem, samples), "%s of %d at %s", rate, samples, minFrequency);
        }
      }
    }
  }

  /** A right one counts for the first right type, a wrong one for the first wrong type. */
  private static double[] choice(Case of, double minFrequency, int[] sequence) {
    int[] parsed = Arrays.stream(sequence).filter(t -> Sequences.votes(sequence, t) > 0).toArray();
    long most = Arrays.stream(parsed).mapToLong(t -> Sequences.votes(parsed, t)).max().orElse(0);
    int[] open =
        Arrays.stream(parsed)
            .filter(
                t -> {
                  long votes = Sequences.votes(parsed, t);
                  return votes == most || votes >= minFrequency * parsed.length;
                })
            .toArray();
    int right = (int) Arrays.stream(open).filter(t -> Sequences.TYPES.get(t).correct()).count();
    double[] choice = new double[Sequences.TYPES.size()];
    choice[0] = of.right(right, open.length - right);
    choice[2] = open.length > right ? 1 - choice[0] : 0;
    return choice;
  }

  private static Problem problem(double rate, WrongAnswers wrong, Verifier verifier) {
    Level level = TestLevels.plain(rate, wrong.types());
    List<SolutionType> types = level.table().types();
    return new Problem(
        new Level(
                "level",
                1,
                new SuccessRate.Fixed(rate),
                new Table(types, null, verifier, null, null),
                Costs.CALLS_ONLY)
            .models()
            .get(0),
        rate);
  }

  /** If nothing is dropped, it is best-of-n of the parsed ones. */
  @ParameterizedTest
  @ValueSource(ints = {10, 60, 200})
  void allAnswersAreOpen(int samples) {
    for (Case of : cases().toList()) {
      double rate = 0.3;
      double unparsed = 0.7 * 0.25;
      Law.Exact found = law(0, problem(rate, WrongAnswers.zipf(3, 1, 0.25), of.verifier), samples);
      Problem parsed = problem(rate / (1 - unparsed), WrongAnswers.uniform(1, 0), of.verifier);
      BinomialDistribution votes = BinomialDistribution.of(samples, 1 - unparsed);
      double correct = 0;
      double wrong = 0;
      for (int n = 1; n <= samples; n++) {
        Law.Exact best = new BestOfNLaw().at(parsed, n).orElseThrow();
        correct += votes.probability(n) * best.correct();
        wrong += votes.probability(n) * best.wrong();
      }
      assertThat(found.correct()).as(of.toString()).isCloseTo(correct, within(ROUNDING * correct));
      assertThat(found.wrong()).as(of.toString()).isCloseTo(wrong, within(ROUNDING * wrong));
      assertThat(found.abstained())
          .isCloseTo(Math.pow(unparsed, samples), within(ROUNDING * found.abstained()));
    }
  }

  /** If only the most frequent are left, and scores say nothing, it is a majority vote. */
  @ParameterizedTest
  @ValueSource(ints = {10, 33, 60})
  void withoutScoresTheMostFrequentAreAMajorityVote(int samples) {
    for (double unparsed : new double[] {0, 0.2}) {
      Problem problem = problem(0.2, WrongAnswers.zipf(4, 1, unparsed), new Verifier.Separation(0));
      Law.Exact found = law(1, problem, samples);
      Law.Exact vote = new MajorityVote().law().orElseThrow().at(problem, samples).orElseThrow();
      // The law of the vote is good to 1e-11.
      assertThat(found.correct()).isCloseTo(vote.correct(), within(1e-11));
      assertThat(found.wrong()).isCloseTo(vote.wrong(), within(1e-11));
      assertThat(found.abstained()).isEqualTo(vote.abstained());
    }
  }

  /** Scores that do not err find the right answer whenever 20 of 100 give it. */
  @Test
  void surelyRightIfNotDropped() {
    Problem problem = problem(0.1, WrongAnswers.uniform(3, 0), new Verifier.AcceptReject(1, 1));
    double expected = BinomialDistribution.of(100, 0.1).survivalProbability(19);
    Law.Exact found = law(0.2, problem, 100);
    assertThat(found.correct()).isCloseTo(expected, within(ROUNDING * expected));
    assertThat(found.wrong()).isCloseTo(1 - expected, within(ROUNDING));
    assertThat(found.abstained()).isZero();
  }

  /** Two calls at half a call for a score pay for one sample, which is not scored. */
  @Test
  void aLoneSampleIsTheAnswer() {
    Problem problem =
        Sequences.problem(0.25, new Verifier.AcceptReject(0, 1), null, TestLevels.ticks(2, 1));
    for (int budget = 1; budget <= 2; budget++) {
      Law.Exact lone = law(0.05, problem, budget);
      assertThat(lone.correct()).isEqualTo(0.25);
      assertThat(lone.wrong()).isCloseTo(0.75 * 0.7, within(1e-15));
      assertThat(lone.abstained()).isCloseTo(0.75 * 0.3, within(1e-15));
    }
  }

  /** Many votes for many answers are left to sampling, at once. */
  @Test
  void whatTakesTooLongIsNotCovered() {
    Law law = new BestOfMajority(0.05).law().orElseThrow();
    Problem problem = problem(0.3, WrongAnswers.uniform(50, 0.1), new Verifier.Separation(1));
    assertThat(law.at(problem, 100)).isPresent();
    assertThat(law.at(problem, 2000)).isEmpty();
    assertThat(law.at(problem, Long.MAX_VALUE / 4)).isEmpty();
    assertThat(law.at(Sequences.problem(0.3, null, null, Costs.CALLS_ONLY), 5)).isEmpty();
  }
}
