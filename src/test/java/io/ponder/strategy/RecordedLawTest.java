package io.ponder.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.inference.AddressedRandom;
import io.ponder.inference.Inference;
import io.ponder.model.RecordedProblem;
import io.ponder.model.RecordedProblem.Sample;
import io.ponder.strategy.RecordedLaw.Exact;
import io.ponder.strategy.selection.BestOfN;
import io.ponder.strategy.selection.WeightedVote;
import io.ponder.strategy.voting.MajorityVote;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.statistics.inference.BinomialTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Laws against the strategies themselves, which play random subsets of recorded samples with ties,
 * unparsed samples and scores of 0. Each of 45 comparisons rejects with probability 1e-7.
 */
class RecordedLawTest {
  private static final double LEVEL = 1e-7;
  private static final int TRIALS = 20_000;

  static Stream<Strategy> strategies() {
    return Stream.of(new MajorityVote(), new WeightedVote(), new BestOfN());
  }

  private static RecordedProblem problem() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      samples.add(new Sample("right", true, i % 3));
      samples.add(new Sample("wrong " + i % 3, false, (i + 1) % 3));
      samples.add(new Sample("wrong " + i % 2, false, 0));
      samples.add(new Sample(null, false, i % 3));
    }
    samples.add(new Sample(null, true, 2));
    return new RecordedProblem("mixed", samples);
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void strategiesGiveWhatTheirLawsSay(Strategy strategy) {
    RecordedProblem problem = problem();
    List<Exact> law =
        strategy.recordedLaw().flatMap(recorded -> recorded.at(problem)).orElseThrow();
    for (int drawn : new int[] {1, 2, 5, 9, 17}) {
      int[] outcomes = play(problem, strategy, drawn);
      Exact exact = law.get(drawn - 1);
      assertRate(outcomes[0], exact.correct());
      assertRate(outcomes[1], exact.wrong());
      assertRate(outcomes[2], exact.abstained());
    }
  }

  private static void assertRate(int successes, double rate) {
    // A sum of probabilities may pass 1 by rounding.
    double p = BinomialTest.withDefaults().test(TRIALS, successes, Math.min(1, rate)).getPValue();
    assertThat(p).as("%d of %d at a rate of %s", successes, TRIALS, rate).isGreaterThan(LEVEL);
  }

  /** Returns how many answers were correct, wrong and missing. */
  private static int[] play(RecordedProblem problem, Strategy strategy, int size) {
    List<Integer> order = new ArrayList<>();
    int[] labels = problem.labels();
    for (int i = 0; i < labels.length; i++) {
      order.add(i);
    }
    Random shuffle = new Random(3);
    AddressedRandom coins = new AddressedRandom(11L);
    Play play = strategy.start(size);
    int[] outcomes = new int[3];
    for (int trial = 0; trial < TRIALS; trial++) {
      Collections.shuffle(order, shuffle);
      List<Integer> drawn = order.subList(0, size);
      int choice =
          play.solve(
              new ScriptedInference(size, coins)
                  .answers(numbered(drawn, labels))
                  .scores(
                      drawn.stream().mapToDouble(i -> problem.samples().get(i).score()).toArray()));
      Sample chosen = choice < 0 ? null : problem.samples().get(drawn.get(choice));
      boolean correct = chosen != null && chosen.correct();
      boolean wrong = chosen != null && !chosen.correct() && chosen.answer() != null;
      outcomes[correct ? 0 : wrong ? 1 : 2]++;
    }
    return outcomes;
  }

  /** Answers are numbered from 0 in the order in which they are drawn. */
  private static int[] numbered(List<Integer> drawn, int[] labels) {
    List<Integer> seen = new ArrayList<>();
    return drawn.stream()
        .mapToInt(
            i -> {
              if (labels[i] == RecordedProblem.NO_ANSWER) {
                return Inference.NO_ANSWER;
              }
              if (!seen.contains(labels[i])) {
                seen.add(labels[i]);
              }
              return seen.indexOf(labels[i]);
            })
        .toArray();
  }
}
