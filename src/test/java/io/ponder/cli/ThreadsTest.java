package io.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.strategy.Registry;
import io.ponder.strategy.StrategyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The number of threads decides how long a run takes and nothing else: the files are the same, byte
 * by byte, for every strategy there is and every kind of level.
 */
class ThreadsTest {
  private static final String LEVELS =
      """
      solver:
        answers: {wrong: 5, shape: zipf, unparsed: 0.1}
        models:
            - name: small
              levels: &all
              - name: fixed
                success: 0.4
                compare: {accuracy: 0.7, tie: 0.1, repeat: 0.3}
                verify: {separation: 1.2}
                judge: {accepts-correct: 0.8, rejects-wrong: 0.7, repeat: 0.2}
                revise: {fix: 0.2, break: 0.1}
              - name: latent
                weight: 2.5
                success: {beta: [0.4, 0.9], scale: 0.9}
                compare: {accuracy: 0.6}
                verify: {accepts-correct: 0.8, rejects-wrong: 0.6}
                judge: {accepts-correct: 0.8, rejects-wrong: 0.7}
                revise: {fix: 0.1, break: 0.3}
                costs: {verify: {calls: 0.25}}
              - name: table
                types:
                  - {answer: A, correct: true, probability: 0.3}
                  - {answer: B, probability: 0.3}
                  - {type: C1, answer: C, probability: 0.2}
                  - {type: C2, answer: C, probability: 0.1}
                  - {type: lost, probability: 0.1}
                compare: {wins: {A>B: 0.6, A>C1: 0.7, A>C2: 0.4, A>lost: 0.9, B>C1: 0.3}, repeat: 0.5}
                verify: {roc: [[0, 0], [0.1, 0.6], [1, 1]]}
                judge: {accepts-correct: 0.8, rejects-wrong: 0.7}
                revise: {fix: 0.2, break: 0.1}
            - name: large
              answers: {wrong: 7, shape: dominant, share: 0.5}
              costs: {verify: {calls: 0.2}}
              levels: *all
        costs:
          generate: {prompt: 100, completion: {correct: 700, wrong: 1100}}
          compare: {prompt: 500, completion: 30}
          verify: {calls: 0.5, prompt: 300}
          tokens-per-second: 50
          concurrency: 4
      """;

  @TempDir Path folder;

  /** A roc has no threshold of its own. */
  private static String entry(StrategyType type) {
    return type.parameter("threshold").filter(one -> one.annotation().min() < 0).isPresent()
        ? "{use: " + type.name() + ", threshold: 0.5}"
        : type.name();
  }

  @Test
  void filesDoNotDependOnThreads() throws IOException {
    String strategies =
        Registry.load().all().stream()
            .filter(type -> type.parameters().stream().allMatch(p -> p.standard().isPresent()))
            .map(ThreadsTest::entry)
            .collect(
                Collectors.joining(
                    ", ", "[", ", {use: best-of-n, model: large}, {use: league, model: large}]"));
    String text =
        LEVELS
            + "strategies: "
            + strategies
            + "\nbudgets: [1, 3, 8, 21]\nestimate: {method: simulate, half-width: 0.02, max-trials: 5000}\n";
    Path file = Invocation.write(folder.resolve("e.yaml"), text);
    for (int threads : List.of(1, 2, 3, 8)) {
      Invocation run =
          Invocation.of("run", file, "--threads", threads, "--out", folder.resolve("t" + threads));
      assertThat(run.err()).isEmpty();
    }

    Path one = folder.resolve("t1/curves.csv");
    assertThat(strategies.split(", ")).hasSizeGreaterThan(6);
    // Precision is reached at different checkpoints, so the adaptive path is covered too.
    try (Stream<String> lines = Files.lines(one)) {
      assertThat(lines.skip(1).map(line -> line.split(",", -1)[9]).distinct())
          .hasSizeGreaterThan(3);
    }
    for (int threads : List.of(2, 3, 8)) {
      assertThat(folder.resolve("t" + threads + "/curves.csv")).hasSameBinaryContentAs(one);
      assertThat(folder.resolve("t" + threads + "/comparison.csv"))
          .hasSameBinaryContentAs(folder.resolve("t1/comparison.csv"));
    }
  }
}
