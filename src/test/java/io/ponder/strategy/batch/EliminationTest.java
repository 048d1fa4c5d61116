package io.ponder.strategy.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.ponder.TestLevels;
import io.ponder.inference.SimulatedBatch;
import io.ponder.inference.Tally;
import io.ponder.model.Costs;
import io.ponder.model.Level;
import io.ponder.model.SuccessRate;
import io.ponder.model.Table;
import io.ponder.model.Verifier;
import io.ponder.model.WrongAnswers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.inference.BinomialTest;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With a perfect verifier elimination spends a geometric number of samples on each problem, and a
 * budget for all decides only how far it gets; no strategy spends more than its budget.
 */
class EliminationTest {
  /** The false-alarm probability of each statistical test. */
  private static final double LEVEL = 1e-6;

  private static final Elimination ELIMINATION =
      new Elimination(Select.BEST, Double.NaN, Double.NaN, 0.95);

  private static Level level(String name, double rate, Verifier verifier, Costs costs) {
    return new Level(
        name,
        1,
        new SuccessRate.Fixed(rate),
        new Table(WrongAnswers.zipf(3, 1, 0.1).types(), null, verifier, null, null),
        costs);
  }

  private static List<Level> perfect(double... rates) {
    return Arrays.stream(rates)
        .mapToObj(
            rate -> level("p" + rate, rate, new Verifier.AcceptReject(1, 1), Costs.CALLS_ONLY))
        .toList();
  }

  private static Tally[] tallies(int levels) {
    return IntStream.range(0, levels).mapToObj(level -> new Tally(1)).toArray(Tally[]::new);
  }

  private static int[] ones(int levels) {
    int[] ones = new int[levels];
    Arrays.fill(ones, 1);
    return ones;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.3, 0.8})
  void samplesOfAProblemAreGeometric(double rate) {
    SimulatedBatch batch = new SimulatedBatch(perfect(rate), ones(1), 5);
    BatchPlay play = ELIMINATION.start(1);
    int batches = 20_000;
    long[] observed = new long[12];
    for (int index = 0; index < batches; index++) {
      Tally[] tally = tallies(1);
      batch.begin(index, "elimination", 1_000_000, tally);
      play.solve(batch);
      batch.finish();
      assertThat(batch.correct(0)).isOne();
      observed[(int) Math.min(observed.length, tally[0].ticks(0)) - 1]++;
    }
    double[] expected = new double[observed.length];
    double open = 1;
    for (int n = 0; n < expected.length - 1; n++) {
      expected[n] = batches * open * rate;
      open *= 1 - rate;
    }
    expected[expected.length - 1] = batches * open;
    // Cells that expect too little for the test's approximation are joined with the last one.
    int cells = (int) Arrays.stream(expected).takeWhile(count -> count > 20).count();
    for (int n = cells; n < expected.length; n++) {
      expected[cells - 1] += expected[n];
      observed[cells - 1] += observed[n];
    }
    assertThat(
            ChiSquareTest.withDefaults()
                .test(Arrays.copyOf(expected, cells), Arrays.copyOf(observed, cells))
                .getPValue())
        .isGreaterThan(LEVEL);
  }

  /** P(the samples that all problems take are so many), by convolution of geometric laws. */
  private static double[] samplesOfAll(int most, double... rates) {
    double[] all = new double[most + 1];
    all[0] = 1;
    for (double rate : rates) {
      double[] next = new double[most + 1];
      for (int before = 0; before <= most; before++) {
        double share = all[before] * rate;
        for (int n = before + 1; n <= most; n++) {
          next[n] += share;
          share *= 1 - rate;
        }
      }
      all = next;
    }
    return all;
  }

  /** All are solved if and only if their geometric numbers of samples sum to at most the budget. */
  @ParameterizedTest
  @ValueSource(ints = {3, 6, 12, 30})
  void theBudgetOfABatchIsShared(int budget) {
    double[] rates = {0.5, 0.3, 0.1};
    SimulatedBatch batch = new SimulatedBatch(perfect(rates), ones(3), 6);
    BatchPlay play = ELIMINATION.start(3);
    int batches = 40_000;
    int solved = 0;
    Tally[] tally = tallies(3);
    for (int index = 0; index < batches; index++) {
      batch.begin(index, "elimination", budget, tally);
      play.solve(batch);
      batch.finish();
      solved += batch.correct(0) + batch.correct(1) + batch.correct(2) == 3 ? 1 : 0;
    }
    double[] law = samplesOfAll(budget, rates);
    double all = Arrays.stream(law).sum();
    assertThat(BinomialTest.withDefaults().test(batches, solved, all).getPValue())
        .isGreaterThan(LEVEL);
    double calls = budget * (1 - all);
    double squares = (double) budget * budget * (1 - all);
    for (int n = 0; n <= budget; n++) {
      calls += n * law[n];
      squares += (double) n * n * law[n];
    }
    double spent = Stream.of(tally).mapToLong(one -> one.ticks(0)).sum() / (double) batches;
    // Six standard errors of a mean of so many batches: 2e-9.
    assertThat(spent)
        .isCloseTo(calls, within(1e-9 + 6 * Math.sqrt((squares - calls * calls) / batches)));
  }

  static List<BatchStrategy> strategies() {
    return List.of(
        new Uniform(Select.BEST),
        new Uniform(Select.MAJORITY),
        ELIMINATION,
        new Elimination(Select.MAJORITY, Double.NaN, Double.NaN, 0.9),
        new Ucb(Select.BEST, 2, Double.NaN, 0.95, 1),
        new Ucb(Select.MAJORITY, Double.NaN, Double.NaN, 0.95, 0.3));
  }

  /** Also where scores have different prices; every problem gets at least a sample. */
  @ParameterizedTest
  @MethodSource("strategies")
  void noStrategySpendsMoreThanItsBudget(BatchStrategy strategy) {
    List<Level> levels =
        List.of(
            level("dear", 0.3, new Verifier.Separation(2), TestLevels.ticks(2, 1)),
            level("cheap", 0.1, new Verifier.Separation(1), TestLevels.ticks(3, 1)),
            level("free", 0.01, new Verifier.Separation(3), Costs.CALLS_ONLY));
    int[] composition = {2, 3, 2};
    SimulatedBatch batch = new SimulatedBatch(levels, composition, 9);
    BatchPlay play = strategy.start(7);
    assertThat(batch.ticksPerCall()).isEqualTo(6);
    for (int budget = 1; budget < 12; budget++) {
      for (int index = 0; index < 50; index++) {
        Tally[] tally = tallies(3);
        long ticks = 7L * 6 * budget;
        batch.begin(index, "test", ticks, tally);
        play.solve(batch);
        long left = batch.problem(0).left();
        batch.finish();
        assertThat(Stream.of(tally).mapToLong(one -> one.ticks(0)).sum()).isEqualTo(ticks - left);
        assertThat(left).isNotNegative();
        for (int level = 0; level < composition.length; level++) {
          assertThat(tally[level].ticks(0)).isGreaterThanOrEqualTo(composition[level] * 6L);
        }
      }
    }
  }

  /** Where verdicts are all there is, the problem with the fewest samples has the highest bound. */
  @Test
  void withVerdictsTheBoundIsElimination() {
    List<Level> levels =
        List.of(
            level("a", 0.4, new Verifier.AcceptReject(0.9, 0.8), Costs.CALLS_ONLY),
            level("b", 0.05, new Verifier.AcceptReject(0.9, 0.8), Costs.CALLS_ONLY));
    SimulatedBatch batch = new SimulatedBatch(levels, new int[] {4, 4}, 3);
    BatchPlay elimination = ELIMINATION.start(8);
    BatchPlay bound = new Ucb(Select.BEST, Double.NaN, Double.NaN, 0.95, 1).start(8);
    for (int index = 0; index < 200; index++) {
      Tally[] tally = tallies(2);
      batch.begin(index, "elimination", 20, tally);
      elimination.solve(batch);
      batch.finish();
      int[] correct = {batch.correct(0), batch.correct(1)};
      Tally[] other = tallies(2);
      batch.begin(index, "ucb", 20, other);
      bound.solve(batch);
      batch.finish();
      assertThat(new int[] {batch.correct(0), batch.correct(1)}).isEqualTo(correct);
      assertThat(other[0].ticks(0)).isEqualTo(tally[0].ticks(0));
      assertThat(other[1].ticks(0)).isEqualTo(tally[1].ticks(0));
    }
  }

  /**
   * With scores the bound prefers what looks nearly solved. Two problems, one always right and one
   * never, a threshold out of reach: with little exploration nearly all goes to the first.
   */
  @Test
  void theBoundPrefersWhatLooksNearlySolved() {
    List<Level> levels =
        List.of(
            level("right", 1, new Verifier.Separation(2), Costs.CALLS_ONLY),
            level("wrong", 0, new Verifier.Separation(2), Costs.CALLS_ONLY));
    SimulatedBatch batch = new SimulatedBatch(levels, ones(2), 3);
    Tally[] tally = tallies(2);
    Tally[] wide = tallies(2);
    BatchPlay narrow = new Ucb(Select.BEST, 1000, Double.NaN, 0.95, 0).start(2);
    BatchPlay exploring = new Ucb(Select.BEST, 1000, Double.NaN, 0.95, 1e6).start(2);
    for (int index = 0; index < 100; index++) {
      batch.begin(index, "ucb", 100, tally);
      narrow.solve(batch);
      batch.finish();
      batch.begin(index, "ucb", 100, wide);
      exploring.solve(batch);
      batch.finish();
    }
    assertThat(tally[0].ticks(0)).isGreaterThan(10 * tally[1].ticks(0));
    assertThat(wide[0].ticks(0)).isEqualTo(5000);
    assertThat(wide[1].ticks(0)).isEqualTo(5000);
  }

  @Test
  void whatExcludesEachOtherIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Elimination(Select.MAJORITY, 1, Double.NaN, 0.95))
        .withMessageContaining("select: best");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ucb(Select.BEST, 1, 0.5, 0.95, 1))
        .withMessageContaining("either threshold or false-positive-rate");
  }
}
