package io.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ponder.strategy.StrategyType;
import io.ponder.strategy.batch.BatchStrategies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Experiments with a {@code batch:}: what they write and print, and what is wrong with others. */
class BatchRunTest {
  private static final String SOUND =
      """
      seed: 3
      solver:
        answers: {wrong: 3, shape: zipf}
        levels:
          - {name: easy, weight: 3, success: 0.7, verify: {separation: 2}}
          - {name: hard, weight: 1, success: {beta: [1, 5]}, verify: {separation: 1}, costs: {verify: {calls: 0.5}}}
      strategies: [majority-vote, best-of-n, oracle]
      budgets: [1, 3, 8]
      estimate: {trials: 500}
      batch:
        problems: 12
        strategies: [uniform, {use: elimination, select: majority}, {use: ucb, exploration: 0.5}]
        trials: 90
      """;

  @TempDir Path folder;

  private Invocation run(String text, Object... more) throws IOException {
    Path file = Invocation.write(folder.resolve("e.yaml"), text);
    return Invocation.of(
        Stream.concat(Stream.of("run", file, "--out", folder.resolve("out")), Stream.of(more))
            .toArray());
  }

  @Test
  void filesDoNotDependOnThreads() throws IOException {
    for (int threads : List.of(1, 2, 3)) {
      Invocation run = run(SOUND, "--threads", threads);
      assertThat(run.err()).isEmpty();
      Files.move(folder.resolve("out"), folder.resolve("t" + threads));
    }
    Path one = folder.resolve("t1/batch.csv");
    assertThat(folder.resolve("t2/batch.csv")).hasSameBinaryContentAs(one);
    assertThat(folder.resolve("t3/batch.csv")).hasSameBinaryContentAs(one);
    List<String> lines = Files.readAllLines(one);
    assertThat(lines.get(0))
        .isEqualTo(
            "level,strategy,problems,budget,accuracy,ci_low,ci_high,wrong,abstained,batches,calls");
    assertThat(lines).hasSize(1 + 3 * 3 * 3);
    assertThat(lines.get(1)).startsWith("easy,uniform,9,1,");
    assertThat(lines.get(27)).startsWith("all,ucb-exploration-0.5,12,8,");
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      double sum =
          Double.parseDouble(cells[4])
              + Double.parseDouble(cells[7])
              + Double.parseDouble(cells[8]);
      // Twelve digits each.
      assertThat(Math.abs(sum - 1)).isLessThan(1e-11);
      assertThat(Double.parseDouble(cells[4]))
          .isBetween(Double.parseDouble(cells[5]), Double.parseDouble(cells[6]));
      assertThat(cells[9]).isEqualTo("90");
      if (cells[0].equals("all")) {
        assertThat(Double.parseDouble(cells[10])).isBetween(1.0, Double.parseDouble(cells[3]));
      }
    }
  }

  @Test
  void theTableComparesWithSingleProblems() throws IOException {
    String out = run(SOUND).out();

    assertThat(out)
        .contains("One budget for a batch of 12 problems (9 easy, 3 hard): accuracy in %")
        .containsPattern("(?m)^uniform( +\\d+\\.\\d\\d){3}$")
        .containsPattern("(?m)^elimination-select-majority( +\\d+\\.\\d\\d){3}$")
        .containsPattern("(?m)^\\(each alone\\)( +\\d+\\.\\d\\d){3}$")
        .containsPattern("(?m)^\\(level known\\)( +\\d+\\.\\d\\d){3}$")
        .contains("Mean calls of a problem");
  }

  private static double[] figures(String out, String row) {
    String line = out.lines().filter(one -> one.startsWith(row)).findFirst().orElseThrow();
    return Stream.of(line.substring(row.length()).strip().split(" +"))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  /**
   * From the curves of the same run: a batch of 9 easy and 3 hard problems has each level's
   * accuracy with those weights. A strategy that spends its whole budget is an offer to those who
   * know the level, too, so they have at least as much.
   */
  @Test
  void singleProblemsAreWeightedAsInTheBatch() throws IOException {
    String out = run(SOUND.replace("trials: 500", "method: exact")).out();
    double[] best = new double[3];
    for (String strategy : List.of("majority-vote", "best-of-n")) {
      double[] sum = new double[3];
      for (String line : Files.readAllLines(folder.resolve("out/curves.csv"))) {
        String[] cells = line.split(",", -1);
        int budget = List.of("1", "3", "8").indexOf(cells[2]);
        if (cells[1].equals(strategy) && !cells[0].equals("all")) {
          sum[budget] += (cells[0].equals("easy") ? 9 : 3) / 12.0 * Double.parseDouble(cells[4]);
        }
      }
      for (int b = 0; b < 3; b++) {
        best[b] = Math.max(best[b], 100 * sum[b]);
      }
    }
    double[] alone = figures(out, "(each alone)");
    double[] known = figures(out, "(level known)");
    for (int b = 0; b < 3; b++) {
      // Two decimals are printed.
      assertThat(Math.abs(alone[b] - best[b])).isLessThan(0.0051);
      assertThat(known[b]).isGreaterThanOrEqualTo(alone[b] - 0.01);
    }
  }

  /** A plan is about single problems: the batch is not in its way. */
  @Test
  void plansLeaveItOut() throws IOException {
    Path file = Invocation.write(folder.resolve("e.yaml"), SOUND);

    Invocation plan = Invocation.of("plan", file, "--budget", 4);

    assertThat(plan.err()).isEmpty();
    assertThat(plan.code()).isZero();
  }

  @Test
  void withoutABatchThereIsNoFile() throws IOException {
    assertThat(run(SOUND.substring(0, SOUND.indexOf("batch:"))).code()).isZero();
    assertThat(folder.resolve("out/curves.csv")).exists();
    assertThat(folder.resolve("out/batch.csv")).doesNotExist();
  }

  static Stream<StrategyType> strategies() {
    return BatchStrategies.all().stream();
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void everyStrategyIsListedAndDescribed(StrategyType type) {
    Invocation describe = Invocation.of("describe", type.name());

    assertThat(Invocation.of("list", "strategies").out())
        .containsPattern("(?m)^  " + type.name() + " +\\S");
    assertThat(describe.code()).isZero();
    assertThat(describe.out())
        .startsWith(type.name() + ": " + type.about().text())
        .contains("  calls   " + type.about().calls(), type.about().source(), "select: ");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments(
            "problems: 12",
            "problem: 12",
            "11: batch.problem: unknown key; did you mean problems? Allowed: problems, strategies, trials"),
        arguments(
            "problems: 12",
            "problems: 0",
            "11: batch.problems: found 0, allowed is a whole number from 1 to 10000"),
        arguments(
            "problems: 12",
            "problems: 1",
            "11: batch.problems: a batch of 1 has no problem of level hard; take more"),
        arguments(
            "trials: 90",
            "trials: 1",
            "13: batch.trials: found 1, allowed is a whole number from 2 to "),
        arguments(
            "[uniform, {",
            "[uniforn, {",
            "12: batch.strategies.0: there is no strategy uniforn for a batch; did you mean uniform? Allowed: uniform, elimination, ucb"),
        arguments(
            "[uniform, {",
            "[majority-vote, {",
            "12: batch.strategies.0: there is no strategy majority-vote for a batch; Allowed: "),
        arguments(
            "[uniform, {",
            "[{as: x}, {",
            "12: batch.strategies.0: found keys and values, expected a name, or use: a name"),
        arguments(
            "[uniform, {",
            "[ucb, ucb, {",
            "12: batch.strategies.1: two strategies are called ucb; use as:"),
        arguments(
            "exploration: 0.5",
            "explorations: 0.5",
            "12: batch.strategies.2.explorations: unknown key; did you mean exploration? Allowed: use, as, select, "),
        arguments(
            "exploration: 0.5",
            "exploration: -1",
            "12: batch.strategies.2.exploration: found -1, allowed is a number from 0 to 1000000"),
        arguments(
            "select: majority",
            "select: majorty",
            "12: batch.strategies.1.select: found majorty; did you mean majority? Allowed is one of best, majority"),
        arguments(
            "select: majority",
            "select: majority, threshold: 2",
            "12: batch.strategies.1: threshold and false-positive-rate are for select: best; "),
        arguments(
            "success: 0.7, verify: {separation: 2}",
            "success: 0.7",
            "12: batch.strategies.0: strategy uniform needs verify:, which level easy does not have; or select: majority"),
        arguments(
            "success: 0.7, verify: {separation: 2}",
            "success: 0.7, verify: {roc: [[0, 0], [0.1, 0.6], [1, 1]]}",
            "12: batch.strategies.2: strategy ucb-exploration-0.5 at level easy: a roc has no threshold of its own; "));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakesAreOneLine(String right, String wrong, String message) throws IOException {
    assertThat(SOUND).contains(right);
    // Single problems are no matter here, and would complain of the missing verifier first.
    Invocation run =
        run(SOUND.replace(right, wrong).replace("majority-vote, best-of-n, oracle", "oracle"));

    assertThat(run.err()).startsWith("ponder: " + folder.resolve("e.yaml") + ":" + message);
    assertThat(run.err()).hasLineCount(1);
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void recordedProblemsAreRefused() throws IOException {
    Invocation.write(
        folder.resolve("pool.jsonl"), "{\"id\": \"1\", \"ans\": [\"a\", \"b\"], \"ok\": \"10\"}\n");

    Invocation run =
        run(
            "solver: {recorded: pool.jsonl}\nstrategies: [oracle]\nbudgets: [1]\nbatch: {problems: 1, strategies: [uniform]}\n");

    assertThat(run.err())
        .isEqualTo(
            "ponder: "
                + folder.resolve("e.yaml")
                + ":4: batch: a batch needs simulated problems: one could ask for more than its samples\n");
    assertThat(run.code()).isEqualTo(2);
  }
}
