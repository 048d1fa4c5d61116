package io.ponder.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.ponder.TestLevels;
import io.ponder.model.Costs;
import io.ponder.model.Level;
import io.ponder.model.Solver;
import io.ponder.model.SuccessRate;
import io.ponder.model.Table;
import io.ponder.model.Verifier;
import io.ponder.model.WrongAnswers;
import io.ponder.strategy.Strategy;
import io.ponder.strategy.batch.BatchStrategy;
import io.ponder.strategy.batch.Elimination;
import io.ponder.strategy.batch.Select;
import io.ponder.strategy.batch.Ucb;
import io.ponder.strategy.batch.Uniform;
import io.ponder.strategy.selection.BestOfN;
import io.ponder.strategy.voting.MajorityVote;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.BinomialTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Batches of problems with one budget: what bandits save, that the same number for each problem is
 * what single problems get, and that threads change nothing.
 */
class BatchSimulationTest {
  private static final Elimination ELIMINATION =
      new Elimination(Select.BEST, Double.NaN, Double.NaN, 0.95);

  private static Level level(String name, double weight, double rate, Verifier verifier) {
    return new Level(
        name,
        weight,
        new SuccessRate.Fixed(rate),
        new Table(WrongAnswers.zipf(3, 1, 0.1).types(), null, verifier, null, null),
        Costs.CALLS_ONLY);
  }

  private static List<List<BatchCurve>> run(
      Solver solver, int problems, int batches, int threads, int[] budgets, BatchStrategy... all) {
    List<BatchContestant> contestants =
        IntStream.range(0, all.length).mapToObj(i -> new BatchContestant("s" + i, all[i])).toList();
    return new BatchSimulation(solver, contestants, budgets, problems, batches, 21, () -> false)
        .run(threads, Progress.NONE);
  }

  /**
   * The claim of arXiv:2506.12721, with a perfect verifier and P(a sample of problem x is correct)
   * = Delta_x. Elimination solves every problem and spends sum 1/Delta_x = 2032 calls on a batch,
   * here within 10% over all and at each level; the same number of samples N for each problem
   * leaves (1 - Delta)^N of the hardest unsolved. With N = 1/min Delta = 100, 3.1 times as many
   * calls, that is 37%; for a failure of at most 1% it takes 459, ln(100)/min Delta but for
   * rounding, 14 times as many.
   *
   * <p>The mean of 6,400 geometric numbers has a standard deviation of at most 1.25% of its mean:
   * 10% are 8 of them, a false alarm has a probability below 1e-14 at each level. A batch that
   * needs more than the budget of 8,192 calls has one below 1e-15.
   */
  @Test
  void banditsSpendTheSumAndUniformTheMaximum() {
    double[] delta = {0.5, 0.2, 0.05, 0.01};
    Verifier perfect = new Verifier.AcceptReject(1, 1);
    Solver solver =
        new Solver(
            IntStream.range(0, 4)
                .mapToObj(i -> level("level-" + i, 1, delta[i], perfect))
                .toList());
    int batches = 400;
    for (BatchStrategy bandit :
        List.of(ELIMINATION, new Ucb(Select.BEST, Double.NaN, Double.NaN, 0.95, 1))) {
      List<List<BatchCurve>> curves = run(solver, 64, batches, 2, new int[] {128}, bandit);
      double sum = 0;
      for (int level = 0; level < 4; level++) {
        BatchCurve curve = curves.get(level).get(0);
        assertThat(curve.problems()).isEqualTo(16);
        assertThat(curve.correct()).isEqualTo(batches * 16L);
        double calls = curve.meanCalls();
        assertThat(calls).isCloseTo(1 / delta[level], within(0.1 / delta[level]));
        sum += 16 / delta[level];
      }
      BatchCurve all = curves.get(4).get(0);
      assertThat(sum).isEqualTo(2032);
      assertThat(all.calls() / batches).isCloseTo(sum, within(0.1 * sum));
    }
    int[] budgets = {32, 100, 459};
    List<BatchCurve> hardest =
        run(solver, 64, batches, 2, budgets, new Uniform(Select.BEST)).get(3);
    for (int b = 0; b < budgets.length; b++) {
      double solved = -Math.expm1(budgets[b] * Math.log1p(-0.01));
      BatchCurve curve = hardest.get(b);
      assertThat(curve.meanCalls()).isEqualTo(budgets[b]);
      assertThat(
              BinomialTest.withDefaults()
                  .test(batches * 16, (int) curve.correct(), solved)
                  .getPValue())
          .isGreaterThan(1e-6);
    }
    assertThat(Math.ceil(Math.log(0.01) / Math.log1p(-0.01))).isEqualTo(459);
  }

  /**
   * The same samples and coin flips as single trials have: the very same counts, not only alike.
   */
  @ParameterizedTest
  @EnumSource(Select.class)
  void uniformIsTheStrategyForSingleProblems(Select select) {
    Strategy single = select == Select.BEST ? new BestOfN() : new MajorityVote();
    Solver solver =
        new Solver(
            List.of(
                level("a", 3, 0.4, new Verifier.Separation(1)),
                level("b", 1, 0.2, new Verifier.AcceptReject(0.8, 0.7))));
    int[] budgets = {1, 2, 5, 9};
    int batches = 500;
    List<List<BatchCurve>> curves = run(solver, 8, batches, 2, budgets, new Uniform(select));
    for (int level = 0; level < 2; level++) {
      int problems = level == 0 ? 6 : 2;
      List<Curve> expected =
          new Simulation(
                  solver,
                  List.of(new Contestant("single", single)),
                  budgets,
                  Precision.trials(batches * problems, 0.95),
                  21)
              .run(1, Progress.NONE)
              .curves();
      for (int b = 0; b < budgets.length; b++) {
        BatchCurve curve = curves.get(level).get(b);
        assertThat(curve.problems()).isEqualTo(problems);
        assertThat(curve.correct()).isEqualTo(expected.get(level).tally().correct(b));
        assertThat(curve.wrong()).isEqualTo(expected.get(level).tally().wrong(b));
        assertThat(curve.abstained()).isEqualTo(expected.get(level).tally().abstained(b));
        assertThat(curve.calls()).isEqualTo((double) expected.get(level).tally().ticks(b));
      }
    }
  }

  @Test
  void threadsChangeNothing() {
    Solver solver =
        new Solver(
            List.of(
                level("a", 2, 0.4, new Verifier.Separation(1)),
                level("b", 1, 0.1, new Verifier.Separation(2))));
    BatchStrategy[] all = {
      new Uniform(Select.BEST),
      ELIMINATION,
      new Ucb(Select.MAJORITY, Double.NaN, Double.NaN, 0.9, 1)
    };
    List<List<BatchCurve>> one = run(solver, 9, 101, 1, new int[] {1, 3, 8}, all);
    assertThat(run(solver, 9, 101, 2, new int[] {1, 3, 8}, all)).isEqualTo(one);
    assertThat(run(solver, 9, 101, 3, new int[] {1, 3, 8}, all)).isEqualTo(one);
    assertThat(one.get(2)).allSatisfy(curve -> assertThat(curve.batches()).isEqualTo(101));
  }

  /** The sums over batches are those of the parts; their squares are of whole batches. */
  @Test
  void wholeBatchesAreTheSumOfTheirLevels() {
    Solver solver =
        new Solver(
            List.of(
                level("right", 2, 1, new Verifier.AcceptReject(1, 1)),
                level("wrong", 1, 0, new Verifier.AcceptReject(1, 1))));
    List<List<BatchCurve>> curves = run(solver, 6, 10, 1, new int[] {2}, ELIMINATION);
    BatchCurve all = curves.get(2).get(0);
    assertThat(all.correct()).isEqualTo(40);
    assertThat(all.squares()).isEqualTo(160);
    assertThat(all.wrong() + all.abstained()).isEqualTo(20);
    // The right ones take a sample each, the wrong ones all that is left.
    assertThat(curves.get(0).get(0).calls()).isEqualTo(40);
    assertThat(curves.get(1).get(0).calls()).isEqualTo(80);
    // All batches are the same, which a few are by chance as well: they show no variance, so all
    // samples count as independent.
    assertThat(all.interval(0.95).low()).isBetween(0.5, 0.6);
    assertThat(all.interval(0.95).high()).isBetween(0.75, 0.8);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 10, 4, 3, 3",
    "2, 1, 1, 10, 5, 3, 2",
    "1, 1, 98, 10, 0, 0, 10",
    "3, 3, 4, 10, 3, 3, 4"
  })
  void compositionHasTheLargestRemainders(
      double a, double b, double c, int problems, int first, int second, int third) {
    Verifier verifier = new Verifier.Separation(1);
    Solver solver =
        new Solver(
            List.of(
                level("a", a, 0.5, verifier),
                level("b", b, 0.5, verifier),
                level("c", c, 0.5, verifier)));
    assertThat(BatchSimulation.composition(solver, problems)).containsExactly(first, second, third);
  }

  @Test
  void aStrategyThatOverspendsFailsByName() {
    Solver solver = new Solver(List.of(TestLevels.everything(0.3)));
    BatchStrategy greedy = problems -> batch -> batch.problem(0).generate(13);
    BatchStrategy wrong = problems -> batch -> batch.choose(0, 5);
    assertThatExceptionOfType(StrategyFailedException.class)
        .isThrownBy(() -> run(solver, 4, 10, 2, new int[] {3}, greedy))
        .withMessageMatching(
            "batch strategy s0 failed at budget 3, batch \\d: strategy s0 asked for 13.000 calls"
                + " when 12.000 were left; .*");
    assertThatExceptionOfType(StrategyFailedException.class)
        .isThrownBy(() -> run(solver, 4, 10, 2, new int[] {3}, wrong))
        .withMessageContaining("used candidate 5 of 0");
  }

  @Test
  void itCanBeCancelled() {
    Solver solver = new Solver(List.of(TestLevels.everything(0.3)));
    BatchSimulation simulation =
        new BatchSimulation(
            solver,
            List.of(new BatchContestant("one", ELIMINATION)),
            new int[] {3},
            4,
            10,
            1,
            () -> true);
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> simulation.run(2, Progress.NONE));
  }

  /** The other models of a level take no part, and do not get in the way. */
  @Test
  void theFirstModelOfSeveralPlays() {
    Level one = TestLevels.everything(0.9);
    Level both = TestLevels.models(one, TestLevels.everything(0.1));
    BatchCurve curve =
        run(new Solver(List.of(both)), 4, 200, 2, new int[] {1}, new Uniform(Select.MAJORITY))
            .get(0)
            .get(0);
    assertThat(BinomialTest.withDefaults().test(800, (int) curve.correct(), 0.9).getPValue())
        .isGreaterThan(1e-6);
  }
}
