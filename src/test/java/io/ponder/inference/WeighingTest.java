package io.ponder.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ponder.TestLevels;
import io.ponder.model.Call;
import io.ponder.model.Costs;
import io.ponder.model.Level;
import io.ponder.model.SolutionType;
import io.ponder.model.SuccessRate;
import io.ponder.model.Table;
import io.ponder.model.Verifier;
import io.ponder.model.Verifier.Roc.Point;
import io.ponder.model.WrongAnswers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.statistics.inference.BinomialTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Weighing or accepting a candidate is one score, charged once; and weights are calibrated: at even
 * odds a candidate of weight w is correct with probability w. Each statistical test rejects with
 * probability 1e-6.
 */
class WeighingTest {
  private static final int TRIALS = 40_000;

  private static final Verifier CURVE =
      new Verifier.Roc(
          List.of(new Point(0, 0), new Point(0, 0.3), new Point(0.2, 0.7), new Point(1, 1)));

  private static SimulatedSession session(Verifier verifier) {
    List<SolutionType> types = WrongAnswers.uniform(1, 0).types();
    Table table = new Table(types, null, verifier, null, null);
    return new SimulatedSession(
        new Level("level", 1, new SuccessRate.Fixed(0.5), table, Costs.CALLS_ONLY), 0, 19);
  }

  /** Begins a trial with one candidate, weighs it, and returns whether it is correct. */
  private static boolean weighs(SimulatedSession session, int trial, double[] weight) {
    Tally tally = new Tally(1);
    session.begin(trial, "test", false, new long[] {1}, tally);
    session.model(0).generate();
    weight[0] = session.model(0).weight(session.model(0).verify(0));
    session.finish(0);
    return tally.correct(0) == 1;
  }

  /** Three weights of a curve (1, 2/3 and 3/11) and two of a verdict (9/11 and 1/9). */
  @Test
  void discreteWeightsAreCalibrated() {
    assertCalibrated(CURVE, 1, 0.4 / 0.6, 0.3 / 1.1);
    assertCalibrated(new Verifier.AcceptReject(0.9, 0.8), 9 / 11.0, 1 / 9.0);
  }

  private static void assertCalibrated(Verifier verifier, double... expected) {
    SimulatedSession session = session(verifier);
    Map<Long, long[]> counts = new TreeMap<>();
    double[] weight = new double[1];
    for (int trial = 0; trial < TRIALS; trial++) {
      boolean correct = weighs(session, trial, weight);
      long[] count = counts.computeIfAbsent(Math.round(weight[0] * 1e9), key -> new long[2]);
      count[correct ? 1 : 0]++;
    }
    assertThat(counts).hasSize(expected.length);
    for (double w : expected) {
      assertThat(counts).containsKey(Math.round(w * 1e9));
      long[] count = counts.get(Math.round(w * 1e9));
      if (w == 1) {
        assertThat(count[0]).as("wrong ones of weight 1").isZero();
      } else {
        int all = (int) (count[0] + count[1]);
        assertThat(BinomialTest.withDefaults().test(all, (int) count[1], w).getPValue())
            .as("%d of %d, weight %s", count[1], all, w)
            .isGreaterThan(1e-6);
      }
    }
  }

  /** Normal scores: the correct ones of each tenth of weights, against the sum of the weights. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1.5, 3})
  void continuousWeightsAreCalibrated(double separation) {
    SimulatedSession session = session(new Verifier.Separation(separation));
    double[] surplus = new double[10];
    double[] variance = new double[10];
    double[] weight = new double[1];
    for (int trial = 0; trial < TRIALS; trial++) {
      boolean correct = weighs(session, trial, weight);
      int tenth = (int) Math.min(9, Math.floor(10 * weight[0]));
      surplus[tenth] += (correct ? 1 : 0) - weight[0];
      variance[tenth] += weight[0] * (1 - weight[0]);
    }
    int tested = 0;
    for (int tenth = 0; tenth < 10; tenth++) {
      // Six deviations are then less likely than 1e-6 by Bernstein's inequality.
      if (variance[tenth] > 100) {
        assertThat(surplus[tenth] / Math.sqrt(variance[tenth])).isBetween(-6.0, 6.0);
        tested++;
      }
    }
    assertThat(tested).isGreaterThanOrEqualTo(6);
  }

  /** Two ticks a call, one a score, which is kept; what it weighs is no call. */
  @Test
  void aScoreIsChargedOnce() {
    SimulatedSession session =
        new SimulatedSession(TestLevels.everything(0.5, TestLevels.ticks(2, 1)), 0, 1);
    Tally tally = new Tally(1);
    session.begin(0, "test", false, new long[] {10}, tally);
    session.model(0).generate(3);
    double score = session.model(0).verify(0);
    assertThat(session.model(0).left()).isEqualTo(3);
    assertThat(session.model(0).verify(0)).isEqualTo(score);
    assertThat(session.model(0).weight(score)).isEqualTo(new Verifier.Separation(1).weight(score));
    assertThat(session.model(0).threshold()).isEqualTo(0.5);
    assertThat(session.model(0).left()).isEqualTo(3);
    session.model(0).verify(1);
    assertThat(session.model(0).left()).isEqualTo(2);
    session.finish(0);
    assertThat(tally.calls(0, Call.VERIFY)).isEqualTo(2);
    assertThat(tally.rounds(0)).isEqualTo(2);
  }

  /** A score of 1 - F or more has a false positive rate of F: of the wrong ones so many pass. */
  @Test
  void aCurveAcceptsItsShareOfWrongOnes() {
    SimulatedSession session = session(CURVE);
    int[] accepted = new int[2];
    int[] all = new int[2];
    for (int trial = 0; trial < TRIALS; trial++) {
      Tally tally = new Tally(1);
      session.begin(trial, "test", false, new long[] {1}, tally);
      session.model(0).generate();
      boolean passes = session.model(0).verify(0) >= 1 - 0.2;
      session.finish(0);
      int kind = (int) tally.correct(0);
      all[kind]++;
      accepted[kind] += passes ? 1 : 0;
    }
    BinomialTest test = BinomialTest.withDefaults();
    assertThat(test.test(all[0], accepted[0], 0.2).getPValue()).isGreaterThan(1e-6);
    assertThat(test.test(all[1], accepted[1], 0.7).getPValue()).isGreaterThan(1e-6);
  }

  @Test
  void withoutAVerifierThereIsNoWeight() {
    SimulatedSession session =
        new SimulatedSession(TestLevels.plain(0.5, WrongAnswers.uniform(1, 0).types()), 0, 1);
    session.begin(0, "test", false, new long[] {1}, new Tally(1));
    session.model(0).generate();
    assertThatIllegalStateException()
        .isThrownBy(() -> session.model(0).weight(0.5))
        .withMessage("strategy test needs verify, which the level lacks");
    assertThatIllegalStateException().isThrownBy(() -> session.model(0).threshold());
  }
}
