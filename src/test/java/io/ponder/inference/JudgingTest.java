package io.ponder.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.TestLevels;
import io.ponder.model.Call;
import io.ponder.model.Costs;
import io.ponder.model.Judge;
import io.ponder.model.Level;
import io.ponder.model.SolutionType;
import io.ponder.model.SuccessRate;
import io.ponder.model.Table;
import io.ponder.model.WrongAnswers;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Verdicts are independent with the judge's rates, drawn at once or one by one; with probability
 * {@code repeat} all those on a candidate are one and the same draw. Each chi-square test over
 * 20,000 trials rejects with probability 1e-6.
 */
class JudgingTest {
  private static final int TRIALS = 20_000;
  private static final double LEVEL = 1e-6;

  private static SimulatedSession session(double rate, Judge judge) {
    List<SolutionType> types = WrongAnswers.uniform(1, 0).types();
    Table table = new Table(types, null, null, judge, null);
    return new SimulatedSession(
        new Level("level", 1, new SuccessRate.Fixed(rate), table, Costs.CALLS_ONLY), 0, 12);
  }

  private static void begin(SimulatedSession session, int trial) {
    session.begin(trial, "test", false, new long[] {100_000}, new Tally(1));
  }

  private static void assertCounts(double[] expected, long[] counts) {
    assertThat(ChiSquareTest.withDefaults().test(expected, counts).getPValue())
        .isGreaterThan(LEVEL);
  }

  /** Returns the probabilities of 0 to n verdicts "right". */
  private static double[] law(int times, double accepts, double repeat) {
    double[] law = new double[times + 1];
    for (int right = 0; right <= times; right++) {
      law[right] = (1 - repeat) * BinomialDistribution.of(times, accepts).probability(right);
    }
    law[0] += repeat * (1 - accepts);
    law[times] += repeat * accepts;
    return law;
  }

  /**
   * A correct candidate is accepted with 0.7, a wrong one with 0.4; the third of three is judged.
   */
  @ParameterizedTest
  @CsvSource({"1, 0.7, 0", "0, 0.4, 0", "1, 0.7, 0.5", "0, 0.4, 0.75"})
  void verdictsAtOnce(double rate, double accepts, double repeat) {
    SimulatedSession session = session(rate, new Judge(0.7, 0.6, repeat));
    long[] counts = new long[7];
    double[] right = new double[3];
    for (int trial = 0; trial < TRIALS; trial++) {
      begin(session, trial);
      session.model(0).generate(3);
      session.model(0).judge(0, 3, 6, right);
      counts[(int) right[2]]++;
    }
    assertCounts(law(6, accepts, repeat), counts);
  }

  /** Six verdicts one by one, and in parts of 1, 2 and 3, are distributed as six at once. */
  @ParameterizedTest
  @CsvSource({"1, 0.7, 0", "0, 0.4, 0.5"})
  void verdictsOneByOneAndInParts(double rate, double accepts, double repeat) {
    SimulatedSession session = session(rate, new Judge(0.7, 0.6, repeat));
    long[] single = new long[7];
    long[] parts = new long[7];
    double[] right = new double[1];
    for (int trial = 0; trial < TRIALS; trial++) {
      begin(session, trial);
      session.model(0).generate(2);
      int yes = 0;
      for (int i = 0; i < 6; i++) {
        yes += session.model(0).judge(0) ? 1 : 0;
      }
      single[yes]++;
      int sum = 0;
      for (int part = 1; part <= 3; part++) {
        session.model(0).judge(1, 1, part, right);
        sum += (int) right[0];
      }
      parts[sum]++;
    }
    assertCounts(law(6, accepts, repeat), single);
    assertCounts(law(6, accepts, repeat), parts);
  }

  /** More verdicts than a table holds are drawn in parts: 1200 are binomial, in 16 bins. */
  @Test
  void manyVerdicts() {
    Judging judging = new Judging(new Judge(0.6, 0.5, 0));
    BinomialDistribution binomial = BinomialDistribution.of(1200, 0.6);
    double[] expected = new double[16];
    for (int right = 0; right <= 1200; right++) {
      expected[bin(right)] += binomial.probability(right);
    }
    long[] counts = new long[16];
    judging.restart(77);
    for (int i = 0; i < TRIALS; i++) {
      counts[bin(judging.verdicts(0, true, 1200))]++;
    }
    assertCounts(expected, counts);
  }

  /** Eight verdicts a bin around the mean of 720, whose standard deviation is 17. */
  private static int bin(int right) {
    return Math.max(0, Math.min(15, Math.floorDiv(right - 720, 8) + 8));
  }

  /** All verdicts on a candidate are one, however they are asked for; two candidates have two. */
  @Test
  void repeatOneIsOneVerdict() {
    SimulatedSession session = session(1, new Judge(0.7, 0.6, 1));
    long[] pairs = new long[4];
    double[] right = new double[2];
    for (int trial = 0; trial < TRIALS; trial++) {
      begin(session, trial);
      session.model(0).generate(2);
      session.model(0).judge(0, 2, 600, right);
      for (int candidate = 0; candidate < 2; candidate++) {
        boolean verdict = right[candidate] > 0;
        assertThat(right[candidate]).isEqualTo(verdict ? 600 : 0);
        assertThat(session.model(0).judge(candidate)).isEqualTo(verdict);
        double[] again = new double[1];
        session.model(0).judge(candidate, 1, 5, again);
        assertThat(again[0]).isEqualTo(verdict ? 5 : 0);
      }
      pairs[(right[0] > 0 ? 2 : 0) + (right[1] > 0 ? 1 : 0)]++;
    }
    assertCounts(new double[] {0.09, 0.21, 0.21, 0.49}, pairs);
  }

  /** Verdicts on one candidate in two calls are independent: the four pairs by their products. */
  @Test
  void laterVerdictsAreFresh() {
    SimulatedSession session = session(0, new Judge(0.7, 0.6, 0));
    long[] pairs = new long[4];
    for (int trial = 0; trial < TRIALS; trial++) {
      begin(session, trial);
      session.model(0).generate();
      pairs[(session.model(0).judge(0) ? 2 : 0) + (session.model(0).judge(0) ? 1 : 0)]++;
    }
    assertCounts(new double[] {0.36, 0.24, 0.24, 0.16}, pairs);
  }

  /** Judging candidates at once is the same, draw by draw, as one after the other. */
  @Test
  void atOnceIsTheSameAsOneAfterTheOther() {
    for (double repeat : new double[] {0, 0.5}) {
      SimulatedSession session = session(0.5, new Judge(0.7, 0.6, repeat));
      double[] together = new double[4];
      double[] apart = new double[1];
      for (int trial = 0; trial < 200; trial++) {
        begin(session, trial);
        session.model(0).generate(4);
        session.model(0).judge(0, 4, 3, together);
        begin(session, trial);
        session.model(0).generate(4);
        for (int candidate = 0; candidate < 4; candidate++) {
          session.model(0).judge(candidate, 1, 3, apart);
          assertThat(apart[0]).isEqualTo(together[candidate]);
        }
      }
    }
  }

  /** A verdict is a call, and verdicts on several candidates share a round. */
  @Test
  void everyVerdictIsCharged() {
    SimulatedSession session = new SimulatedSession(TestLevels.everything(0.5), 0, 1);
    Tally tally = new Tally(1);
    session.begin(0, "test", false, new long[] {20}, tally);
    session.model(0).generate(3);
    session.model(0).judge(0, 3, 5, new double[3]);
    assertThat(session.model(0).left()).isEqualTo(2);
    session.finish(0);
    assertThat(tally.calls(0, Call.JUDGE)).isEqualTo(15);
    assertThat(tally.rounds(0)).isEqualTo(2);
  }
}
