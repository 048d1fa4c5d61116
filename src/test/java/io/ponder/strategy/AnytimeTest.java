package io.ponder.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.TestLevels;
import io.ponder.inference.SimulatedSession;
import io.ponder.inference.Tally;
import io.ponder.model.Call;
import io.ponder.model.Costs;
import io.ponder.strategy.revision.Accept;
import io.ponder.strategy.revision.Select;
import io.ponder.strategy.revision.SequentialRevision;
import io.ponder.strategy.sampling.Oracle;
import io.ponder.strategy.selection.BestOfN;
import io.ponder.strategy.voting.MajorityVote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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

  static Stream<Case> cases() {
    return Stream.of(
        new Case(new MajorityVote(), Costs.CALLS_ONLY),
        new Case(new Oracle(), Costs.CALLS_ONLY),
        new Case(new SequentialRevision(Select.LAST, Accept.ALWAYS), Costs.CALLS_ONLY),
        new Case(new SequentialRevision(Select.LAST, Accept.ALWAYS), TestLevels.ticks(3, 1)),
        new Case(new BestOfN(), Costs.CALLS_ONLY),
        new Case(new BestOfN(), TestLevels.ticks(2, 1)),
        new Case(new BestOfN(), TestLevels.ticks(3, 2)),
        new Case(new BestOfN(), TestLevels.ticks(1, 1)),
        new Case(new BestOfN(), TestLevels.ticks(1, 3)));
  }

  /** What one trial gave and spent at a budget. */
  private static List<Long> describe(Tally tally, int budget) {
    List<Long> sums = new ArrayList<>();
    sums.add(tally.trials(budget));
    sums.add(tally.ticks(budget));
    sums.add(tally.rounds(budget));
    for (Call kind : Call.values()) {
      sums.add(tally.calls(budget, kind));
      sums.add(tally.madeCorrect(budget, kind));
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
    SimulatedSession session = new SimulatedSession(TestLevels.everything(0.3, of.costs), 0, 99);
    long perCall = of.costs.ticksPerCall();
    long[] ticks = Arrays.stream(BUDGETS).mapToLong(budget -> budget * perCall).toArray();
    Play whole = strategy.start(BUDGETS[BUDGETS.length - 1]);
    List<Play> single = Arrays.stream(BUDGETS).mapToObj(strategy::start).toList();
    for (int trial = 0; trial < 200; trial++) {
      Tally all = new Tally(BUDGETS.length);
      session.begin(trial, "test", strategy.ceiling(), ticks, all);
      session.finish(whole.solve(session));
      for (int b = 0; b < BUDGETS.length; b++) {
        Tally one = new Tally(1);
        session.begin(trial, "test", strategy.ceiling(), new long[] {ticks[b]}, one);
        session.finish(single.get(b).solve(session));
        assertThat(describe(all, b))
            .as("trial %d, budget %d", trial, BUDGETS[b])
            .isEqualTo(describe(one, 0));
      }
    }
  }
}
