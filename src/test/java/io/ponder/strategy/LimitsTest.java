package io.ponder.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.TestLevels;
import io.ponder.inference.SimulatedSession;
import io.ponder.inference.Tally;
import io.ponder.model.Call;
import io.ponder.model.Costs;
import io.ponder.model.Level;
import io.ponder.model.SolutionType;
import io.ponder.model.SuccessRate;
import io.ponder.model.Table;
import io.ponder.model.Verifier;
import io.ponder.model.WrongAnswers;
import io.ponder.strategy.sampling.Oracle;
import io.ponder.strategy.sampling.SingleCall;
import io.ponder.strategy.selection.Resample;
import io.ponder.strategy.selection.WeightedVote;
import io.ponder.strategy.tournament.Knockout;
import io.ponder.strategy.tournament.RoundRobin;
import io.ponder.strategy.tournament.Seeding;
import io.ponder.strategy.voting.AdaptiveConsistency;
import io.ponder.strategy.voting.MajorityVote;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.inference.BinomialTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What must hold at the ends: tournaments with a perfect and with a useless comparator, verdicts
 * that only repeat, weights that tell nothing, a vote that stops early on easy problems, and
 * resampling with more and more budget. Trials of one seed have the same candidates.
 */
class LimitsTest {
  /** The false-alarm probability of each statistical test. */
  private static final double LEVEL = 1e-6;

  /** The standard normal quantile of 1 - LEVEL / 2. */
  private static final double QUANTILE = 4.892;

  /** Plays trials of a strategy at one budget in calls. */
  private static Tally play(Level level, Strategy strategy, int budget, int trials, long seed) {
    SimulatedSession session = new SimulatedSession(level, 0, seed);
    Play play = strategy.start(budget);
    Tally tally = new Tally(1);
    for (int trial = 0; trial < trials; trial++) {
      session.begin(trial, "test", strategy.ceiling(), new long[] {budget}, tally);
      session.finish(play.solve(session.model(0)));
    }
    return tally;
  }

  /** Plays trials and returns which of them had a correct answer. */
  private static boolean[] outcomes(
      Level level, Strategy strategy, int budget, int trials, long seed) {
    SimulatedSession session = new SimulatedSession(level, 0, seed);
    Play play = strategy.start(budget);
    boolean[] correct = new boolean[trials];
    Tally tally = new Tally(1);
    for (int trial = 0; trial < trials; trial++) {
      tally.clear();
      session.begin(trial, "test", strategy.ceiling(), new long[] {budget}, tally);
      session.finish(play.solve(session.model(0)));
      correct[trial] = tally.correct(0) == 1;
    }
    return correct;
  }

  private static void assertRate(long successes, long trials, double rate) {
    assertThat(BinomialTest.withDefaults().test((int) trials, (int) successes, rate).getPValue())
        .as("%d of %d, expected a rate of %s", successes, trials, rate)
        .isGreaterThan(LEVEL);
  }

  /** Compares two independent shares of so many trials each by their normal approximation. */
  private static double difference(Tally one, Tally other) {
    double trials = one.trials(0);
    double p = (one.correct(0) + other.correct(0)) / (2 * trials);
    return (one.correct(0) - other.correct(0)) / Math.sqrt(2 * trials * p * (1 - p));
  }

  /**
   * A correct candidate loses no match against a wrong one, so some correct candidate is left, or
   * has the top tally, if there is one among the seven: in every trial, not on average.
   */
  @Test
  void aPerfectComparatorGivesTheCoverage() {
    Level level = TestLevels.comparing(0.15, 1, 0, 0);
    int trials = 20_000;
    boolean[] covered = outcomes(level, new Oracle(), 7, trials, 3);
    assertThat(outcomes(level, new Knockout(1, Seeding.ORDER, false), 13, trials, 3))
        .isEqualTo(covered);
    assertThat(outcomes(level, new Knockout(3, Seeding.ORDER, false), 25, trials, 3))
        .isEqualTo(covered);
    assertThat(outcomes(level, new RoundRobin(1), 28, trials, 3)).isEqualTo(covered);
    assertThat(outcomes(level, new RoundRobin(2), 49, trials, 3)).isEqualTo(covered);
    // Seven candidates each, and coverage that is neither sure nor out of reach.
    assertThat(
            play(level, new Knockout(3, Seeding.ORDER, false), 25, 10, 3).calls(0, Call.GENERATE))
        .isEqualTo(70);
    assertThat(play(level, new RoundRobin(2), 49, 10, 3).calls(0, Call.GENERATE)).isEqualTo(70);
    assertThat(covered).contains(true, false);
  }

  /** The winner is as good as any sample: correct with the success rate. */
  @Test
  void aUselessComparatorGivesASingleCall() {
    int trials = 100_000;
    Level level = TestLevels.comparing(0.3, 0.5, 0, 0);
    assertRate(play(level, new SingleCall(), 1, trials, 5).correct(0), trials, 0.3);
    assertRate(
        play(level, new Knockout(3, Seeding.ORDER, false), 29, trials, 6).correct(0), trials, 0.3);
    Level tying = TestLevels.comparing(0.3, 0.5, 0.4, 0.5);
    assertRate(
        play(tying, new Knockout(2, Seeding.ORDER, false), 22, trials, 7).correct(0), trials, 0.3);
  }

  /**
   * With repeat 1 five comparisons of eight candidates (43 calls) have the accuracy of one (15
   * calls). With independent verdicts they are far better, or the comparison would show nothing.
   */
  @Test
  void repeatedComparisonsAreWorthOne() {
    int trials = 100_000;
    Level independent = TestLevels.comparing(0.3, 0.7, 0, 0);
    Level repeated = TestLevels.comparing(0.3, 0.7, 0, 1);
    Tally once = play(independent, new Knockout(1, Seeding.ORDER, false), 15, trials, 8);
    Tally five = play(repeated, new Knockout(5, Seeding.ORDER, false), 43, trials, 9);
    assertThat(five.calls(0, Call.GENERATE)).isEqualTo(8L * trials);
    assertThat(once.calls(0, Call.GENERATE)).isEqualTo(8L * trials);
    assertThat(difference(five, once)).isBetween(-QUANTILE, QUANTILE);
    Tally fresh = play(independent, new Knockout(5, Seeding.ORDER, false), 43, trials, 9);
    assertThat(difference(fresh, once)).isGreaterThan(QUANTILE);
    // On the same trials the five verdicts are the one: not only as accurate, but the same.
    assertThat(outcomes(repeated, new Knockout(5, Seeding.ORDER, false), 43, 5000, 10))
        .isEqualTo(outcomes(repeated, new Knockout(1, Seeding.ORDER, false), 15, 5000, 10));
  }

  /**
   * At separation 0 all weights are 1/2 and the two votes differ only in the coins of ties: where
   * one of them is right and the other wrong, each is as often (a sign test).
   */
  @Test
  void weightsThatTellNothingGiveTheMajority() {
    List<SolutionType> types = WrongAnswers.zipf(3, 1, 0.1).types();
    Table table = new Table(types, null, new Verifier.Separation(0), null, null);
    Level level = new Level("level", 1, new SuccessRate.Fixed(0.35), table, Costs.CALLS_ONLY);
    int trials = 50_000;
    boolean[] weighted = outcomes(level, new WeightedVote(), 10, trials, 11);
    boolean[] majority = outcomes(level, new MajorityVote(), 10, trials, 11);
    int onlyWeighted = 0;
    int onlyMajority = 0;
    for (int trial = 0; trial < trials; trial++) {
      onlyWeighted += weighted[trial] && !majority[trial] ? 1 : 0;
      onlyMajority += majority[trial] && !weighted[trial] ? 1 : 0;
    }
    assertThat(onlyWeighted + onlyMajority).as("trials that differ").isPositive();
    assertRate(onlyWeighted, onlyWeighted + onlyMajority, 0.5);
  }

  /**
   * On two answers adaptive-consistency loses little against a vote of 40, and spends a small part
   * of it. The exact losses and mean calls, by dynamic programming over the two counts, are 0.00186
   * and 8.72 at a success rate of 0.8, 0.00055 and 6.89 at 0.85, 0.00010 and 5.62 at 0.9, 0.00001
   * and 4.70 at 0.95. The loss over 200,000 common trials has at 0.8 a standard deviation of
   * 0.0001: a limit of 0.0025 is passed by chance with a probability of 1e-10, and so is, far less
   * likely, that of a quarter of the calls.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.8, 0.85, 0.9, 0.95})
  void adaptiveConsistencyLosesLittle(double success) {
    Level level = TestLevels.plain(success, WrongAnswers.uniform(1, 0).types());
    int trials = 200_000;
    int cap = 40;
    Tally all = play(level, new MajorityVote(), cap, trials, 13);
    Tally adaptive = play(level, new AdaptiveConsistency(0.95), cap, trials, 13);
    double loss = (all.correct(0) - adaptive.correct(0)) / (double) trials;
    double calls = adaptive.ticks(0) / (double) trials;
    System.out.printf(
        Locale.ROOT,
        "success %.2f: adaptive-consistency loses %.5f against a vote of %d and spends %.2f"
            + " calls, %.1f times fewer%n",
        success,
        loss,
        cap,
        calls,
        cap / calls);
    assertThat(all.ticks(0)).isEqualTo((long) cap * trials);
    assertThat(loss).isLessThanOrEqualTo(0.0025);
    assertThat(calls).isLessThan(cap / 4.0);
  }

  /**
   * The answers that resample gives are accepted samples, whichever draw they are: correct with c p
   * / (c p + (1 - s)(1 - p)) at every budget, though more of the trials have an answer. Seven
   * budgets and two tests each.
   */
  @Test
  void resampleIsAsAccurateAtAnyBudget() {
    double p = 0.3;
    double accepted = 0.8 * p;
    double mistaken = (1 - 0.7) * (1 - p);
    List<SolutionType> types = WrongAnswers.uniform(2, 0).types();
    Table table = new Table(types, null, new Verifier.AcceptReject(0.8, 0.7), null, null);
    Level level = new Level("level", 1, new SuccessRate.Fixed(p), table, Costs.CALLS_ONLY);
    long[] budgets = {1, 2, 3, 5, 8, 16, 32};
    int trials = 100_000;
    SimulatedSession session = new SimulatedSession(level, 0, 17);
    Play play = new Resample(Double.NaN, Double.NaN).start(32);
    Tally tally = new Tally(budgets.length);
    for (int trial = 0; trial < trials; trial++) {
      session.begin(trial, "test", false, budgets, tally);
      session.finish(play.solve(session.model(0)));
    }
    for (int b = 0; b < budgets.length; b++) {
      long answered = tally.correct(b) + tally.wrong(b);
      assertRate(tally.correct(b), answered, accepted / (accepted + mistaken));
      assertRate(
          tally.abstained(b), trials, Math.pow(1 - accepted - mistaken, (double) budgets[b]));
    }
  }
}
