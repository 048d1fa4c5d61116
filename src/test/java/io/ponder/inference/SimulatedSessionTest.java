package io.ponder.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ponder.TestLevels;
import io.ponder.model.Call;
import io.ponder.model.WrongAnswers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every call is charged, no rule of the session can be broken unseen, and answers are graded. */
class SimulatedSessionTest {
  private SimulatedSession session = new SimulatedSession(TestLevels.everything(0.5), 0, 1);
  private Tally tally = new Tally(1);

  @BeforeEach
  void begin() {
    begin(10);
  }

  private void begin(long... budgets) {
    tally = new Tally(budgets.length);
    session.begin(0, "greedy", false, budgets, tally);
  }

  private void use(double rate, WrongAnswers answers) {
    session = new SimulatedSession(TestLevels.plain(rate, answers.types()), 0, 1);
  }

  /** Two ticks a call, one a score: 20 ticks pay for 9 candidates with two scores. */
  @Test
  void budgetsAreChargedInTicks() {
    session = new SimulatedSession(TestLevels.everything(0.5, TestLevels.ticks(2, 1)), 0, 1);
    begin(20);
    assertThat(session.model(0).price(Call.GENERATE)).isEqualTo(2);
    assertThat(session.model(0).price(Call.VERIFY)).isEqualTo(1);
    session.model(0).generate(3);
    assertThat(session.model(0).left()).isEqualTo(14);
    session.model(0).verify(1);
    assertThat(session.model(0).left()).isEqualTo(13);
    session.model(0).prefer(0, 1, 2);
    assertThat(session.model(0).left()).isEqualTo(9);
    session.model(0).revise(0);
    assertThat(session.model(0).left()).isEqualTo(7);
    session.model(0).judge(2);
    assertThat(session.model(0).left()).isEqualTo(5);
    assertThat(session.model(0).affords(Call.GENERATE, 2)).isTrue();
    assertThat(session.model(0).affords(Call.GENERATE, 3)).isFalse();
    assertThat(session.model(0).affords(Call.VERIFY, 5)).isTrue();
    assertThat(session.model(0).batch(2)).isEqualTo(2);
    assertThat(session.model(0).batch(3)).isEqualTo(1);
    session.finish(0);
    assertThat(tally.ticks(0)).isEqualTo(15);
  }

  @Test
  void askingForTooMuchNamesTheStrategy() {
    session.model(0).generate(8);
    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(() -> session.model(0).generate(3))
        .withMessageContaining("strategy greedy")
        .withMessageContaining("3.000 calls")
        .withMessageContaining("2.000 were left");
    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(() -> session.model(0).prefer(0, 1, 3));
    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(
            () -> session.model(0).prefer(new int[] {0, 2}, new int[] {1, 3}, 2, 2, new double[2]));
    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(() -> session.model(0).revise(0, 3));
    session.model(0).generate(2);
    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(() -> session.model(0).judge(0));
  }

  /** A score is remembered: asked for again it is the same, and not charged a second time. */
  @Test
  void scoresAreRememberedAndChargedOnce() {
    session = new SimulatedSession(TestLevels.everything(0.5, TestLevels.ticks(2, 1)), 0, 1);
    begin(20);
    session.model(0).generate(4);
    double second = session.model(0).verify(1);
    double first = session.model(0).verify(0);
    assertThat(first).isNotEqualTo(second);
    double[] scores = new double[4];
    session.model(0).verify(0, 4, scores);
    assertThat(scores).startsWith(first, second);
    assertThat(session.model(0).verify(1)).isEqualTo(second);
    assertThat(session.model(0).left()).isEqualTo(20 - 8 - 4);
    session.finish(0);
    assertThat(tally.calls(0, Call.VERIFY)).isEqualTo(4);
  }

  /** Answers are numbered as the trial first asks for them, not as the table lists them. */
  @Test
  void answersAreNumberedByFirstAppearance() {
    use(0.2, WrongAnswers.uniform(30, 0.2));
    int numbered = 0;
    for (int trial = 0; trial < 50; trial++) {
      session.begin(trial, "test", false, new long[] {20}, new Tally(1));
      session.model(0).generate(20);
      int next = 0;
      // From the last one on: the order of asking decides, not that of creation.
      for (int candidate = 19; candidate >= 0; candidate--) {
        int answer = session.model(0).answer(candidate);
        assertThat(answer).isBetween(Inference.NO_ANSWER, next);
        assertThat(session.model(0).answer(candidate)).isEqualTo(answer);
        next = Math.max(next, answer + 1);
      }
      numbered += next;
    }
    assertThat(numbered).isGreaterThan(50 * 5);
  }

  @Test
  void aHandleOfAnEarlierTrialIsAnError() {
    session.model(0).generate(5);
    session.finish(4);
    session.begin(1, "greedy", false, new long[] {10}, tally);
    session.model(0).generate(2);
    assertThatIllegalStateException()
        .isThrownBy(() -> session.model(0).answer(4))
        .withMessage("strategy greedy used candidate 4 of 2");
    assertThatIllegalStateException().isThrownBy(() -> session.model(0).verify(2));
    assertThatIllegalStateException()
        .isThrownBy(() -> session.model(0).verify(1, 2, new double[2]));
    assertThatIllegalStateException().isThrownBy(() -> session.model(0).answers(1, 2, new int[2]));
    assertThatIllegalStateException().isThrownBy(() -> session.model(0).revise(2));
    assertThatIllegalStateException().isThrownBy(() -> session.model(0).judge(-1));
    assertThatIllegalStateException().isThrownBy(() -> session.model(0).prefer(0, 2, 1));
    assertThatIllegalStateException()
        .isThrownBy(
            () -> session.model(0).prefer(new int[] {0}, new int[] {4}, 1, 1, new double[1]));
    assertThatIllegalStateException().isThrownBy(() -> session.finish(3));
  }

  @Test
  void noCallIsMadeZeroTimes() {
    session.model(0).generate();
    assertThatIllegalArgumentException().isThrownBy(() -> session.model(0).generate(0));
    assertThatIllegalArgumentException().isThrownBy(() -> session.model(0).revise(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> session.model(0).prefer(0, 0, 0));
  }

  @Test
  void thereIsOneModel() {
    assertThat(session.model(0).model(0)).isSameAs(session.model(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> session.model(0).model(1))
        .withMessageContaining("another model (1)");
  }

  @Test
  void whatTheLevelLacksIsAnError() {
    use(0.5, WrongAnswers.uniform(2, 0));
    begin(10);
    session.model(0).generate(2);
    assertThatIllegalStateException()
        .isThrownBy(() -> session.model(0).prefer(0, 1, 1))
        .withMessage("strategy greedy needs compare, which the level lacks");
    assertThatIllegalStateException()
        .isThrownBy(() -> session.model(0).verify(0))
        .withMessageContaining("needs verify");
    assertThatIllegalStateException()
        .isThrownBy(() -> session.model(0).verify(0, 2, new double[2]))
        .withMessageContaining("needs verify");
    assertThatIllegalStateException()
        .isThrownBy(() -> session.model(0).judge(0))
        .withMessageContaining("needs judge");
    assertThatIllegalStateException()
        .isThrownBy(() -> session.model(0).revise(0))
        .withMessageContaining("needs revise");
  }

  /** An answer that comes when its budget has been passed is an error, offered or at the end. */
  @Test
  void aLateAnswerIsAnError() {
    begin(2, 4);
    session.model(0).generate(3);
    assertThat(session.model(0).due(1)).isTrue();
    assertThatIllegalStateException()
        .isThrownBy(() -> session.model(0).offer(0))
        .withMessage(
            "strategy greedy had spent 3 ticks when it offered its answer for a budget of 2");
    begin(2, 4);
    session.model(0).generate(4);
    assertThatIllegalStateException().isThrownBy(() -> session.finish(0));
  }

  /**
   * Budgets 1, 2 and 5 with units of 2: at 1 the first two are due at once, then none but the end.
   */
  @Test
  void anAnswerIsOfferedForAllBudgetsThatAreDue() {
    begin(1, 2, 5);
    assertThat(session.model(0).due(1)).isFalse();
    session.model(0).offer(0);
    session.model(0).generate();
    assertThat(session.model(0).due(2)).isTrue();
    session.model(0).offer(0);
    assertThat(tally.trials(0)).isEqualTo(1);
    assertThat(tally.trials(1)).isEqualTo(1);
    assertThat(tally.trials(2)).isZero();
    assertThat(session.model(0).due(2)).isFalse();
    assertThat(session.model(0).batch(2)).isEqualTo(2);
    session.model(0).generate(4);
    session.finish(0);
    assertThat(tally.ticks(0)).isEqualTo(1);
    assertThat(tally.ticks(1)).isEqualTo(1);
    assertThat(tally.ticks(2)).isEqualTo(5);
  }

  private void assertGrade(int correct, int wrong, int abstained) {
    assertThat(new long[] {tally.correct(0), tally.wrong(0), tally.abstained(0)})
        .containsExactly(correct, wrong, abstained);
  }

  @Test
  void answersAreGraded() {
    use(1, WrongAnswers.uniform(2, 0));
    begin(10);
    session.finish(session.model(0).generate());
    assertGrade(1, 0, 0);
    use(0, WrongAnswers.uniform(2, 0));
    begin(10);
    session.finish(session.model(0).generate());
    assertGrade(0, 1, 0);
    use(0, WrongAnswers.uniform(2, 1));
    begin(10);
    int unparsed = session.model(0).generate();
    assertThat(session.model(0).answer(unparsed)).isEqualTo(Inference.NO_ANSWER);
    session.finish(unparsed);
    assertGrade(0, 0, 1);
    begin(10);
    session.finish(Inference.NO_ANSWER);
    assertGrade(0, 0, 1);
  }

  /** A ceiling is right if any candidate is, wrong if one is parsed, and else abstains. */
  @Test
  void onlyACeilingMayClaimAnyCorrect() {
    session.model(0).generate(3);
    assertThatIllegalStateException().isThrownBy(() -> session.finish(Inference.ANY_CORRECT));
    double[][] ratesAndUnparsed = {{1, 0}, {0, 0}, {0, 1}};
    for (int i = 0; i < ratesAndUnparsed.length; i++) {
      use(ratesAndUnparsed[i][0], WrongAnswers.uniform(2, ratesAndUnparsed[i][1]));
      tally = new Tally(1);
      session.begin(0, "oracle", true, new long[] {3}, tally);
      session.model(0).generate(3);
      session.finish(Inference.ANY_CORRECT);
      assertGrade(i == 0 ? 1 : 0, i == 1 ? 1 : 0, i == 2 ? 1 : 0);
    }
  }

  /** Verdicts are fresh draws: P(yes) is 0.8 for a correct one; 5 standard deviations of 10^4. */
  @Test
  void verdictsAreDrawnAnew() {
    session = new SimulatedSession(TestLevels.everything(1), 0, 1);
    begin(10_001);
    session.model(0).generate();
    int yes = 0;
    for (int i = 0; i < 10_000; i++) {
      yes += session.model(0).judge(0) ? 1 : 0;
    }
    assertThat(yes).isBetween(8000 - 200, 8000 + 200);
  }
}
