package io.ponder.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.ponder.TestLevels;
import io.ponder.model.Call;
import io.ponder.model.Comparisons;
import io.ponder.model.Matrix;
import io.ponder.model.WrongAnswers;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A match of K comparisons is drawn at once, with the distribution of K single ones; verdicts that
 * repeat are one and the same draw, seen from either side.
 */
class MatchesTest {
  private static final int STEPS = 1 << 20;

  /** Type 0 is correct, 1 wrong. */
  private static Matches matches(double accuracy, double tie) {
    return new Matches(
        TestLevels.comparisons(WrongAnswers.uniform(1, 0).types(), accuracy, tie, 0));
  }

  /** Measures the probabilities of 0, 1, 2 ... half points by walking through the interval. */
  private static double[] measured(Matches matches, int left, int right, int times) {
    double[] shares = new double[2 * times + 1];
    for (long step = 0; step < STEPS; step++) {
      int half =
          matches.table(times).sample(matches.row(left, right), step << (Categorical.BITS - 20));
      shares[half] += 1.0 / STEPS;
    }
    return shares;
  }

  /** The tolerance is two steps of the walk. */
  private static void assertShares(double[] measured, double... expected) {
    assertThat(measured).containsExactly(expected, within(2.0 / STEPS));
  }

  /** Accuracy 0.7 and ties 0.1: a win has probability 0.63 and a loss 0.27. */
  @Test
  void oneComparison() {
    assertShares(measured(matches(0.7, 0.1), 0, 1, 1), 0.27, 0.1, 0.63);
    assertShares(measured(matches(0.7, 0.1), 1, 0, 1), 0.63, 0.1, 0.27);
    assertShares(measured(matches(0.7, 0.1), 1, 1, 1), 0.5, 0, 0.5);
  }

  /** By hand: LL; LT and TL; LW, WL and TT; TW and WT; WW. */
  @Test
  void twoComparisonsWithTies() {
    assertShares(
        measured(matches(0.7, 0.1), 0, 1, 2),
        0.27 * 0.27,
        2 * 0.27 * 0.1,
        2 * 0.27 * 0.63 + 0.1 * 0.1,
        2 * 0.1 * 0.63,
        0.63 * 0.63);
  }

  /** Without ties the points are binomial: 0.027, 0.189, 0.441, 0.343. */
  @Test
  void threeComparisonsAreBinomial() {
    assertShares(measured(matches(0.7, 0), 0, 1, 3), 0.027, 0, 0.189, 0, 0.441, 0, 0.343);
    assertShares(measured(matches(0.7, 0), 1, 0, 3), 0.343, 0, 0.441, 0, 0.189, 0, 0.027);
  }

  /**
   * Accuracy .7, position bias .2: shown first the correct one wins with .76, second with .56. One
   * comparison has the mean of both, two have one of each; by hand .24 x .44, .76 x .44 + .24 x .56
   * and .76 x .56. Two alike: .6 and .4.
   */
  @Test
  void positionBiasIsBalancedBySwapping() {
    Comparisons plain = TestLevels.comparisons(WrongAnswers.uniform(1, 0).types(), 0.7, 0, 0);
    Matrix wins = Matrix.of(2, (t, u) -> 0.8 * plain.wins().at(t, u) + 0.1);
    Matches biased = new Matches(new Comparisons(wins, plain.ties(), 0, 0.2));
    assertShares(measured(biased, 0, 1, 1), 0.34, 0, 0.66);
    assertShares(measured(biased, 0, 1, 2), 0.24 * 0.44, 0, 0.76 * 0.44 + 0.24 * 0.56, 0, 0.4256);
    assertShares(measured(biased, 1, 1, 2), 0.24, 0, 0.52, 0, 0.24);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Comparisons(plain.wins(), plain.ties(), 0, 0.7))
        .withMessageContaining("position bias");
  }

  /** Begins a trial with two candidates, of which the first is correct and the second wrong. */
  private static long begin(SimulatedSession session, long from) {
    for (long trial = from; ; trial++) {
      Tally tally = new Tally(1);
      session.begin(trial, "test", false, new long[] {1_000_000}, tally);
      session.model(0).generate(2);
      session.finish(0);
      if (tally.correct(0) == 1 && tally.madeCorrect(0, 0, Call.GENERATE) == 1) {
        return trial;
      }
    }
  }

  /**
   * Matches longer than the largest table are drawn in parts: 1200 comparisons are still binomial.
   * Chi-square over 20,000 trials in 16 bins; rejected with probability 1e-6.
   */
  @Test
  void longMatchesAreDrawnInParts() {
    SimulatedSession session = new SimulatedSession(TestLevels.comparing(0.5, 0.6, 0, 0), 0, 1);
    BinomialDistribution binomial = BinomialDistribution.of(1200, 0.6);
    long[] counts = new long[16];
    double[] expected = new double[16];
    for (int points = 0; points <= 1200; points++) {
      expected[bin(points)] += binomial.probability(points);
    }
    long trial = -1;
    for (int i = 0; i < 20_000; i++) {
      trial = begin(session, trial + 1);
      counts[bin(session.model(0).prefer(0, 1, 1200))]++;
    }
    assertThat(ChiSquareTest.withDefaults().test(expected, counts).getPValue()).isGreaterThan(1e-6);
  }

  /** Eight points a bin around the mean of 720, whose standard deviation is 17. */
  private static int bin(double points) {
    return (int) Math.max(0, Math.min(15, Math.floor((points - 720) / 4 + 8)));
  }

  /**
   * With repeat 1 a pair has one verdict in a trial: K times it, and mirrored from the other side.
   */
  @Test
  void repeatedVerdictsAreOne() {
    SimulatedSession session = new SimulatedSession(TestLevels.comparing(0.5, 0.6, 0.2, 1), 0, 1);
    int ties = 0;
    for (int trial = 0; trial < 2000; trial++) {
      session.begin(trial, "test", false, new long[] {10_000}, new Tally(1));
      session.model(0).generate(3);
      double verdict = session.model(0).prefer(0, 1, 1);
      ties += verdict == 0.5 ? 1 : 0;
      for (int times : new int[] {1, 2, 5, 600}) {
        assertThat(session.model(0).prefer(0, 1, times)).isEqualTo(times * verdict);
        assertThat(session.model(0).prefer(1, 0, times)).isEqualTo(times * (1 - verdict));
      }
    }
    // Ties have probability 0.2 / 2 = 0.1; 5 standard deviations of 2000 trials are 67.
    assertThat(ties).isBetween(200 - 67, 200 + 67);
  }

  /**
   * With repeat r a match of three is won with r p + (1 - r) c, where c = p^3 + 3 p^2 (1 - p). The
   * band is 5 standard deviations, left with probability 6e-7.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.25, 0.75, 1})
  void repeatMixesOneVerdictWithThree(double repeat) {
    double p = 0.6;
    double won = repeat * p + (1 - repeat) * (p * p * p + 3 * p * p * (1 - p));
    SimulatedSession session = new SimulatedSession(TestLevels.comparing(0.5, p, 0, repeat), 0, 11);
    int trials = 40_000;
    int wins = 0;
    int clean = 0;
    long trial = -1;
    for (int i = 0; i < trials; i++) {
      trial = begin(session, trial + 1);
      // From the other side in half of the trials.
      double points =
          i % 2 == 0 ? session.model(0).prefer(0, 1, 3) : 3 - session.model(0).prefer(1, 0, 3);
      wins += points > 1.5 ? 1 : 0;
      clean += points == 0 || points == 3 ? 1 : 0;
    }
    double q = repeat + (1 - repeat) * (p * p * p + (1 - p) * (1 - p) * (1 - p));
    assertThat(wins / (double) trials).isCloseTo(won, within(5 * deviation(won, trials)));
    assertThat(clean / (double) trials).isCloseTo(q, within(5 * deviation(q, trials)));
  }

  private static double deviation(double p, int trials) {
    return Math.sqrt(p * (1 - p) / trials);
  }
}
