package io.ponder.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.ponder.TestLevels;
import io.ponder.inference.BudgetExceededException;
import io.ponder.inference.Inference;
import io.ponder.inference.Tally;
import io.ponder.model.Call;
import io.ponder.model.Level;
import io.ponder.model.Solver;
import io.ponder.model.WrongAnswers;
import io.ponder.strategy.Strategy;
import io.ponder.strategy.revision.Accept;
import io.ponder.strategy.revision.Select;
import io.ponder.strategy.revision.SequentialRevision;
import io.ponder.strategy.sampling.SingleCall;
import io.ponder.strategy.selection.BestOfN;
import io.ponder.strategy.tournament.Knockout;
import io.ponder.strategy.tournament.League;
import io.ponder.strategy.tournament.Seeding;
import io.ponder.strategy.voting.MajorityVote;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A simulation runs as many trials as were asked for, or as the precision needs; threads do not
 * change what it gives; it can be cancelled, and says which strategy failed and where.
 */
class SimulationTest {
  private static final int[] BUDGETS = {1, 2, 5, 16};

  private static Contestant contestant(String label, Strategy strategy) {
    return new Contestant(label, strategy);
  }

  private static Level plain(String name, double rate) {
    Level level = TestLevels.plain(rate, WrongAnswers.uniform(2, 0).types());
    return new Level(name, 1, level.models().get(0).success(), level.table(), level.costs());
  }

  private static List<Curve> singleCalls(Precision precision, Level... levels) {
    return new Simulation(
            new Solver(List.of(levels)),
            List.of(contestant("single-call", new SingleCall())),
            new int[] {1},
            precision,
            3)
        .run(2, Progress.NONE)
        .curves();
  }

  /** Everything a tally holds, as text. */
  private static String describe(Curve curve) {
    Tally tally = curve.tally();
    return IntStream.range(0, tally.budgets())
        .mapToObj(
            b ->
                Stream.of(
                            tally.trials(b),
                            tally.correct(b),
                            tally.wrong(b),
                            tally.abstained(b),
                            tally.ticks(b),
                            tally.rounds(b))
                        .map(String::valueOf)
                        .collect(Collectors.joining(" "))
                    + Stream.of(Call.values())
                        .map(
                            kind ->
                                " " + tally.calls(b, kind) + " " + tally.madeCorrect(b, 0, kind))
                        .collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }

  /**
   * At a rate of 1/2 a half-width of 0.02 takes some 2,400 trials: 2048 (0.0216) are not enough,
   * the next checkpoint is 4096. At a rate of 1 the first one is enough. Each stops on its own.
   */
  @Test
  void trialsDoubleUntilTheIntervalIsTight() {
    List<Curve> curves =
        singleCalls(new Precision(0.02, 1_000_000, 0.95), plain("a", 0.5), plain("b", 1));
    assertThat(curves).extracting(Curve::trials).containsExactly(4096L, 1024L);
    assertThat(curves).extracting(Curve::precise).containsExactly(true, true);
    List<Curve> fixed = singleCalls(Precision.trials(4096, 0.95), plain("a", 0.5), plain("b", 1));
    assertThat(describe(curves.get(0))).isEqualTo(describe(fixed.get(0)));
  }

  @Test
  void theMostTrialsAreNotPassedAndReportedAsTooFew() {
    List<Curve> curves =
        singleCalls(new Precision(0.001, 3000, 0.95), plain("a", 0.5), plain("b", 0));
    assertThat(curves).extracting(Curve::trials).containsExactly(3000L, 2048L);
    // No success: half of z^2 / (n + z^2) is 0.0019 for 1024 trials and 0.0009 for 2048.
    assertThat(curves).extracting(Curve::precise).containsExactly(false, true);
  }

  @Test
  void fixedTrialsArePrecise() {
    Curve curve = singleCalls(Precision.trials(1, 0.95), plain("a", 0.5)).get(0);
    assertThat(curve.trials()).isEqualTo(1);
    assertThat(curve.precise()).isTrue();
  }

  private static List<String> everything(int threads) {
    Level level = TestLevels.everything(0.4);
    Level other =
        new Level(
            "other", 2, level.models().get(0).success(), level.table(), TestLevels.ticks(2, 1));
    return new Simulation(
            new Solver(List.of(level, other)),
            List.of(
                contestant("single-call", new SingleCall()),
                contestant("majority-vote", new MajorityVote()),
                contestant("best-of-n", new BestOfN()),
                contestant("knockout", new Knockout(2, Seeding.ORDER, false)),
                contestant("league", new League(2)),
                contestant(
                    "sequential-revision", new SequentialRevision(Select.LAST, Accept.ALWAYS))),
            BUDGETS,
            Precision.trials(3000, 0.95),
            5)
        .run(threads, Progress.NONE).curves().stream().map(SimulationTest::describe).toList();
  }

  /** One thread on the one hand, several on the other: the same sums to the last trial. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  void threadsDoNotMatter(int threads) {
    List<String> one = everything(1);
    assertThat(one).hasSize(12).doesNotHaveDuplicates();
    assertThat(everything(threads)).isEqualTo(one);
  }

  @Test
  void curvesComeLevelByLevel() {
    List<Curve> curves =
        singleCalls(Precision.trials(500, 0.95), plain("a", 0), plain("b", 1), plain("c", 0));
    assertThat(curves).extracting(Curve::level).containsExactly(0, 1, 2);
    assertThat(curves).extracting(curve -> curve.tally().correct(0)).containsExactly(0L, 500L, 0L);
  }

  private static Simulation endless(Strategy strategy) {
    return new Simulation(
        new Solver(List.of(plain("a", 0.5))),
        List.of(contestant("broken", strategy)),
        new int[] {2, 3},
        Precision.trials(Integer.MAX_VALUE, 0.95),
        3);
  }

  @Test
  void cancelEndsTheRun() {
    Simulation simulation = endless(new SingleCall());
    AtomicInteger updates = new AtomicInteger();
    Progress cancelling =
        state -> {
          updates.incrementAndGet();
          assertThat(state.checkpoint()).isEqualTo(Integer.MAX_VALUE);
          assertThat(state.open()).isEqualTo(1);
          simulation.cancel();
        };
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () ->
            assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> simulation.run(2, cancelling)));
    assertThat(updates).hasPositiveValue();
  }

  /** With one thread the 302nd play is the second budget of trial 150, counted from 0. */
  @Test
  void aFailureNamesStrategyBudgetAndTrial() {
    AtomicInteger plays = new AtomicInteger();
    Strategy broken =
        budget ->
            llm -> {
              if (plays.incrementAndGet() == 302) {
                throw new IllegalArgumentException("boom");
              }
              return llm.generate();
            };
    assertThatExceptionOfType(StrategyFailedException.class)
        .isThrownBy(() -> endless(broken).run(1, Progress.NONE).curves())
        .withMessageStartingWith(
            "strategy broken failed at level a, budget 3, trial 150:"
                + " java.lang.IllegalArgumentException: boom (SimulationTest.java:")
        .withCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void spendingTooMuchIsAFailure() {
    Strategy greedy = budget -> llm -> llm.generate(3);
    assertThatExceptionOfType(StrategyFailedException.class)
        .isThrownBy(() -> endless(greedy).run(1, Progress.NONE).curves())
        .withMessage(
            "strategy broken failed at level a, budget 2, trial 0: strategy broken asked for"
                + " 3.000 calls when 2.000 were left; affords() tells what is left")
        .withCauseInstanceOf(BudgetExceededException.class);
  }

  /** A choice that only a ceiling may make is refused from any other strategy. */
  @Test
  void onlyACeilingMayClaimAnyCorrect() {
    Strategy cheat =
        budget ->
            llm -> {
              llm.generate(2);
              return Inference.ANY_CORRECT;
            };
    assertThatExceptionOfType(StrategyFailedException.class)
        .isThrownBy(() -> endless(cheat).run(1, Progress.NONE).curves())
        .withMessageContaining("candidate -2 of 2");
  }
}
