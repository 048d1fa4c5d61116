package io.ponder.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.TestLevels;
import io.ponder.inference.SimulatedSession;
import io.ponder.inference.Tally;
import io.ponder.model.Call;
import io.ponder.model.Costs;
import io.ponder.model.Level;
import io.ponder.strategy.revision.Accept;
import io.ponder.strategy.revision.Select;
import io.ponder.strategy.revision.SequentialRevision;
import io.ponder.strategy.sampling.Oracle;
import io.ponder.strategy.selection.BestOfMajority;
import io.ponder.strategy.selection.BestOfN;
import io.ponder.strategy.selection.FilterVote;
import io.ponder.strategy.selection.MarginalGain;
import io.ponder.strategy.selection.Resample;
import io.ponder.strategy.selection.VerifyVote;
import io.ponder.strategy.selection.WeightedVote;
import io.ponder.strategy.voting.AdaptiveConsistency;
import io.ponder.strategy.voting.BayesianStopping;
import io.ponder.strategy.voting.Cascade;
import io.ponder.strategy.voting.EarlyStopping;
import io.ponder.strategy.voting.EntropyStopping;
import io.ponder.strategy.voting.MajorityVote;
import io.ponder.strategy.voting.ShareStopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One play of an anytime strategy at the largest budget is, at each smaller one, what a play at
 * that budget alone is: in every single trial the same calls, candidates and rounds, and the same
 * grade, coin flips included.
 */
class AnytimeTest {
  private static final int[] BUDGETS = {1, 2, 3, 4, 5, 7, 8, 13, 40};

  record Case(Strategy strategy, Costs costs) {}

  private static final double NONE = Double.NaN;

  /** All calls cost 1, and scores nothing. */
  private static Stream<Strategy> withoutPrices() {
    return Stream.of(
        new MajorityVote(),
        new Oracle(),
        new AdaptiveConsistency(0.95),
        new AdaptiveConsistency(0.5),
        new EarlyStopping(5),
        new EarlyStopping(2),
        new BayesianStopping(2, 0.95, 0.5, 10),
        new BayesianStopping(3, 0.9, 0.4, 4),
        new ShareStopping(0.8, 4),
        new ShareStopping(0.6, 7),
        new EntropyStopping(0.75, 4),
        new EntropyStopping(1.2, 3),
        new VerifyVote(1),
        new VerifyVote(4),
        new Cascade(4, 0.75),
        new Cascade(3, 1));
  }

  /** Scores may have a price, so budgets fall due within a candidate and its score. */
  private static Stream<Strategy> verifying() {
    return Stream.of(
        new BestOfN(),
        new WeightedVote(),
        new BestOfMajority(0.05),
        new BestOfMajority(0.4),
        new FilterVote(NONE, NONE),
        new FilterVote(1.5, NONE),
        new MarginalGain(0.1, 4),
        new MarginalGain(0.4, 3),
        new Resample(NONE, NONE),
        new Resample(2, NONE));
  }

  private static Stream<Strategy> revising() {
    return Arrays.stream(Select.values())
        .flatMap(
            select ->
                Arrays.stream(Accept.values())
                    .map(accept -> new SequentialRevision(select, accept)));
  }

  static Stream<Case> cases() {
    List<Costs> prices =
        List.of(
            Costs.CALLS_ONLY,
            TestLevels.ticks(3, 0),
            TestLevels.ticks(2, 1),
            TestLevels.ticks(3, 2),
            TestLevels.ticks(1, 1),
            TestLevels.ticks(1, 3));
    return Stream.concat(
        withoutPrices().map(strategy -> new Case(strategy, Costs.CALLS_ONLY)),
        Stream.concat(verifying(), revising())
            .flatMap(strategy -> prices.stream().map(costs -> new Case(strategy, costs))));
  }

  /** What one trial gave and spent at a budget. */
  private static List<Long> describe(Tally tally, int budget) {
    List<Long> sums = new ArrayList<>();
    sums.add(tally.trials(budget));
    sums.add(tally.ticks(budget));
    sums.add(tally.rounds(budget));
    for (Call kind : Call.values()) {
      for (int model = 0; model < tally.models(); model++) {
        sums.add(tally.calls(budget, model, kind));
        sums.add(tally.madeCorrect(budget, model, kind));
      }
    }
    sums.add(tally.correct(budget));
    sums.add(tally.wrong(budget));
    sums.add(tally.abstained(budget));
    return sums;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void onePlayServesAllBudgets(Case of) {
    Strategy strategy = of.strategy;
    assertThat(strategy.anytime()).isTrue();
    Level level = TestLevels.everything(0.3, of.costs);
    if (strategy.models() > 1) {
      level = TestLevels.models(level, TestLevels.everything(0.6, of.costs));
    }
    int models = level.models().size();
    SimulatedSession session = new SimulatedSession(level, 0, 99);
    long perCall = of.costs.ticksPerCall();
    long[] ticks = Arrays.stream(BUDGETS).mapToLong(budget -> budget * perCall).toArray();
    Play whole = strategy.start(BUDGETS[BUDGETS.length - 1]);
    List<Play> single = Arrays.stream(BUDGETS).mapToObj(strategy::start).toList();
    for (int trial = 0; trial < 100; trial++) {
      Tally all = new Tally(BUDGETS.length, models);
      session.begin(trial, "test", strategy.ceiling(), ticks, all);
      session.finish(whole.solve(session.models(0, models)));
      for (int b = 0; b < BUDGETS.length; b++) {
        Tally one = new Tally(1, models);
        session.begin(trial, "test", strategy.ceiling(), new long[] {ticks[b]}, one);
        session.finish(single.get(b).solve(session.models(0, models)));
        assertThat(describe(all, b))
            .as("trial %d, budget %d", trial, BUDGETS[b])
            .isEqualTo(describe(one, 0));
      }
    }
  }

  /** Every built-in strategy that says it is anytime is among the cases. */
  @Test
  void allAnytimeStrategiesAreCovered() {
    Set<Class<?>> covered =
        cases().map(of -> of.strategy.getClass()).collect(Collectors.toUnmodifiableSet());
    assertThat(cases().map(of -> of.strategy).filter(strategy -> !strategy.anytime()).toList())
        .isEmpty();
    assertThat(Registry.load().all().stream().filter(AnytimeTest::anytime))
        .isNotEmpty()
        .allSatisfy(type -> assertThat(covered).contains(type.implementation()));
  }

  private static boolean anytime(StrategyType type) {
    return type.parameters().stream().allMatch(parameter -> parameter.standard().isPresent())
        && type.create(Map.of()).anytime();
  }
}
