package io.ponder.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.TestLevels;
import io.ponder.model.Level;
import io.ponder.model.SuccessRate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Common random numbers: the first 16 samples of a trial are the same for all strategies, however
 * they ask for them, whatever else they do, and whatever was played before in the same session.
 */
class First16Test {
  private static final int N = 16;

  /** Ways to generate 16 candidates; each returns their handles. */
  private static final Map<String, Function<Inference, int[]>> WAYS =
      Map.of(
          "singly", First16Test::singly,
          "at once", llm -> range(llm.generate(N)),
          "in parts", First16Test::inParts,
          "more than 16", llm -> range(llm.generate(300)),
          "scored and compared", First16Test::scoredAndCompared,
          "revised", First16Test::revised);

  private static int[] range(int first) {
    int[] handles = new int[N];
    for (int i = 0; i < N; i++) {
      handles[i] = first + i;
    }
    return handles;
  }

  private static int[] singly(Inference llm) {
    for (int i = 0; i < N; i++) {
      llm.generate();
    }
    return range(0);
  }

  private static int[] inParts(Inference llm) {
    llm.generate(5);
    llm.generate(1);
    llm.generate(10);
    return range(0);
  }

  private static int[] scoredAndCompared(Inference llm) {
    for (int i = 0; i < N; i++) {
      int candidate = llm.generate();
      llm.verify(candidate);
      llm.judge(candidate);
      llm.prefer(candidate, 0, 1 + i);
      llm.random().nextInt(5);
      llm.nextRound();
    }
    return range(0);
  }

  private static int[] revised(Inference llm) {
    int[] handles = new int[N];
    for (int i = 0; i < N; i++) {
      handles[i] = llm.generate();
      llm.revise(handles[i], 1 + i % 3);
    }
    return handles;
  }

  /** Returns the answers of the 16 in a trial, and the grade of one of them. */
  private static List<Integer> play(
      SimulatedSession session, long trial, Function<Inference, int[]> way) {
    Tally tally = new Tally(1);
    session.begin(trial, "test", false, new long[] {5000}, tally);
    int[] handles = way.apply(session.model(0));
    List<Integer> answers = new ArrayList<>();
    for (int handle : handles) {
      answers.add(session.model(0).answer(handle));
    }
    // The grade of one of them tells which answer is the correct one.
    session.finish(handles[(int) (trial % N)]);
    answers.add((int) tally.correct(0));
    answers.add((int) tally.wrong(0));
    return answers;
  }

  /** With a rate that all problems share, and with one that each problem draws. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theFirstSamplesAreTheSameForAll(boolean fixed) {
    Level any = TestLevels.everything(0.4);
    Level level =
        fixed
            ? any
            : new Level("l", 1, new SuccessRate.Beta(0.5, 0.5, 1), any.table(), any.costs());
    SimulatedSession shared = new SimulatedSession(level, 1, 77);
    Set<List<Integer>> different = new HashSet<>();
    for (int trial = 0; trial < 100; trial++) {
      List<Integer> expected = play(new SimulatedSession(level, 1, 77), trial, WAYS.get("at once"));
      different.add(expected);
      for (Map.Entry<String, Function<Inference, int[]>> way : WAYS.entrySet()) {
        assertThat(play(shared, trial, way.getValue())).as(way.getKey()).isEqualTo(expected);
        // Another trial in between: the session must find its way back.
        if (trial % 7 == 0) {
          play(shared, trial + 1000, WAYS.get("revised"));
        }
      }
    }
    assertThat(different).hasSizeGreaterThan(fixed ? 95 : 60);
  }
}
