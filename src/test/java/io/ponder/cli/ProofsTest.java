package io.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code bounds}: what theorems say, beside what is so. */
class ProofsTest {
  private static final String EXPERIMENT =
      """
      name: proofs
      solver:
        answers: {wrong: 1}
        levels:
          - {name: easy, success: 0.7, compare: {accuracy: 0.9}, revise: {fix: 0.3, break: 0.1},
             verify: {accepts-correct: 0.9, rejects-wrong: 0.8}}
          - {name: mixed, success: {uniform: [0.2, 0.4]}, compare: {accuracy: 0.9},
             revise: {fix: 0.3, break: 0.1}, verify: {accepts-correct: 0.9, rejects-wrong: 0.8}}
      strategies: [majority-vote, {use: knockout, comparisons: 1}, league, best-of-n,
        resample, sequential-revision]
      budgets: [1, 7, 15]
      estimate: {method: %s, trials: 2000}
      bounds: %s
      """;

  @TempDir Path folder;

  private Invocation run(String method, String bounds) throws IOException {
    String text = EXPERIMENT.formatted(method, bounds);
    Path file = Invocation.write(folder.resolve("e.yaml"), text);
    return Invocation.of("run", file, "--out", folder.resolve("out"));
  }

  private List<Map<String, String>> rows(String file) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("out").resolve(file));
    String[] header = lines.get(0).split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  private static Map<String, String> find(
      List<Map<String, String>> rows, String theorem, String strategy, int budget) {
    return rows.stream()
        .filter(row -> row.get("level").equals("easy") && row.get("theorem").equals(theorem))
        .filter(row -> row.get("strategy").equals(strategy))
        .filter(row -> row.get("budget").equals(Integer.toString(budget)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyBoundOnEveryStrategyItIsAbout() throws IOException {
    Invocation run =
        run(
            "both",
            "[knockout, knockout-power-law, league, majority, verifier-ceiling, revision-limit,"
                + " voting-shape, resampling-optimum]");
    assertThat(run.err()).isEmpty();
    List<Map<String, String>> rows = rows("proofs.csv");
    // Two levels, three budgets; the ceiling is about two strategies, the knockout has two bounds.
    assertThat(rows).hasSize(2 * 3 * 7);
    for (Map<String, String> row : rows) {
      boolean easy = row.get("level").equals("easy");
      assertThat(row.get("holds")).as("%s", row).isEqualTo(easy ? "yes" : "");
      assertThat(row.get("objection")).contains(easy ? "" : "success rates of this level differ");
      assertThat(row.get("failure")).isNotEmpty();
      assertThat(row.get("simulated")).isNotEmpty();
    }
    // By hand: four entrants, .3 -> .3^2 + 2 (.3)(.7)(.1) = .132 -> .132^2 + 2 (.132)(.868)(.1).
    Map<String, String> knockout = find(rows, "knockout-power-law", "knockout-comparisons-1", 7);
    assertThat(knockout)
        .containsEntry("n", "4")
        .containsEntry("k", "1")
        .containsEntry("p_gen", "0.7")
        .containsEntry("p_lose", "0.1")
        .containsEntry("failure", "0.0403392")
        .containsEntry("bound", "0.0403392")
        .containsEntry("tightness", "1");
    // .3^4 + 2 exp(-2 (.4)^2) = 1.46; the bound is above 1, the failure is compared with 1.
    Map<String, String> vacuous = find(rows, "knockout", "knockout-comparisons-1", 7);
    assertThat(Double.parseDouble(vacuous.get("bound"))).isBetween(1.46, 1.461);
    assertThat(vacuous).containsEntry("tightness", "0.0403392");
    // |A| exp(-15 (.4)^2 / 2) = 2 exp(-1.2).
    assertThat(find(rows, "majority", "majority-vote", 15))
        .containsEntry("bound", "0.602388423824")
        .containsEntry("k", "")
        .containsEntry("delta", "0.4");
    // Accepted correct ones 4.5 times as often as wrong ones: .3 / (4.5 x .7 + .3).
    assertThat(find(rows, "verifier-ceiling", "best-of-n", 15))
        .containsEntry("side", "lower")
        .containsEntry("slope", "4.5")
        .containsEntry("bound", "0.0869565217391");
    assertThat(find(rows, "revision-limit", "sequential-revision", 7))
        .containsEntry("fix", "0.3")
        .containsEntry("break", "0.1")
        .containsEntry("tightness", "1");
    // Long lines are broken.
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("knockout: P(fail) <= (1-p_gen)^N", "arXiv:2411.19477, Theorem 2.3")
        .contains("voting-shape", "does not apply here: the success rates of a level differ")
        .contains("does not apply here: the theorem is about one problem");
    assertThat(run.out())
        .contains(Files.readString(folder.resolve("out").resolve("proofs.txt")).strip());
  }

  /** What a theorem asks for, and what is enough: N = 30 votes at a lead of .6 - .4. */
  @Test
  void guaranteedBudgetsStandBesideTheTrueOnes() throws IOException {
    Invocation run =
        run("exact", "[{use: majority, failure: 0.05}, {use: knockout-power-law, failure: 0.05}]");
    assertThat(run.err()).isEmpty();
    List<Map<String, String>> rows = rows("guarantees.csv");
    assertThat(rows).hasSize(2);
    // 2 ln(2 / .05) / .4^2 = 46.1; nine votes at .7 fail with .0988, 15 with .0500.
    assertThat(rows.get(0))
        .containsEntry("theorem", "majority")
        .containsEntry("n", "47")
        .containsEntry("calls", "47");
    int least = Integer.parseInt(rows.get(0).get("smallest_n"));
    assertThat(binomialFailure(least)).isLessThanOrEqualTo(0.05);
    assertThat(binomialFailure(least - 1)).isGreaterThan(0.05);
    // .3, .132, .0403 as above.
    assertThat(rows.get(1))
        .containsEntry("n", "4")
        .containsEntry("k", "1")
        .containsEntry("calls", "7")
        .containsEntry("smallest_n", "4")
        .containsEntry("smallest_calls", "7");
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("guarantees a failure of at most 0.05 with N = 47, 47 calls; by the law N =");
  }

  /** P(at most half of the votes are correct), ties by a coin, at .7. */
  private static double binomialFailure(int votes) {
    double failure = 0;
    double term = Math.pow(0.3, votes);
    for (int k = 0; 2 * k <= votes; k++) {
      failure += 2 * k == votes ? term / 2 : term;
      term = term * (votes - k) / (k + 1) * 0.7 / 0.3;
    }
    return failure;
  }

  @Test
  void withoutBoundsThereAreNoProofs() throws IOException {
    assertThat(run("exact", "[]").err()).isEmpty();
    assertThat(folder.resolve("out").resolve("proofs.csv")).doesNotExist();
  }

  @Test
  void aSimulationAloneIsHeldAgainstItsInterval() throws IOException {
    assertThat(run("simulate", "[majority]").err()).isEmpty();
    assertThat(rows("proofs.csv").get(0))
        .containsEntry("failure", "")
        .containsEntry("tightness", "")
        .containsEntry("holds", "yes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[knokout] | there is no bound knokout; did you mean knockout? Allowed: knockout,",
        "[knockout, knockout] | bound knockout is there twice",
        "[{use: knockout, failure: 1}] | failure: found 1",
        "[{use: knockout, failure: 0}] | failure: found 0",
        "[{failure: 0.1}] | use is missing",
        "[{use: voting-shape, failure: 0.1}] | voting-shape takes no parameters",
        "[{use: revision-limit, failure: 0.1}] | revision-limit takes no parameters",
        "[{use: knockout, failur: 0.1}] | failur: unknown key; did you mean failure?",
        "{knockout: 1} | expected a list"
      })
  void aMistakeIsOneLine(String bounds, String message) throws IOException {
    Invocation run = run("exact", bounds);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("e.yaml:13:", message).hasLineCount(1);
  }

  /** Slopes that are infinite, failures that no double holds: figures all the same. */
  @Test
  void extremeLevelsAreNoTrouble() throws IOException {
    String text =
        """
        name: extreme
        solver:
          answers: {wrong: 10, shape: zipf}
          levels:
            - {name: normal, success: 0.3, verify: {separation: 1.5}, compare: {accuracy: 1.0},
               revise: {fix: 0.3, break: 0}}
            - {name: perfect, success: 0.4, verify: {accepts-correct: 0.5, rejects-wrong: 1},
               compare: {accuracy: 0.97}, revise: {fix: 1, break: 0}}
            - {name: never, success: 0, verify: {separation: 0}, compare: {accuracy: 0.9},
               revise: {fix: 0, break: 1}}
            - {name: always, success: 1, verify: {separation: -1}, compare: {accuracy: 0.9},
               revise: {fix: 0, break: 0}}
        strategies: [best-of-n, resample, sequential-revision, {use: knockout, comparisons: 1},
          {use: knockout, comparisons: 41}, majority-vote, {use: league, opponents: 2}]
        budgets: [1, 60, 4096]
        estimate: {method: auto, trials: 10}
        bounds: [knockout, knockout-power-law, league, majority, verifier-ceiling, revision-limit,
          best-of-n-divergence, verifier-limit]
        """;
    Path file = Invocation.write(folder.resolve("e.yaml"), text);
    Invocation run = Invocation.of("run", file, "--out", folder.resolve("out"));
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).doesNotContain("VIOLATED", "NaN", "Infinity");
    List<Map<String, String>> rows = rows("proofs.csv");
    assertThat(rows).allSatisfy(row -> assertThat(row.get("holds")).isNotEqualTo("no"));
    assertThat(rows)
        .anySatisfy(row -> assertThat(row).containsEntry("slope", "inf"))
        .anySatisfy(row -> assertThat(row.get("failure")).matches("[0-9.]+e-31[0-9]"));
  }

  @Test
  void listNamesThem() {
    assertThat(Invocation.of("list", "bounds").out())
        .contains("knockout-power-law", "resampling-optimum", "arXiv:2403.02419");
  }
}
