package io.ponder.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ponder.TestLevels;
import io.ponder.model.Call;
import io.ponder.model.Costs;
import io.ponder.model.Level;
import io.ponder.model.WrongAnswers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sessions on a batch share one budget and meet the problems of single trials, in random order. */
class SimulatedBatchTest {
  private static final int[] COMPOSITION = {3, 2};

  private static final List<Level> LEVELS =
      List.of(
          TestLevels.plain(0.5, WrongAnswers.uniform(4, 0).types()),
          TestLevels.everything(0.2, Costs.CALLS_ONLY));

  private static Tally[] tallies() {
    return new Tally[] {new Tally(1), new Tally(1)};
  }

  /** The answers of the first samples of each problem, of all problems of a batch. */
  private static List<List<Integer>> answers(SimulatedBatch batch, int index, int samples) {
    batch.begin(index, "test", 1000, tallies());
    List<List<Integer>> all = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      Inference llm = batch.problem(i);
      llm.generate(samples);
      List<Integer> of = new ArrayList<>();
      for (int candidate = 0; candidate < samples; candidate++) {
        of.add(llm.answer(candidate));
      }
      all.add(of);
    }
    batch.finish();
    return all;
  }

  @Test
  void drawsAreTheSameWhateverElseWasSpent() {
    SimulatedBatch batch = new SimulatedBatch(LEVELS, COMPOSITION, 4);
    List<List<Integer>> some = answers(batch, 7, 10);
    answers(batch, 8, 3);
    List<List<Integer>> more = answers(batch, 7, 20);
    assertThat(more.stream().map(of -> of.subList(0, 10)).toList()).isEqualTo(some);
    assertThat(answers(new SimulatedBatch(LEVELS, COMPOSITION, 4), 7, 10)).isEqualTo(some);
    assertThat(answers(new SimulatedBatch(LEVELS, COMPOSITION, 5), 7, 10)).isNotEqualTo(some);
  }

  /** Batch t has trials 3t, 3t+1 and 3t+2 of its first level, 2t and 2t+1 of its second. */
  @Test
  void problemsAreThoseOfSingleTrials() {
    List<List<Integer>> expected = new ArrayList<>();
    for (int level = 0; level < 2; level++) {
      SimulatedSession session = new SimulatedSession(LEVELS.get(level), level, 4);
      for (int j = 0; j < COMPOSITION[level]; j++) {
        session.begin(6L * COMPOSITION[level] + j, "test", false, new long[] {10}, new Tally(1));
        Inference llm = session.model(0);
        llm.generate(10);
        List<Integer> of = new ArrayList<>();
        for (int candidate = 0; candidate < 10; candidate++) {
          of.add(llm.answer(candidate));
        }
        expected.add(of);
      }
    }
    SimulatedBatch batch = new SimulatedBatch(LEVELS, COMPOSITION, 4);
    assertThat(answers(batch, 6, 10)).containsExactlyInAnyOrderElementsOf(expected);
  }

  /** The number of a problem tells nothing about its level: all ten orders of levels occur. */
  @Test
  void problemsComeInRandomOrder() {
    SimulatedBatch batch = new SimulatedBatch(LEVELS, COMPOSITION, 4);
    Set<String> orders = new HashSet<>();
    // Each order has a probability of 1/10: P(one is missing) < 10 x .9^300 < 1e-12.
    for (int index = 0; index < 300; index++) {
      Tally[] tallies = tallies();
      batch.begin(index, "test", 5, tallies);
      StringBuilder order = new StringBuilder();
      for (int i = 0; i < 5; i++) {
        // What a strategy may not know, a test may: only one level has a verifier.
        try {
          Inference llm = batch.problem(i);
          llm.verify(llm.generate());
          order.append('b');
        } catch (IllegalStateException e) {
          order.append('a');
        }
      }
      orders.add(order.toString());
    }
    assertThat(orders).hasSize(10);
  }

  @Test
  void allProblemsSpendOneBudget() {
    SimulatedBatch batch = new SimulatedBatch(LEVELS, COMPOSITION, 4);
    Tally[] tallies = tallies();
    batch.begin(0, "greedy", 10, tallies);
    Inference first = batch.problem(0);
    Inference second = batch.problem(1);
    first.generate(6);
    assertThat(second.left()).isEqualTo(4);
    assertThat(second.batch(1)).isEqualTo(4);
    second.generate(3);
    assertThat(first.left()).isOne();
    assertThat(first.affords(Call.GENERATE, 2)).isFalse();
    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(() -> first.generate(2))
        .withMessageContaining("strategy greedy asked for 2.000 calls when 1.000 were left");
    first.generate();
    assertThat(first.left()).isZero();
    batch.finish();
    assertThat(Arrays.stream(tallies).mapToLong(tally -> tally.ticks(0)).sum()).isEqualTo(10);
    assertThat(Arrays.stream(tallies).mapToLong(tally -> tally.abstained(0)).sum()).isEqualTo(5);
  }

  @Test
  void choicesAreGraded() {
    SimulatedBatch batch = new SimulatedBatch(LEVELS, COMPOSITION, 4);
    Tally[] tallies = tallies();
    batch.begin(0, "test", 5, tallies);
    for (int i = 0; i < 4; i++) {
      batch.problem(i).generate();
      batch.choose(i, 0);
    }
    batch.finish();
    long answered = 0;
    for (int level = 0; level < 2; level++) {
      assertThat(tallies[level].correct(0)).isEqualTo(batch.correct(level));
      assertThat(tallies[level].trials(0)).isEqualTo(COMPOSITION[level]);
      answered += tallies[level].correct(0) + tallies[level].wrong(0);
    }
    // One in ten of the second level's wrong answers is unparsed: at this seed none of them.
    assertThat(answered).isEqualTo(4);
  }

  @Test
  void aCeilingIsNoChoice() {
    SimulatedBatch batch = new SimulatedBatch(LEVELS, COMPOSITION, 4);
    batch.begin(0, "cheat", 5, tallies());
    batch.problem(0).generate();
    batch.choose(0, Inference.ANY_CORRECT);
    assertThatIllegalStateException()
        .isThrownBy(batch::finish)
        .withMessage("strategy cheat used candidate -2 of 1");
  }

  @Test
  void recordedProblemsAreRefused() {
    Level recorded = TestLevels.recorded(Costs.CALLS_ONLY, TestLevels.problem("1", "AB"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SimulatedBatch(List.of(recorded), new int[] {1}, 1))
        .withMessage("the problems of level recorded are recorded");
  }
}
