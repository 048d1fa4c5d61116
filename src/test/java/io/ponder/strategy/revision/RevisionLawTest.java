package io.ponder.strategy.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.TestLevels;
import io.ponder.inference.SimulatedSession;
import io.ponder.inference.Tally;
import io.ponder.inference.Usage;
import io.ponder.model.Call;
import io.ponder.model.Costs;
import io.ponder.model.Level;
import io.ponder.model.Matrix;
import io.ponder.model.Model;
import io.ponder.model.Revision;
import io.ponder.model.SolutionType;
import io.ponder.model.SuccessRate;
import io.ponder.model.Table;
import io.ponder.model.Verifier;
import io.ponder.model.WrongAnswers;
import io.ponder.strategy.Law;
import io.ponder.strategy.Play;
import io.ponder.strategy.Problem;
import io.ponder.strategy.Sequences;
import io.ponder.strategy.Strategy;
import io.ponder.strategy.voting.MajorityVote;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The law of chains of revisions against all that a few candidates may be. */
class RevisionLawTest {
  /** Relative, as in all laws: their sums have positive terms only. */
  private static final double ROUNDING = 1e-12;

  private static final int TYPES = Sequences.TYPES.size();

  /** Any type may become any other, each in its own way. */
  private static final Revision KERNEL =
      new Revision(
          Matrix.of(
              TYPES,
              (t, u) -> {
                int sum = IntStream.range(0, TYPES).map(v -> (3 * t + 5 * v * v) % 7).sum();
                return (3 * t + 5 * u * u) % 7 / (double) sum;
              }));

  /** Chains of a depth, and a strategy and budget that make them. */
  private record Layout(int chains, int depth, Function<Select, Strategy> strategy) {
    int candidates() {
      return chains * depth;
    }
  }

  private static Strategy sequential(Select select) {
    return new SequentialRevision(select, Accept.ALWAYS);
  }

  static Stream<Layout> layouts() {
    return Stream.of(
        new Layout(1, 2, RevisionLawTest::sequential),
        new Layout(1, 4, RevisionLawTest::sequential),
        new Layout(2, 2, select -> new ParallelRevision(1, select)),
        new Layout(3, 1, select -> new ParallelRevision(0.1, select)),
        new Layout(1, 3, select -> new ParallelRevision(10, select)));
  }

  static Stream<Layout> longerLayouts() {
    return Stream.concat(
        layouts(),
        Stream.of(
            new Layout(2, 3, select -> new ParallelRevision(1.5, select)),
            new Layout(3, 2, select -> new ParallelRevision(0.6, select))));
  }

  private static Law.Exact law(Strategy strategy, Problem problem, long budget) {
    return strategy.law().orElseThrow().at(problem, budget).orElseThrow();
  }

  /** Returns P(types of chains one after the other). */
  private static double probability(Problem problem, Layout layout, int[] types) {
    double probability = 1;
    for (int i = 0; i < types.length; i++) {
      probability *=
          i % layout.depth == 0
              ? problem.probability(types[i])
              : KERNEL.kernel().at(types[i - 1], types[i]);
    }
    return probability;
  }

  private static int[] chain(Layout layout, int[] sequence, int chain) {
    return Arrays.copyOfRange(sequence, chain * layout.depth, (chain + 1) * layout.depth);
  }

  /** Returns the choice of a vote of independent choices, each of a type or none. */
  private static double[] vote(List<double[]> voters) {
    double[] sum = new double[TYPES];
    Sequences.all(
        voters.size(),
        TYPES + 1,
        said -> {
          double probability = 1;
          for (int i = 0; i < said.length; i++) {
            double[] voter = voters.get(i);
            probability *= said[i] < TYPES ? voter[said[i]] : 1 - Arrays.stream(voter).sum();
          }
          if (probability > 1e-9) {
            double[] choice =
                Sequences.plurality(Arrays.stream(said).filter(t -> t < TYPES).toArray());
            for (int t = 0; t < TYPES; t++) {
              sum[t] += probability * choice[t];
            }
          }
        });
    return sum;
  }

  @ParameterizedTest
  @MethodSource("longerLayouts")
  void votes(Layout layout) {
    for (Select select : List.of(Select.LAST, Select.MAJORITY)) {
      for (double rate : new double[] {0.375, 1, 0, 1e-9}) {
        Problem problem = Sequences.problem(rate, null, KERNEL, Costs.CALLS_ONLY);
        Sequences expected = new Sequences();
        Sequences.all(
            layout.candidates(),
            TYPES,
            types -> {
              double probability = probability(problem, layout, types);
              if (probability > 0) {
                expected.add(probability, choice(layout, select, types));
              }
            });
        expected.assertGiven(
            law(layout.strategy.apply(select), problem, layout.candidates()),
            "%s, %s",
            select,
            rate);
      }
    }
  }

  private static double[] choice(Layout layout, Select select, int[] types) {
    List<double[]> choices =
        IntStream.range(0, layout.chains)
            .mapToObj(
                i -> {
                  int[] chain = chain(layout, types, i);
                  return select == Select.MAJORITY
                      ? Sequences.plurality(chain)
                      : Sequences.uniform(new int[] {chain[layout.depth - 1]});
                })
            .toList();
    return layout.chains == 1 ? choices.get(0) : vote(choices);
  }

  /** A verdict ties with all others: first a chain is drawn, then one of its candidates. */
  @ParameterizedTest
  @MethodSource("layouts")
  void theBestByVerdicts(Layout layout) {
    best(
        layout,
        new Verifier.AcceptReject(0.75, 0.625),
        new double[][] {{0.25, 0.625}, {0.75, 0.375}},
        true);
    best(layout, new Verifier.AcceptReject(1, 0), new double[][] {{0, 0}, {1, 1}}, true);
  }

  /** Scores of a linear part of a curve are uniform there: each has the same chance. */
  @ParameterizedTest
  @MethodSource("layouts")
  void theBestByACurve(Layout layout) {
    Verifier curve =
        new Verifier.Roc(
            List.of(
                new Verifier.Roc.Point(0, 0),
                new Verifier.Roc.Point(0, 0.25),
                new Verifier.Roc.Point(0.625, 0.75),
                new Verifier.Roc.Point(1, 1)));
    best(layout, curve, new double[][] {{0.25, 0.375}, {0.5, 0.625}, {0.25, 0}}, false);
  }

  /**
   * Checks all sequences of types and of scores.
   *
   * @param bands P(a right score is in a band) and P(a wrong one is), for bands from low to high
   */
  private static void best(Layout layout, Verifier verifier, double[][] bands, boolean byChain) {
    Problem problem = Sequences.problem(0.375, verifier, KERNEL, Costs.CALLS_ONLY);
    Sequences expected = new Sequences();
    Sequences.all(
        layout.candidates(),
        TYPES * bands.length,
        sequence -> {
          int[] types = Arrays.stream(sequence).map(s -> s % TYPES).toArray();
          double probability = probability(problem, layout, types);
          for (int s : sequence) {
            boolean right = Sequences.TYPES.get(s % TYPES).correct();
            probability *= bands[s / TYPES][right ? 0 : 1];
          }
          if (probability > 0) {
            int top = Arrays.stream(sequence).max().orElseThrow() / TYPES;
            List<int[]> groups =
                byChain
                    ? IntStream.range(0, layout.chains)
                        .mapToObj(i -> chain(layout, sequence, i))
                        .toList()
                    : List.of(sequence);
            List<int[]> tied =
                groups.stream()
                    .map(
                        group ->
                            Arrays.stream(group)
                                .filter(s -> s / TYPES == top)
                                .map(s -> s % TYPES)
                                .toArray())
                    .filter(group -> group.length > 0)
                    .toList();
            for (int[] group : tied) {
              expected.add(probability / tied.size(), Sequences.uniform(group));
            }
          }
        });
    expected.assertGiven(
        law(layout.strategy.apply(Select.BEST), problem, layout.candidates()), "%s", verifier);
  }

  /** Who is best of two with normal scores, by the distribution of a difference. */
  @Test
  void theBestOfTwoByNormalScores() {
    for (double distance : new double[] {0, 1.5, -9}) {
      Problem problem =
          Sequences.problem(0.375, new Verifier.Separation(distance), KERNEL, Costs.CALLS_ONLY);
      double rightWins = NormalDistribution.of(0, Math.sqrt(2)).survivalProbability(-distance);
      double wrongWins = NormalDistribution.of(0, Math.sqrt(2)).survivalProbability(distance);
      for (Layout layout :
          List.of(
              new Layout(1, 2, RevisionLawTest::sequential),
              new Layout(2, 1, select -> new ParallelRevision(0.5, select)))) {
        Sequences expected = new Sequences();
        Sequences.all(
            2,
            TYPES,
            types -> {
              double[] choice = Sequences.uniform(types);
              boolean first = Sequences.TYPES.get(types[0]).correct();
              if (first != Sequences.TYPES.get(types[1]).correct()) {
                choice[types[0]] = first ? rightWins : wrongWins;
                choice[types[1]] = first ? wrongWins : rightWins;
              }
              expected.add(probability(problem, layout, types), choice);
            });
        expected.assertGiven(law(layout.strategy.apply(Select.BEST), problem, 2), "%s", distance);
      }
    }
  }

  /** Scores that say nothing choose any candidate: the mean over a chain, however many chains. */
  @Test
  void theBestWithoutInformationIsAnyone() {
    Verifier flat =
        new Verifier.Roc(List.of(new Verifier.Roc.Point(0, 0), new Verifier.Roc.Point(1, 1)));
    for (Verifier verifier :
        List.of(new Verifier.Separation(0), flat, new Verifier.AcceptReject(0.3, 0.7))) {
      Problem problem = Sequences.problem(0.375, verifier, KERNEL, Costs.CALLS_ONLY);
      double[] types = problem.probabilities();
      double expected = 0;
      for (int i = 0; i < 20; i++) {
        expected += (types[0] + types[1]) / 20;
        types = KERNEL.after(types);
      }
      Law.Exact found = law(new ParallelRevision(0.02, Select.BEST), problem, 20_000);
      // A place is known to an ulp or two, which 20,000 scores multiply.
      assertThat(found.correct())
          .as("%s", verifier)
          .isCloseTo(expected, within(20_000 * 4e-16 * expected));
    }
  }

  /** Without a change by revision and with depth 1, the chains are samples. */
  @ParameterizedTest
  @EnumSource(names = {"LAST", "MAJORITY"})
  void chainsThatNeverChangeAreSamples(Select select) {
    Revision none = new Revision(Matrix.of(TYPES, (t, u) -> t == u ? 1 : 0));
    Problem problem = Sequences.problem(0.375, null, none, Costs.CALLS_ONLY);
    Law.Exact vote = law(new MajorityVote(), problem, 40);
    Law.Exact found = law(new ParallelRevision(0.1, select), problem, 160);
    assertThat(found.correct()).isCloseTo(vote.correct(), within(ROUNDING * vote.correct()));
    assertThat(found.wrong()).isCloseTo(vote.wrong(), within(ROUNDING * vote.wrong()));
    assertThat(found.abstained()).isCloseTo(vote.abstained(), within(ROUNDING * vote.abstained()));
  }

  /** A lone candidate is not scored; at price 1/2 a budget of 2 pays for one. */
  @ParameterizedTest
  @EnumSource
  void aLoneCandidateIsTheAnswer(Select select) {
    Problem problem =
        Sequences.problem(0.375, new Verifier.AcceptReject(0, 1), KERNEL, TestLevels.ticks(2, 1));
    for (Strategy strategy : List.of(sequential(select), new ParallelRevision(1, select))) {
      for (int budget = 1; budget <= (select == Select.BEST ? 2 : 1); budget++) {
        Law.Exact lone = law(strategy, problem, budget);
        assertThat(lone.correct()).isEqualTo(0.375);
        assertThat(lone.abstained()).isCloseTo(0.625 * 0.3, within(1e-15));
      }
    }
  }

  /** A right solution without an answer is right if it is chosen, but it does not vote. */
  @Test
  void rightWithoutAnAnswer() {
    List<SolutionType> types =
        List.of(new SolutionType("right", null, true, 1), new SolutionType("wrong", "1", false, 1));
    Table table = new Table(types, null, null, null, Revision.of(types, 0.5, 0.25));
    Problem problem =
        new Problem(new Model("model", new SuccessRate.Fixed(0.5), table, Costs.CALLS_ONLY), 0.5);
    assertThat(law(sequential(Select.LAST), problem, 2).correct()).isEqualTo(0.625);
    Law.Exact vote = law(new ParallelRevision(0.5, Select.LAST), problem, 2);
    assertThat(vote.correct()).isZero();
    assertThat(vote.abstained()).isCloseTo(0.25, within(1e-15));
    assertThat(sequential(Select.MAJORITY).law().orElseThrow().at(problem, 3)).isEmpty();
  }

  @Test
  void whatTakesTooLongOrIsLackingIsNotCovered() {
    Level level = TestLevels.everything(0.3);
    Problem problem = new Problem(level.models().get(0), 0.3);
    for (Select select : Select.values()) {
      Law law = new ParallelRevision(1, select).law().orElseThrow();
      assertThat(law.at(problem, 100)).as("%s", select).isPresent();
      assertThat(law.at(problem, Long.MAX_VALUE / 4)).as("%s", select).isEmpty();
      List<SolutionType> types = WrongAnswers.uniform(1, 0).types();
      Problem plain = new Problem(TestLevels.plain(0.3, types).models().get(0), 0.3);
      assertThat(law.at(plain, 9)).as("%s", select).isEmpty();
    }
    Problem unscored = Sequences.problem(0.3, null, KERNEL, Costs.CALLS_ONLY);
    assertThat(sequential(Select.BEST).law().orElseThrow().at(unscored, 9)).isEmpty();
    assertThat(new SequentialRevision(Select.LAST, Accept.VERIFIED).law()).isEmpty();
  }

  /**
   * What 20,000 trials spend. Calls and rounds are always the same. A sample may be 400 tokens
   * longer, a revision 100: with two waves of four samples and three times two of four revisions,
   * the tokens of a trial are in a range of 4 x 400 + 12 x 100, its waiting in one of 2 x 400 + 6 x
   * 100, and no layout has wider ones. By Hoeffding's inequality a mean is off by more than range x
   * sqrt(ln(12 / 1e-6) / 40,000) with probability 1e-6 / 6, for six means.
   */
  @Test
  void usageAsSimulated() {
    Costs costs =
        new Costs(
            2,
            1,
            Map.of(
                Call.GENERATE, new Costs.Tokens(200, 700, 1100),
                Call.REVISE, new Costs.Tokens(500, 800, 900),
                Call.VERIFY, new Costs.Tokens(1000, 10, 10)),
            Map.of(),
            OptionalDouble.empty(),
            OptionalDouble.of(1),
            OptionalInt.of(3),
            OptionalDouble.empty());
    Level level = TestLevels.everything(0.3, costs);
    double deviation = Math.sqrt(Math.log(12 / 1e-6) / 40_000);
    for (Select select : Select.values()) {
      Strategy strategy = new ParallelRevision(1, select);
      SimulatedSession session = new SimulatedSession(level, 0, 3);
      Play play = strategy.start(18);
      Tally tally = new Tally(1);
      for (int trial = 0; trial < 20_000; trial++) {
        session.begin(trial, "test", false, new long[] {36}, tally);
        session.finish(play.solve(session.model(0)));
      }
      Usage simulated = Usage.of(tally, 0, List.of(costs));
      Problem problem = new Problem(level.models().get(0), 0.3);
      Usage expected = Usage.of(law(strategy, problem, 18).calls(), costs);
      assertThat(expected.calls()).isEqualTo(simulated.calls());
      assertThat(expected.rounds()).isEqualTo(simulated.rounds());
      assertThat(expected.tokens().orElseThrow())
          .as("tokens, %s", select)
          .isCloseTo(simulated.tokens().orElseThrow(), within(2800 * deviation));
      assertThat(expected.seconds().orElseThrow())
          .as("seconds, %s", select)
          .isCloseTo(simulated.seconds().orElseThrow(), within(1400 * deviation));
    }
  }
}
