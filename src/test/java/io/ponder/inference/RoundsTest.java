package io.ponder.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.TestLevels;
import io.ponder.model.Costs;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A call runs in the earliest round that its candidates and the strategy allow; by hand. */
class RoundsTest {
  private static long rounds(Costs costs, Consumer<Inference> play) {
    SimulatedSession session = new SimulatedSession(TestLevels.everything(0.5, costs), 0, 1);
    Tally tally = new Tally(1);
    session.begin(0, "test", false, new long[] {1000}, tally);
    play.accept(session.model(0));
    session.finish(0);
    return tally.rounds(0);
  }

  private static long rounds(Consumer<Inference> play) {
    return rounds(Costs.CALLS_ONLY, play);
  }

  @Test
  void nothingTakesNoRound() {
    assertThat(rounds(llm -> llm.generate(1))).isEqualTo(1);
    SimulatedSession session = new SimulatedSession(TestLevels.everything(0.5), 0, 1);
    Tally tally = new Tally(1);
    session.begin(0, "test", false, new long[] {1}, tally);
    session.finish(Inference.NO_ANSWER);
    assertThat(tally.rounds(0)).isZero();
  }

  /** Four samples, two semi-finals, and the final that waits for them. */
  @Test
  void aTournamentTakesARoundForEachStage() {
    assertThat(
            rounds(
                llm -> {
                  llm.generate(4);
                  llm.prefer(0, 1, 3);
                  llm.prefer(2, 3, 3);
                  llm.nextRound();
                  llm.prefer(0, 2, 3);
                }))
        .isEqualTo(3);
  }

  /** Without a word about dependence all comparisons of the first round's samples are one round. */
  @Test
  void independentComparisonsShareARound() {
    assertThat(
            rounds(
                llm -> {
                  llm.generate(4);
                  llm.prefer(0, 1, 3);
                  llm.prefer(0, 2, 3);
                }))
        .isEqualTo(2);
  }

  @Test
  void theOrderOfIndependentCallsDoesNotMatter() {
    Consumer<Inference> interleaved =
        llm -> {
          llm.generate();
          llm.verify(0);
          llm.generate();
          llm.verify(1);
          llm.generate();
          llm.judge(2);
        };
    assertThat(rounds(TestLevels.ticks(2, 1), interleaved)).isEqualTo(2);
  }

  /** A free score takes no round; a priced one does, and only the first time. */
  @Test
  void freeScoresTakeNoRound() {
    Consumer<Inference> scored =
        llm -> {
          llm.generate(2);
          llm.verify(0);
          llm.verify(0, 2, new double[2]);
        };
    assertThat(rounds(scored)).isEqualTo(1);
    assertThat(rounds(TestLevels.ticks(1, 1), scored)).isEqualTo(2);
    assertThat(
            rounds(
                TestLevels.ticks(1, 1),
                llm -> {
                  llm.generate();
                  llm.verify(0);
                  llm.nextRound();
                  llm.verify(0);
                }))
        .isEqualTo(2);
  }

  @Test
  void revisionsWaitForWhatTheyRevise() {
    assertThat(
            rounds(
                llm -> {
                  llm.generate();
                  llm.revise(0, 3);
                }))
        .isEqualTo(4);
    assertThat(
            rounds(
                llm -> {
                  llm.generate();
                  llm.revise(llm.revise(llm.revise(0)));
                }))
        .isEqualTo(4);
    assertThat(
            rounds(
                llm -> {
                  llm.generate();
                  llm.revise(0);
                  llm.revise(0);
                }))
        .isEqualTo(2);
  }

  /**
   * Candidate 3 is the third revision, made in round 4: it is compared in round 5, 0 in round 2.
   */
  @Test
  void comparisonsWaitForBothSides() {
    assertThat(
            rounds(
                llm -> {
                  llm.generate();
                  llm.revise(0, 3);
                  llm.prefer(new int[] {0, 3}, new int[] {1, 0}, 2, 1, new double[2]);
                }))
        .isEqualTo(5);
    assertThat(
            rounds(
                llm -> {
                  llm.generate();
                  llm.revise(0, 3);
                  llm.prefer(0, 1, 1);
                  llm.prefer(new int[] {1}, new int[] {0}, 1, 1, new double[1]);
                }))
        .isEqualTo(4);
  }

  /**
   * What was made after nextRound is in the round after the last one; repeating it adds nothing.
   */
  @Test
  void nextRoundMovesNewCallsOn() {
    assertThat(
            rounds(
                llm -> {
                  llm.generate(2);
                  llm.nextRound();
                  llm.nextRound();
                  llm.generate(2);
                  llm.prefer(0, 3, 1);
                }))
        .isEqualTo(3);
    assertThat(
            rounds(
                llm -> {
                  llm.generate(2);
                  llm.nextRound();
                }))
        .isEqualTo(1);
  }
}
