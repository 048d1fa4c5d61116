package io.ponder.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.ponder.TestLevels;
import io.ponder.model.Call;
import io.ponder.model.Costs;
import io.ponder.model.Level;
import io.ponder.model.SolutionType;
import io.ponder.model.SuccessRate;
import io.ponder.model.Table;
import io.ponder.model.WrongAnswers;
import io.ponder.strategy.Play;
import io.ponder.strategy.Strategy;
import io.ponder.strategy.tournament.Mixture;
import io.ponder.strategy.voting.Cascade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Several models on one problem. Frequencies are those of 100,000 trials with a fixed seed and may
 * differ by 5 standard errors: a false alarm of 6e-7 each, over all seeds.
 */
class TwoModelsTest {
  private static final int TRIALS = 100_000;
  private static final double ERRORS = 5;

  private static final List<SolutionType> TYPES = WrongAnswers.uniform(1, 0).types();

  /** All wrong ones are unparsed. */
  private static final List<SolutionType> UNPARSED = WrongAnswers.uniform(1, 1).types();

  private static Level level(
      List<SolutionType> types, SuccessRate rate, double accuracy, Costs costs) {
    Table table = new Table(types, TestLevels.comparisons(types, accuracy, 0, 0), null, null, null);
    return new Level("one", 1, rate, table, costs);
  }

  private static Level level(double rate, double accuracy) {
    return level(TYPES, new SuccessRate.Fixed(rate), accuracy, Costs.CALLS_ONLY);
  }

  private static void assertAccuracy(Strategy strategy, int budget, Level level, double expected) {
    SimulatedSession session = new SimulatedSession(level, 0, 5);
    Tally tally = new Tally(1, 2);
    Play play = strategy.start(budget);
    long ticks = (long) budget * level.ticksPerCall();
    for (int trial = 0; trial < TRIALS; trial++) {
      session.begin(trial, "test", false, new long[] {ticks}, tally);
      session.finish(play.solve(session.models(0, 2)));
    }
    double error = Math.sqrt(expected * (1 - expected) / TRIALS);
    assertThat(tally.correct(0) / (double) TRIALS).isCloseTo(expected, within(ERRORS * error));
  }

  /** Both right, or both wrong: the answer stands. Else the third sample, of the other model. */
  @Test
  void cascadeByEnumeration() {
    double p = 0.35;
    double q = 0.8;
    Level level = TestLevels.models(level(p, 0.5), level(q, 0.5));
    assertAccuracy(new Cascade(2, 1), 3, level, p * p + 2 * p * (1 - p) * q);
    assertAccuracy(new Cascade(2, 0), 3, level, p);
  }

  /** One candidate of each; two comparisons that disagree are a tie. */
  @Test
  void mixtureByEnumeration() {
    double p = 0.35;
    double q = 0.8;
    double first = 0.9;
    double second = 0.6;
    Level level = TestLevels.models(level(p, first), level(q, second));
    double meet = p * (1 - q) + (1 - p) * q;
    assertAccuracy(new Mixture(1), 4, level, p * q + meet * (first + second) / 2);
  }

  /**
   * Of uniform rates, P(both models' samples are right) is 1/3 if they are the same and 1/4 if they
   * are independent; each model's own rate stays 1/2 on average.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void ratesCorrelate(double correlation) {
    Level uniform = level(TYPES, new SuccessRate.Uniform(0, 1), 0.5, Costs.CALLS_ONLY);
    SimulatedSession session =
        new SimulatedSession(TestLevels.models(correlation, uniform, uniform), 0, 3);
    int both = 0;
    int second = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      boolean right = right(session, trial, 1);
      second += right ? 1 : 0;
      both += right && right(session, trial, 0) ? 1 : 0;
    }
    double expected = 0.25 + correlation / 12;
    double error = Math.sqrt(expected * (1 - expected) / TRIALS);
    assertThat(both / (double) TRIALS).isCloseTo(expected, within(ERRORS * error));
    double half = Math.sqrt(0.25 / TRIALS);
    assertThat(second / (double) TRIALS).isCloseTo(0.5, within(ERRORS * half));
  }

  /** Returns whether a model's first sample is right. */
  private static boolean right(SimulatedSession session, int trial, int model) {
    session.begin(trial, "test", false, new long[] {2}, new Tally(1, 2));
    session.finish(session.model(model).generate());
    return session.correct(0);
  }

  /** What the first model gives does not depend on whether there is a second one. */
  @Test
  void theFirstModelIsWhatItIsAlone() {
    Level any = TestLevels.everything(0.4);
    Level one = new Level("one", 1, new SuccessRate.Uniform(0, 1), any.table(), any.costs());
    SimulatedSession alone = new SimulatedSession(one, 0, 9);
    SimulatedSession both =
        new SimulatedSession(TestLevels.models(one, TestLevels.everything(0.7)), 0, 9);
    for (int trial = 0; trial < 50; trial++) {
      alone.begin(trial, "test", false, new long[] {100}, new Tally(1));
      both.begin(trial, "test", false, new long[] {100}, new Tally(1, 2));
      List<Double> expected = see(alone.model(0));
      assertThat(see(both.models(0, 2))).isEqualTo(expected);
      assertThat(expected).doesNotContainSequence(see(both.models(1, 1)).subList(0, 20));
      assertThat(both.model(0).left()).isEqualTo(both.model(1).left());
      int choice = trial % 20;
      alone.begin(trial, "test", false, new long[] {100}, new Tally(1));
      both.begin(trial, "test", false, new long[] {100}, new Tally(1, 2));
      see(alone.model(0));
      see(both.model(0));
      alone.finish(choice);
      both.finish(choice);
      assertThat(both.correct(0)).isEqualTo(alone.correct(0));
    }
  }

  /** Returns what the first twenty candidates of a model look like, in all ways. */
  private static List<Double> see(Inference llm) {
    int first = llm.generate(20);
    List<Double> seen = new ArrayList<>();
    double[] scores = new double[20];
    llm.verify(first, 20, scores);
    Arrays.stream(scores).forEach(seen::add);
    for (int i = first; i < first + 20; i++) {
      seen.add((double) llm.answer(i));
    }
    seen.add(llm.prefer(first, first + 1, 9));
    seen.add(llm.judge(first) ? 1.0 : 0);
    seen.add((double) llm.answer(llm.revise(first, 3)));
    return seen;
  }

  /** Candidates and answers are the trial's: one model asks about those of the other. */
  @Test
  void candidatesAndAnswersAreShared() {
    Level level = TestLevels.models(level(1, 1), level(0, 1));
    SimulatedSession session = new SimulatedSession(level, 0, 1);
    session.begin(0, "test", false, new long[] {10}, new Tally(1, 2));
    Inference first = session.models(0, 2);
    Inference second = first.model(1);
    assertThat(first.model(0)).isSameAs(first);
    assertThat(second.model(0)).isSameAs(second);
    assertThat(first.generate(2)).isZero();
    assertThat(second.generate(2)).isEqualTo(2);
    assertThat(second.answer(0)).isEqualTo(first.answer(1)).isNotEqualTo(first.answer(2));
    assertThat(second.prefer(0, 3, 2)).isEqualTo(2);
    assertThat(first.left()).isEqualTo(4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> second.model(1))
        .withMessage("strategy test asked for another model (1), but it declares that it uses 2");
    assertThatIllegalArgumentException().isThrownBy(() -> session.models(1, 1).model(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> session.models(0, 1).model(1));
  }

  /** Each model has its own scores of a candidate, and each is charged once. */
  @Test
  void eachModelIsPaidForItsScores() {
    Level one = TestLevels.everything(0.5, TestLevels.ticks(1, 1));
    SimulatedSession session = new SimulatedSession(TestLevels.models(one, one), 0, 1);
    Tally tally = new Tally(1, 2);
    for (int trial = 0; trial < 2; trial++) {
      session.begin(trial, "test", false, new long[] {10}, tally);
      Inference first = session.models(0, 2);
      Inference second = first.model(1);
      first.generate(2);
      double score = first.verify(0);
      assertThat(first.left()).isEqualTo(7);
      assertThat(second.verify(0)).isNotEqualTo(score);
      assertThat(first.left()).isEqualTo(6);
      assertThat(first.verify(0)).isEqualTo(score);
      second.verify(0, 2, new double[2]);
      assertThat(first.left()).isEqualTo(5);
      session.finish(0);
    }
    assertThat(tally.calls(0, 0, Call.VERIFY)).isEqualTo(2);
    assertThat(tally.calls(0, 1, Call.VERIFY)).isEqualTo(4);
  }

  /**
   * At the same quantile u, Beta(4, 1) has the rate u^(1/4) and Uniform(0, 1) the rate u: P(both
   * are right) is the mean of u^(5/4), 4/9; independent ones have 0.8 x 0.5.
   */
  @ParameterizedTest
  @CsvSource({"0, 0.4", "1, 0.444444444444444444"})
  void hardIsHardForAll(double correlation, double expected) {
    Level beta = level(TYPES, new SuccessRate.Beta(4, 1, 1), 0.5, Costs.CALLS_ONLY);
    Level uniform = level(TYPES, new SuccessRate.Uniform(0, 1), 0.5, Costs.CALLS_ONLY);
    SimulatedSession session =
        new SimulatedSession(TestLevels.models(correlation, beta, uniform), 0, 3);
    int both = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      both += right(session, trial, 0) && right(session, trial, 1) ? 1 : 0;
    }
    double error = Math.sqrt(expected * (1 - expected) / TRIALS);
    assertThat(both / (double) TRIALS).isCloseTo(expected, within(ERRORS * error));
  }

  /** Twenty models, the last of which has no speed: what the others take is known all the same. */
  @Test
  void manyModelsHaveTimes() {
    Costs timed = costs(1, 100, 700, 1100, 50, 1);
    Level[] levels = new Level[20];
    Arrays.fill(levels, level(TYPES, new SuccessRate.Fixed(1), 1, timed));
    levels[19] = level(1, 1);
    Level level = TestLevels.models(levels);
    SimulatedSession session = new SimulatedSession(level, 0, 1);
    Tally tally = new Tally(1, 20);
    session.begin(0, "test", false, new long[] {50}, tally);
    Inference llm = session.models(0, 20);
    for (int round = 0; round < 3; round++) {
      llm.model(round).generate(2);
      llm.nextRound();
    }
    session.finish(0);
    Usage usage = Usage.of(tally, 0, level.allCosts());
    assertThat(usage.seconds().orElseThrow()).isCloseTo(42, within(1e-9));
    session.begin(0, "test", false, new long[] {50}, tally);
    session.models(0, 20).model(19).generate();
    session.finish(0);
    assertThat(Usage.of(tally, 0, level.allCosts()).seconds()).isEmpty();
  }

  /** Sums beyond 64 bits are an error and no wrong figure. */
  @Test
  void timesDoNotOverflow() {
    Costs slow = costs(1, 100, 1_000_000_000, 1_000_000_000, 0.001, 1);
    Level one = level(TYPES, new SuccessRate.Fixed(1), 1, slow);
    SimulatedSession session = new SimulatedSession(TestLevels.models(one, one), 0, 1);
    Tally tally = new Tally(1, 2);
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(
            () -> {
              for (int trial = 0; trial < 20; trial++) {
                session.begin(trial, "test", false, new long[] {5}, tally);
                session.model(0).generate();
                session.finish(0);
              }
            });
  }

  private static Costs costs(
      int ticks, int prompt, int right, int wrong, double speed, double usd) {
    return new Costs(
        ticks,
        1,
        Map.of(
            Call.GENERATE, new Costs.Tokens(prompt, right, wrong),
            Call.COMPARE, new Costs.Tokens(500, 100, 100)),
        Map.of(Costs.TokenKind.COMPLETION, usd),
        OptionalDouble.of(1e9),
        OptionalDouble.of(speed),
        OptionalInt.of(2),
        OptionalDouble.empty());
  }

  private static Usage usage(Strategy strategy, int budget, double first, double second) {
    Costs cheap = costs(2, 100, 700, 1100, 50, 1);
    Costs dear = costs(3, 200, 900, 1500, 30, 10);
    Level level =
        TestLevels.models(
            level(UNPARSED, new SuccessRate.Fixed(first), 1, cheap),
            level(UNPARSED, new SuccessRate.Fixed(second), 1, dear));
    assertThat(level.ticksPerCall()).isEqualTo(6);
    SimulatedSession session = new SimulatedSession(level, 0, 1);
    Tally tally = new Tally(1, 2);
    Play play = strategy.start(budget);
    for (int trial = 0; trial < 3; trial++) {
      session.begin(trial, "test", false, new long[] {6L * budget}, tally);
      assertThat(session.model(0).price(Call.VERIFY)).isEqualTo(3);
      assertThat(session.model(1).price(Call.VERIFY)).isEqualTo(2);
      session.finish(play.solve(session.models(0, 2)));
    }
    return Usage.of(tally, 0, level.allCosts());
  }

  private static void assertUsage(
      Usage usage, double calls, double rounds, double tokens, double usd, double seconds) {
    double rounding = 1e-12;
    assertThat(usage.calls()).isCloseTo(calls, within(rounding));
    assertThat(usage.rounds()).isCloseTo(rounds, within(rounding));
    assertThat(usage.tokens().orElseThrow()).isCloseTo(tokens, within(rounding * tokens));
    assertThat(usage.flops().orElseThrow())
        .isCloseTo(2e9 * tokens, within(rounding * 2e9 * tokens));
    assertThat(usage.usd().orElseThrow()).isCloseTo(usd, within(rounding));
    // A trial's time is rounded to a microsecond.
    assertThat(usage.seconds().orElseThrow()).isCloseTo(seconds, within(0.51e-6));
  }

  /**
   * Four right samples of the first, in two waves of 700 tokens at 50 a second. Four unparsed ones
   * take two waves of 1100, and six right ones of the second model follow: three waves of 900 at
   * 30.
   */
  @Test
  void usageOfACascadeByHand() {
    assertUsage(usage(new Cascade(4, 0.75), 10, 1, 0), 4, 1, 4 * 800, 4 * 700 / 1e6, 28);
    assertUsage(
        usage(new Cascade(4, 0.75), 10, 0, 1),
        10,
        2,
        4 * 1200 + 6 * 1100,
        (4 * 1100 + 10 * 6 * 900) / 1e6,
        44 + 90);
  }

  /** Four candidates, three matches with one comparison by each model. */
  @ParameterizedTest
  @CsvSource({"0, 1", "0, 0"})
  void usageOfAMixtureByHand(double first, double second) {
    int written = second == 1 ? 900 : 1500;
    // Round 1: one wave of each model, the second one's is longer. Rounds 2 and 3: 100 tokens each.
    double seconds = Math.max(1100 / 50.0, written / 30.0) + 2 * (100 / 30.0);
    assertUsage(
        usage(new Mixture(1), 10, first, second),
        10,
        3,
        2 * 1200 + 2 * (200 + written) + 6 * 600,
        (2 * 1100 + 3 * 100 + 10 * (2 * written + 3 * 100)) / 1e6,
        seconds);
  }
}
