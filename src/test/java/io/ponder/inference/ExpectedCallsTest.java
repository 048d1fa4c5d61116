package io.ponder.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.model.Call;
import io.ponder.model.Costs;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The expected longest call of a round, by hand. */
class ExpectedCallsTest {
  /** Each figure is a handful of floating-point operations on numbers below 1e4. */
  private static final double ROUNDING = 1e-11;

  /** Two at once. A right sample takes 700 tokens, a wrong one 1100; a right revision is longer. */
  private static ExpectedCalls calls(int verifyTicks, int scoreTokens) {
    Costs costs =
        new Costs(
            2,
            verifyTicks,
            Map.of(
                Call.GENERATE, new Costs.Tokens(200, 700, 1100),
                Call.REVISE, new Costs.Tokens(500, 900, 800),
                Call.VERIFY, new Costs.Tokens(1000, scoreTokens, scoreTokens)),
            Map.of(),
            OptionalDouble.empty(),
            OptionalDouble.of(1),
            OptionalInt.of(2),
            OptionalDouble.empty());
    return new ExpectedCalls(costs, 0.25);
  }

  private static void assertAwaited(ExpectedCalls calls, double awaited) {
    assertThat(calls.awaited()).isCloseTo(awaited, within(ROUNDING));
  }

  /** Three in two waves, all right with probability 1/64; in half of all trials. */
  @Test
  void samples() {
    assertAwaited(calls(1, 10).generate(0.5, 3), 0.5 * 2 * (1100 - 400.0 / 64));
  }

  /** Three in two waves, all wrong with probability 8/27. */
  @Test
  void revisions() {
    ExpectedCalls calls = calls(1, 10).revise(1, 3, 1.0 / 3);
    assertAwaited(calls, 2 * (900 - 100 * 8.0 / 27));
    assertThat(calls.calls(Call.REVISE)).isEqualTo(3);
    assertThat(calls.right(Call.REVISE)).isEqualTo(1);
    assertThat(calls.calls(Call.VERIFY)).isZero();
    assertThat(calls.rounds()).isEqualTo(1);
  }

  /** Six calls are three waves; a score of 850 tokens is longer than a wrong revision. */
  @Test
  void revisionsBesideScores() {
    assertAwaited(calls(1, 10).reviseAndVerify(1, 3, 1.0 / 3), 3 * (900 - 100 * 8.0 / 27));
    assertAwaited(calls(1, 850).reviseAndVerify(1, 3, 1.0 / 3), 3 * (900 - 50 * 8.0 / 27));
    assertAwaited(calls(1, 950).reviseAndVerify(1, 3, 1.0 / 3), 3 * 950);
    ExpectedCalls calls = calls(1, 10).reviseAndVerify(0.5, 3, 1.0 / 3);
    assertThat(calls.calls(Call.VERIFY)).isEqualTo(1.5);
    assertThat(calls.rounds()).isEqualTo(0.5);
  }

  /** Nobody waits for scores that are free. */
  @Test
  void freeScores() {
    ExpectedCalls calls = calls(0, 950).reviseAndVerify(1, 3, 1.0 / 3);
    assertAwaited(calls, 2 * (900 - 100 * 8.0 / 27));
    assertThat(calls.calls(Call.VERIFY)).isEqualTo(3);
  }
}
