package io.ponder.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.TestLevels;
import io.ponder.model.Call;
import io.ponder.model.Costs;
import io.ponder.model.Costs.TokenKind;
import io.ponder.model.Level;
import io.ponder.model.Revision;
import io.ponder.model.SolutionType;
import io.ponder.model.SuccessRate;
import io.ponder.model.Table;
import io.ponder.model.Verifier;
import io.ponder.model.WrongAnswers;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Usage against a count by hand, to the token and to the wave. */
class UsageTest {
  /** Relative; each figure is a handful of floating-point operations. */
  private static final double ROUNDING = 1e-14;

  private static final Map<Call, Costs.Tokens> TOKENS =
      Map.of(
          Call.GENERATE, new Costs.Tokens(200, 700, 1100),
          Call.REVISE, new Costs.Tokens(500, 800, 900),
          Call.COMPARE, new Costs.Tokens(1900, 300, 300),
          Call.VERIFY, new Costs.Tokens(1000, 10, 10));

  private static Costs costs(Map<Call, Costs.Tokens> tokens, OptionalInt concurrency) {
    return new Costs(
        2,
        1,
        tokens,
        Map.of(TokenKind.PROMPT, 0.15, TokenKind.COMPLETION, 0.60),
        OptionalDouble.of(7e9),
        OptionalDouble.of(50),
        concurrency,
        OptionalDouble.of(300));
  }

  /** Four samples; five comparisons, a score and a revision after them; one more revision. */
  private static Usage usage(double rate, Costs costs) {
    List<SolutionType> types = WrongAnswers.uniform(1, 0).types();
    Table table =
        new Table(
            types,
            TestLevels.comparisons(types, 1, 0, 0),
            new Verifier.Separation(0),
            null,
            Revision.of(types, 0, 0));
    Level level = new Level("level", 1, new SuccessRate.Fixed(rate), table, costs);
    SimulatedSession session = new SimulatedSession(level, 0, 1);
    Tally tally = new Tally(1);
    // Twice: means are of one problem.
    for (int trial = 0; trial < 2; trial++) {
      session.begin(trial, "test", false, new long[] {100}, tally);
      session.model(0).generate(4);
      session.model(0).prefer(0, 1, 2);
      session.model(0).prefer(2, 3, 3);
      session.model(0).verify(3);
      session.model(0).verify(3);
      session.finish(session.model(0).revise(0, 2));
    }
    return Usage.of(tally, 0, List.of(costs));
  }

  private static void assertValue(OptionalDouble found, double expected) {
    assertThat(found).isPresent();
    assertThat(found.getAsDouble()).isCloseTo(expected, within(ROUNDING * expected));
  }

  /**
   * Prompts 4 x 200 + 5 x 1900 + 1000 + 2 x 500 = 12300, completions 4 x 700 + 5 x 300 + 10 + 2 x
   * 800 = 5910. Three calls at once: 2 waves of 700; 5 + 1 + 1 calls are 3 waves of 800; and 800.
   */
  @Test
  void allCorrect() {
    Usage usage = usage(1, costs(TOKENS, OptionalInt.of(3)));
    assertThat(usage.calls()).isEqualTo(11.5);
    assertThat(usage.rounds()).isEqualTo(3);
    assertValue(usage.tokens(), 12_300 + 5910);
    assertValue(usage.flops(), 2 * 7e9 * 18_210);
    assertValue(usage.usd(), (12_300 * 0.15 + 5910 * 0.60) / 1e6);
    assertValue(usage.seconds(), (2 * 700 + 3 * 800 + 800) / 50.0);
    assertValue(usage.wattHours(), 300 * 18_210 / 1e6);
  }

  /** Wrong candidates write 1100 and 900 tokens; without a limit each round is one wave. */
  @Test
  void allWrong() {
    Usage usage = usage(0, costs(TOKENS, OptionalInt.empty()));
    assertValue(usage.tokens(), 12_300 + 4 * 1100 + 5 * 300 + 10 + 2 * 900);
    assertValue(usage.seconds(), (1100 + 900 + 900) / 50.0);
  }

  /** Seven calls fit in one wave of seven, but not in one of six. */
  @Test
  void wavesAreRoundedUp() {
    assertValue(usage(1, costs(TOKENS, OptionalInt.of(7))).seconds(), (700 + 800 + 800) / 50.0);
    assertValue(usage(1, costs(TOKENS, OptionalInt.of(6))).seconds(), (700 + 2 * 800 + 800) / 50.0);
  }

  /**
   * If a kind of call that was made has no known tokens, nothing that follows from them is known.
   */
  @Test
  void unknownTokensMakeTheRestUnknown() {
    Map<Call, Costs.Tokens> some = Map.of(Call.GENERATE, new Costs.Tokens(200, 700, 1100));
    Usage usage = usage(1, costs(some, OptionalInt.empty()));
    assertThat(usage.calls()).isEqualTo(11.5);
    assertThat(
            List.of(usage.tokens(), usage.flops(), usage.usd(), usage.seconds(), usage.wattHours()))
        .containsOnly(OptionalDouble.empty());
    assertThat(usage(1, Costs.CALLS_ONLY).tokens()).isEmpty();
  }

  @Test
  void meansAreWeighted() {
    Usage one = usage(1, costs(TOKENS, OptionalInt.of(3)));
    Usage other = usage(0, costs(TOKENS, OptionalInt.of(3)));
    Usage mean = Usage.mean(new double[] {0.25, 0.75}, List.of(one, other));
    assertThat(mean.calls()).isEqualTo(11.5);
    assertValue(
        mean.tokens(), 0.25 * one.tokens().getAsDouble() + 0.75 * other.tokens().getAsDouble());
    Usage unknown = usage(1, Costs.CALLS_ONLY);
    assertThat(Usage.mean(new double[] {0.5, 0.5}, List.of(one, unknown)).usd()).isEmpty();
  }
}
