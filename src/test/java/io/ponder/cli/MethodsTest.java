package io.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws, simulation, whichever fits, or both side by side. */
class MethodsTest {
  private static final String EXPERIMENT =
      """
      name: methods
      solver:
        answers: {wrong: 3, shape: zipf, unparsed: 0.1}
        levels:
          - {name: easy, weight: 3, success: 0.6, compare: {accuracy: 0.8}}
          - {name: hard, success: {quantiles: [0.1, 0.3]}, compare: {accuracy: 0.6}}
      strategies: [majority-vote, knockout, %s]
      budgets: [1, 7]
      estimate: {method: %s, trials: 1000}
      """;

  @TempDir Path folder;

  private Invocation run(String strategy, String method) throws IOException {
    String text = EXPERIMENT.formatted(strategy, method);
    Path file = Invocation.write(folder.resolve("e.yaml"), text);
    return Invocation.of("run", file, "--out", folder.resolve("out"), "--resolve", "0.1");
  }

  private List<String> rows(String file) throws IOException {
    return Files.readAllLines(folder.resolve("out").resolve(file));
  }

  /** Exact rows have no trials and an interval without width; verdicts are sure. */
  @Test
  void exactly() throws IOException {
    Invocation run = run("single-call", "exact");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("all levels (exact)")
        .contains("Nothing to resolve: laws compare all strategies.")
        .contains("0 trials");
    List<String> rows = rows("curves.csv");
    assertThat(rows).hasSize(1 + 3 * 3 * 2);
    assertThat(rows.get(1)).startsWith("easy,majority-vote,1,exact,0.6,0.6,0.6,0.36,0.04,,1,1,");
    assertThat(rows("comparison.csv"))
        .contains("easy,1,majority-vote,knockout,0,0,0,,not resolved")
        .anyMatch(row -> row.matches("all,7,majority-vote,single-call,(0[.0-9]+),\\1,\\1,,better"));
  }

  @Test
  void aStrategyWithoutLawIsSimulatedBesideTheOthers() throws IOException {
    Invocation run = run("round-robin", "auto");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("Simulated, since no law covers all of it: round-robin");
    List<String> rows = rows("curves.csv");
    assertThat(rows).hasSize(1 + 3 * 3 * 2);
    assertThat(rows.stream().skip(1))
        .allMatch(row -> row.contains("round-robin") == row.contains(",simulated,"));
    // A law against trials: an interval, and the trials of the one that was simulated.
    assertThat(rows("comparison.csv"))
        .anyMatch(
            row -> row.matches("hard,7,knockout,round-robin,-?0[^,]*,-0[^,]*,0[^,]*,1000,.*"));
  }

  /**
   * Ten of ten right are no proof against a law of .99: a mix of levels has a variance all the
   * same.
   */
  @Test
  void rightInAllTrialsIsNotSurelyBetterThanALaw() throws IOException {
    String text =
        """
        name: sure
        solver:
          answers: {wrong: 3}
          levels:
            - {name: a, success: 0.99, compare: {accuracy: 1}}
            - {name: b, success: 0.99, compare: {accuracy: 1}}
        strategies: [single-call, round-robin]
        budgets: [7]
        estimate: {method: auto, trials: 10}
        """;
    Path file = Invocation.write(folder.resolve("e.yaml"), text);
    assertThat(Invocation.of("run", file, "--out", folder.resolve("out")).err()).isEmpty();
    assertThat(rows("comparison.csv").get(3))
        .startsWith("all,7,single-call,round-robin,-0.01,")
        .endsWith(",20,not resolved");
  }

  @Test
  void bothSideBySide() throws IOException {
    Invocation run = run("single-call", "both");
    assertThat(run.err()).isEmpty();
    List<String> rows = rows("curves.csv");
    assertThat(rows).hasSize(1 + 2 * 3 * 3 * 2);
    for (int i = 1; i < rows.size(); i += 2) {
      assertThat(rows.get(i)).contains(",exact,");
      assertThat(rows.get(i + 1))
          .startsWith(rows.get(i).substring(0, rows.get(i).indexOf("exact")) + "simulated,");
    }
  }

  /**
   * Every law against simulation on random levels: method both refuses the run if any rate of a
   * file is off by more than chance, at 1e-6 for each file.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void lawsAgreeWithSimulationsOfRandomLevels(int seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text =
        new StringBuilder("name: random\nseed: " + seed + "\nsolver:\n  levels:\n");
    String[] rates = {
      "0.37", "{quantiles: [0.05, 0.4, 0.95]}", "{uniform: [0.1, 0.7]}",
      "{beta: [0.6, 1.3]}", "{kumaraswamy: [0.5, 3], scale: 0.8}", "0.9"
    };
    String[] verifiers = {
      "{separation: %s}",
      "{accepts-correct: 0.8, rejects-wrong: %s}",
      "{roc: [[0, 0], [0, 0.1], [0.2, %s], [1, 1]]}"
    };
    for (int level = 0; level < 3; level++) {
      text.append(
          String.format(
              Locale.ROOT,
              "    - {name: l%d, success: %s, answers: {wrong: %d, shape: zipf, unparsed: %.2f},"
                  + " compare: {accuracy: %.3f, tie: %.2f, position-bias: %.2f}, verify: %s,"
                  + " revise: {fix: %.3f, break: %.3f}}\n",
              level,
              rates[(seed + 2 * level) % rates.length],
              1 + random.nextInt(4),
              random.nextInt(2) * random.nextDouble(0.5),
              random.nextDouble(0.5, 1),
              random.nextInt(2) * random.nextDouble(0.3),
              random.nextDouble(0.4),
              String.format(
                  Locale.ROOT,
                  verifiers[seed % verifiers.length],
                  String.format(Locale.ROOT, "%.3f", random.nextDouble(0.3, 1))),
              random.nextDouble(),
              random.nextDouble()));
    }
    // A curve has no threshold of its own; what a score costs changes how many there are.
    String threshold = seed % 3 == 2 ? ", threshold: 0.6" : "";
    text.append("  costs: {verify: {calls: ").append(seed % 2 * 0.5).append("}}\n");
    text.append("strategies:\n");
    for (String strategy : List.of("filter-vote", "resample")) {
      text.append("  - {use: ").append(strategy).append(threshold).append("}\n");
    }
    String others =
        """
          - single-call
          - oracle
          - majority-vote
          - best-of-n
          - best-of-majority
          - {use: best-of-majority, min-frequency: 0.4}
          - {use: best-of-majority, min-frequency: 1}
          - knockout
          - {use: knockout, comparisons: 4}
          - league
          - sequential-revision
          - {use: sequential-revision, select: best}
          - {use: sequential-revision, select: majority}
          - parallel-revision
          - {use: parallel-revision, select: best}
          - {use: parallel-revision, select: majority}
          - {use: parallel-revision, ratio: 0.3, select: majority}
          - adaptive-consistency
          - {use: early-stopping, window: 3}
        """;
    text.append(others).append("budgets: [1, 2, 5, 13]\nestimate: {method: both, trials: 20000}\n");
    Path file = Invocation.write(folder.resolve("random.yaml"), text.toString());

    Invocation run = Invocation.of("run", file, "--out", folder.resolve("out"));

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    List<String> rows = rows("curves.csv");
    assertThat(rows.stream().filter(row -> row.contains(",exact,")).count()).isGreaterThan(250);
    Invocation.of("run", file, "--out", folder.resolve("out"), "--threads", 1);
    assertThat(rows("curves.csv")).as("with another number of threads").isEqualTo(rows);
  }
}
