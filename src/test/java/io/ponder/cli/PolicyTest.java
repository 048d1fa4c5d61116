package io.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.Readme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies by difficulty: lists of settings, {@code compute-optimal}, {@code plan --baseline}. */
class PolicyTest {
  /** Which of README's texts is the table of policies. */
  private static final int TABLE_IN_README = 5;

  @TempDir private Path folder;

  private static final String SOLVER =
      """
      solver:
        levels:
          - name: easy
            types:
              - {type: right, answer: R, correct: true, probability: 0.5}
              - {type: slip, answer: A, probability: 0.25}
              - {type: lost, answer: B, probability: 0.25}
            revise: {fix: {slip: 0.5, lost: 0}, break: {right: 0.1}}
            verify: {separation: 1}
          - name: hard
            types:
              - {type: right, answer: R, correct: true, probability: 0.2}
              - {type: slip, answer: A, probability: 0.1}
              - {type: lost, answer: B, probability: 0.7}
            revise: {fix: {slip: 0.5, lost: 0}, break: 0.1}
            verify: {separation: 1}
      """;

  private Path experiment(String rest) throws IOException {
    return Invocation.write(folder.resolve("e.yaml"), SOLVER + rest);
  }

  private List<String[]> rows(String file) throws IOException {
    return Files.readAllLines(folder.resolve("out").resolve(file)).stream()
        .map(line -> line.split(",", -1))
        .toList();
  }

  private double accuracy(String file, String level, String strategy, int budget)
      throws IOException {
    return rows(file).stream()
        .filter(row -> row[0].equals(level) && row[1].equals(strategy))
        .filter(row -> row[2].equals(Integer.toString(budget)))
        .mapToDouble(row -> Double.parseDouble(row[4]))
        .findFirst()
        .orElseThrow();
  }

  /** A value of each list makes a strategy; rates of revision may differ by type. */
  @Test
  void listsOfSettings() throws IOException {
    Path file =
        experiment(
            """
            strategies:
              - {use: parallel-revision, select: [best, last], ratio: [1, 4]}
              - {use: sequential-revision, as: chain, select: [last, best]}
            budgets: [2]
            """);
    Invocation run = Invocation.of("run", file, "--out", folder.resolve("out"));

    assertThat(run.err()).isEmpty();
    assertThat(rows("curves.csv").stream().skip(1).map(row -> row[1]).distinct())
        .containsExactly(
            "parallel-revision-select-best",
            "parallel-revision-ratio-4-select-best",
            "parallel-revision",
            "parallel-revision-ratio-4",
            "chain-select-last",
            "chain-select-best");
    // .5 x .9 + .25 x .5
    assertThat(accuracy("curves.csv", "easy", "chain-select-last", 2))
        .isEqualTo(0.575, within(1e-12));
    assertThat(accuracy("curves.csv", "hard", "chain-select-last", 2))
        .isEqualTo(0.2 * 0.9 + 0.1 * 0.5, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{use: parallel-revision, ratio: []} | strategies.0.ratio: found an empty list",
        "{use: parallel-revision, ratio: [1, x]} | found x, allowed is a number from",
        "{use: parallel-revision, ratio: [1, 1]} | two strategies are called parallel-revision",
        "compute-optimal | parameter policy must be given: votes and strategies",
        "{use: compute-optimal, policy: best-of-n} | policy: found best-of-n, allowed are votes",
        "{use: compute-optimal, policy: {two: best-of-n}} | policy.two: found two votes",
        "{use: compute-optimal, policy: {2: best-off-n}} | there is no strategy best-off-n",
        "{use: compute-optimal, policy: {5: best-of-n}} | a strategy for 5 votes of 4 probes",
        "{use: compute-optimal, policy: {}} | a policy needs at least one strategy",
        "{use: compute-optimal, policy: {1: {use: league, opponents: 0}}} | opponents: found 0",
        "{use: compute-optimal, policy: {1: knockout}} | strategy compute-optimal needs compare:",
      })
  void mistakesInStrategies(String strategy, String message) throws IOException {
    Path file = experiment("strategies: [" + strategy + "]\nbudgets: [2]\n");
    Invocation run = Invocation.of("run", file, "--out", folder.resolve("out"));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message).hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{fix: {slip: 0.5}, break: 0} | revise.fix: lost is missing",
        "{fix: {slip: 0.5, lots: 0}, break: 0} | revise.fix.lots: unknown key; did you mean lost",
        "{fix: 0.1, break: {slip: 0}} | revise.break.slip: unknown key",
        "{fix: {slip: 2, lost: 0}, break: 0} | revise.fix.slip: found 2",
      })
  void mistakesInRevisions(String revise, String message) throws IOException {
    Path file = experiment("strategies: [sequential-revision]\nbudgets: [2]\n");
    Files.writeString(
        file,
        Files.readString(file).replace("{fix: {slip: 0.5, lost: 0}, break: {right: 0.1}}", revise));
    Invocation run = Invocation.of("run", file, "--out", folder.resolve("out"));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message).hasLineCount(1);
  }

  /**
   * What is said of the policy by probes is what the strategy that is written gives in a run of its
   * own, with other draws: 5 standard errors of both, a false alarm in 6e-7.
   */
  @Test
  void theLearntPolicyIsAStrategy() throws IOException {
    String strategies =
        """
        strategies: [best-of-n, {use: parallel-revision, select: best, ratio: [1, 16]}%s]
        budgets: [16]
        estimate: {trials: 20000}
        """;
    Path file = experiment(strategies.formatted(""));
    Invocation plan =
        Invocation.of(
            "plan",
            file,
            "--budget",
            16,
            "--baseline",
            "best-of-n",
            "--out",
            folder.resolve("out"));

    assertThat(plan.err()).isEmpty();
    assertThat(plan.out()).contains("by 4 probes with 16 calls picks by how many agree 0");
    List<String[]> policies = rows("policies.csv");
    double[] byProbes =
        policies.stream()
            .filter(row -> row[0].equals("by 4 probes"))
            .findFirst()
            .map(row -> Arrays.stream(row, 2, 5).mapToDouble(Double::parseDouble).toArray())
            .orElseThrow();
    Path strategy = folder.resolve("out/learnt-policy.yaml");
    assertThat(Files.readString(strategy)).startsWith("use: compute-optimal\npolicy: {0: ");
    Files.createDirectories(folder.resolve("strategies"));
    Files.copy(strategy, folder.resolve("strategies/learnt-policy.yaml"));
    Invocation run =
        Invocation.of(
            "run",
            experiment(strategies.formatted(", learnt-policy")),
            "--seed",
            99,
            "--out",
            folder.resolve("out"));

    assertThat(run.err()).isEmpty();
    double error = Math.sqrt(0.25 / 40_000) + (byProbes[2] - byProbes[1]) / 2 / 1.96;
    assertThat(accuracy("curves.csv", "all", "learnt-policy", 16))
        .isEqualTo(byProbes[0], within(5 * error));
  }

  @Test
  void aPolicyThatNamesItself() throws IOException {
    Invocation.write(
        folder.resolve("strategies/mine.yaml"),
        "use: compute-optimal\npolicy: {0: best-of-n, 1: mine}\n");
    Invocation run =
        Invocation.of("run", experiment("strategies: [mine]\nbudgets: [2]\n"), "--out", folder);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("strategy mine uses itself").hasLineCount(1);
  }

  /** Picked on one half of the problems and measured on the other; knowing levels does not hurt. */
  @Test
  void recordedProblemsAreSplit() {
    Invocation plan =
        Invocation.of(
            "plan",
            "experiments/recorded-samples.yaml",
            "--budget",
            8,
            "--baseline",
            "majority-vote",
            "--probes",
            2);

    assertThat(plan.err()).isEmpty();
    assertThat(plan.out())
        .contains("budget  majority-vote  one for all")
        .contains("by 2 probes with 8 calls picks by how many agree 0");
  }

  /** Halves of two and one problem: right are 19, 2 and 17 of 20 samples. */
  @Test
  void eachProblemCountsTheSame() throws IOException {
    StringBuilder pool = new StringBuilder();
    for (int right : new int[] {19, 2, 17}) {
      String ok = "1".repeat(right) + "0".repeat(20 - right);
      String answers = ok.replace('1', 'A').replace('0', 'B');
      pool.append(
          String.format(
              "{\"id\": \"p%d\", \"gold\": \"A\", \"ans\": \"%s\", \"ok\": \"%s\"}%n",
              right, answers, ok));
    }
    Invocation.write(folder.resolve("pool.jsonl"), pool.toString());
    Path file =
        Invocation.write(
            folder.resolve("recorded.yaml"),
            """
            solver: {recorded: pool.jsonl, levels: none}
            strategies: [single-call, majority-vote]
            budgets: [1, 3]
            """);
    Invocation plan =
        Invocation.of(
            "plan",
            file,
            "--budget",
            3,
            "--baseline",
            "single-call",
            "--probes",
            1,
            "--out",
            folder.resolve("out"));

    assertThat(plan.err()).isEmpty();
    assertThat(rows("policies.csv").get(1)[2]).isEqualTo("0.633333333333");
    assertThat(
            Invocation.of("plan", file, "--budget", 3, "--baseline", "single-call", "--probes", 21)
                .err())
        .contains("--probes: found 21, a problem of level")
        .contains("has 20 recorded samples");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--baseline=best-off-n | --baseline: there is no strategy best-off-n in the experiment; did"
            + " you mean best-of-n",
        "--baseline=oracle | --baseline: oracle is a ceiling, not a strategy",
        "--baseline=best-of-n --probes=0 | --probes: found 0",
        "--probes=3 | --probes: it says what --baseline is compared with",
      })
  void mistakesInOptions(String option, String message) throws IOException {
    Path file = experiment("strategies: [best-of-n, oracle]\nbudgets: [2]\n");
    List<Object> arguments = new ArrayList<>(List.of("plan", file, "--budget", 2));
    arguments.addAll(List.of(option.split(" ", -1)));
    Invocation run = Invocation.of(arguments.toArray());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message).hasLineCount(1);
  }

  /**
   * The experiment in the manner of arXiv:2408.03314, against its reference results: easy levels
   * favour one chain, hard ones chains side by side, nothing helps the hardest, and a policy by
   * difficulty needs a fourth of the calls of best-of-n or less.
   */
  @Test
  void computeOptimal() throws IOException {
    Invocation plan =
        Invocation.of(
            "plan",
            "experiments/compute-optimal.yaml",
            "--budget",
            64,
            "--baseline",
            "best-of-n",
            "--out",
            folder.resolve("out"));

    assertThat(plan.code()).isZero();
    assertThat(plan.out().replaceAll("\\s+", " "))
        .contains("As accurate as best-of-n with 64 calls (70.73%)")
        .contains("by level with 16 calls (4.0x fewer)")
        .contains("by 4 probes with 16 calls (4.0x fewer)")
        .contains("level-1, level-2: one-chain; level-3: chains-ratio-4;")
        .contains("level-4: chains-ratio-1");
    assertThat(plan.out()).contains(Readme.block("text", TABLE_IN_README));
    List<String[]> expected =
        Files.readAllLines(Path.of("results/compute-optimal/policies.csv")).stream()
            .map(line -> line.split(",", -1))
            .toList();
    List<String[]> found = rows("policies.csv");
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      for (int cell = 0; cell < found.get(i).length; cell++) {
        String text = expected.get(i)[cell];
        if (i > 0 && !text.isEmpty() && cell >= 2 && cell <= 7 && cell != 5) {
          assertThat(Double.parseDouble(found.get(i)[cell]))
              .isEqualTo(
                  Double.parseDouble(text), within(1e-9 * Math.abs(Double.parseDouble(text))));
        } else {
          assertThat(found.get(i)[cell]).isEqualTo(text);
        }
      }
    }
    assertThat(folder.resolve("out/learnt-policy.yaml"))
        .hasSameTextualContentAs(Path.of("results/compute-optimal/learnt-policy.yaml"));
    assertThat(
            Files.readAllLines(Path.of("results/compute-optimal/curves.csv")).stream()
                .filter(line -> line.startsWith("level-5,"))
                .map(line -> Double.parseDouble(line.split(",", -1)[4])))
        .allSatisfy(accuracy -> assertThat(accuracy).isLessThan(0.1));
  }
}
