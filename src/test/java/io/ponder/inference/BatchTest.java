package io.ponder.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.TestLevels;
import io.ponder.model.Call;
import io.ponder.model.Costs;
import io.ponder.model.Level;
import io.ponder.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls asked for at once are the single calls, one after another: the same outcomes, charges,
 * rounds and waits, whatever the prices, with and without repeated verdicts.
 */
class BatchTest {
  private static final int N = 40;

  static Stream<Level> levels() {
    Costs timed =
        new Costs(
            2,
            1,
            Map.of(
                Call.GENERATE, new Costs.Tokens(1, 20, 30),
                Call.REVISE, new Costs.Tokens(1, 50, 70),
                Call.COMPARE, new Costs.Tokens(1, 4, 4),
                Call.VERIFY, new Costs.Tokens(1, 90, 90)),
            Map.of(),
            OptionalDouble.empty(),
            OptionalDouble.of(1),
            OptionalInt.of(7),
            OptionalDouble.empty());
    Level plain = TestLevels.everything(0.4);
    Table table = plain.table();
    Table repeated =
        new Table(
            table.types(),
            TestLevels.comparisons(table.types(), 0.8, 0.1, 0.5),
            table.verifier(),
            table.judge(),
            table.revision());
    return Stream.of(
        plain,
        TestLevels.everything(0.4, TestLevels.ticks(3, 1)),
        TestLevels.everything(0.4, timed),
        new Level("repeated", 1, plain.models().get(0).success(), repeated, Costs.CALLS_ONLY));
  }

  /** Everything that was seen of a trial and everything that was summed. */
  private record Outcome(List<Double> seen, List<Long> sums) {}

  private interface Play {
    void play(Inference llm, List<Double> seen);
  }

  private static Outcome play(SimulatedSession session, long trial, Play play) {
    List<Double> seen = new ArrayList<>();
    Tally tally = new Tally(1);
    session.begin(trial, "test", false, new long[] {100_000}, tally);
    play.play(session.model(0), seen);
    seen.add((double) session.model(0).left());
    session.finish(trial % 2 == 0 ? 0 : N + 5);
    List<Long> sums = new ArrayList<>();
    sums.add(tally.correct(0));
    sums.add(tally.wrong(0));
    sums.add(tally.abstained(0));
    sums.add(tally.ticks(0));
    sums.add(tally.rounds(0));
    sums.add(tally.awaited(0));
    for (Call kind : Call.values()) {
      sums.add(tally.calls(0, kind));
      sums.add(tally.madeCorrect(0, 0, kind));
    }
    return new Outcome(seen, sums);
  }

  private static final int[] LEFT = {0, 1, 39, 40, 7, 7, 45, 3};
  private static final int[] RIGHT = {1, 0, 44, 2, 7, 8, 46, 0};

  private static void one(Inference llm, List<Double> seen) {
    for (int i = 0; i < N; i++) {
      seen.add((double) llm.generate());
    }
    int last = 5;
    for (int i = 0; i < 10; i++) {
      last = llm.revise(last);
    }
    seen.add((double) last);
    seen.add((double) llm.answer(last));
    for (int candidate = 0; candidate < N + 10; candidate++) {
      seen.add((double) llm.answer(candidate));
    }
    for (int candidate = 3; candidate < N + 3; candidate++) {
      seen.add(llm.verify(candidate));
    }
    for (int times : new int[] {1, 3, 600}) {
      for (int i = 0; i < LEFT.length; i++) {
        seen.add(llm.prefer(LEFT[i], RIGHT[i], times));
      }
    }
    seen.add((double) llm.generate());
  }

  private static void many(Inference llm, List<Double> seen) {
    int first = llm.generate(N);
    for (int i = 0; i < N; i++) {
      seen.add((double) first + i);
    }
    int last = llm.revise(5, 10);
    seen.add((double) last);
    seen.add((double) llm.answer(last));
    int[] answers = new int[N + 10];
    llm.answers(0, N + 10, answers);
    for (int answer : answers) {
      seen.add((double) answer);
    }
    double[] scores = new double[N];
    llm.verify(3, N, scores);
    for (double score : scores) {
      seen.add(score);
    }
    double[] points = new double[LEFT.length];
    for (int times : new int[] {1, 3, 600}) {
      llm.prefer(LEFT, RIGHT, LEFT.length, times, points);
      for (double point : points) {
        seen.add(point);
      }
    }
    seen.add((double) llm.generate(1));
  }

  @ParameterizedTest
  @MethodSource("levels")
  void callsAtOnceAreTheSingleOnes(Level level) {
    SimulatedSession singly = new SimulatedSession(level, 2, 8);
    SimulatedSession together = new SimulatedSession(level, 2, 8);
    List<Outcome> outcomes = new ArrayList<>();
    for (int trial = 0; trial < 200; trial++) {
      Outcome expected = play(singly, trial, BatchTest::one);
      assertThat(play(together, trial, BatchTest::many)).isEqualTo(expected);
      outcomes.add(expected);
    }
    assertThat(outcomes).doesNotHaveDuplicates();
  }
}
