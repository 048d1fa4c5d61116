package io.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.engine.Progress;
import io.ponder.experiment.ComparisonRow;
import io.ponder.experiment.ExperimentFile;
import io.ponder.experiment.ExperimentFile.Setting;
import io.ponder.experiment.ExperimentRun;
import io.ponder.experiment.Threshold;
import io.ponder.experiment.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ponder plan} on an experiment that varies. */
class ThresholdsTest {
  private static final String ACCURACY = "solver.levels.one.compare.accuracy";

  @TempDir private Path folder;

  private Path experiment(double success, String strategies, String vary) throws IOException {
    return Invocation.write(
        folder.resolve("vary.yaml"),
        String.format(
            Locale.ROOT,
            """
            seed: 5
            solver:
              answers: {wrong: 1}
              levels:
                - {name: one, success: %s, compare: {accuracy: 0.6}, verify: {separation: 0.5}}
            strategies: [%s]
            budgets: [1, 3, 9]
            estimate: {trials: 20000}
            vary: {%s}
            """,
            success,
            strategies,
            vary));
  }

  private static Thresholds.Result thresholds(Path file, OptionalDouble budget) {
    return new Thresholds(file, List.of(), budget).run(2, Progress.NONE);
  }

  /**
   * With two answers a vote of three gives 3p^2 - 2p^3 and a knockout of two with one comparison
   * p^2 + 2p(1-p)c: they cross at c = p.
   */
  @Test
  void aThresholdInClosedForm() throws IOException {
    for (double p : new double[] {0.2, 0.37, 0.5, 0.6, 0.734}) {
      Path file =
          experiment(
              p, "majority-vote, {use: knockout, comparisons: 1}", ACCURACY + ": [0.9, 0.1, 0.6]");
      Thresholds.Line line = thresholds(file, OptionalDouble.of(8)).lines().get(0);

      assertThat(line.thresholds()).hasSize(1);
      Threshold only = line.thresholds().get(0);
      assertThat(only.value().orElseThrow()).isCloseTo(p, within(1e-5));
      assertThat(only.below()).containsExactly("majority-vote");
      assertThat(only.above()).containsExactly("knockout-comparisons-1");
      assertThat(only.method()).isEqualTo("exact");
    }
  }

  /** A vote between two answers is better than one sample above 1/2, here a value of the file. */
  @Test
  void aCrossingAtAValueOfTheExperiment() throws IOException {
    Path file =
        experiment(
            0.5,
            "single-call, majority-vote, oracle",
            "solver.levels.one.success: [0.2, 0.5, 0.7]");
    Invocation run = Invocation.of("plan", file, "--out", folder.resolve("out"));

    assertThat(run.out())
        .contains("9 calls, solver.levels.one.success from 0.2 to 0.7")
        .contains("  one: single-call below 0.5, majority-vote above");
    assertThat(Files.readAllLines(folder.resolve("out/thresholds.csv")))
        .containsExactly(
            "solver.levels.one.success,level,budget,path,below,above,threshold,low,high,method",
            ",one,9,solver.levels.one.success,single-call,majority-vote,0.5,0.2,0.7,exact");
  }

  /**
   * On 12 random solvers the strategies on both sides of each threshold are simulated .03 below it
   * and above it (or halfway to the next). What the table calls the better one is nowhere worse
   * than by chance, 5 standard errors: a false alarm in 3e-7 of all checks, of fewer than 200; and
   * most of the time it is better beyond doubt.
   */
  @Test
  void simulationAgreesOnBothSides() throws IOException {
    Random random = new Random(11);
    int checks = 0;
    int resolved = 0;
    for (int round = 0; round < 12; round++) {
      Path file =
          Invocation.write(
              folder.resolve("r" + round + ".yaml"),
              String.format(
                  Locale.ROOT,
                  """
                  seed: %d
                  solver:
                    answers: {wrong: 3, shape: zipf}
                    levels:
                      - name: easy
                        success: %.3f
                        compare: {accuracy: 0.6}
                        verify: {separation: %.3f}
                      - name: hard
                        success: {uniform: [0.1, %.3f]}
                        compare: {accuracy: 0.6}
                        verify: {separation: %.3f}
                  strategies: [majority-vote, best-of-n, knockout]
                  budgets: [1, 16]
                  vary: {solver.levels.*.compare.accuracy: [0.5, 0.65, 0.8, 0.95]}
                  """,
                  round,
                  0.3 + 0.5 * random.nextDouble(),
                  1.5 * random.nextDouble(),
                  0.2 + 0.5 * random.nextDouble(),
                  1.5 * random.nextDouble()));
      for (Thresholds.Line line : thresholds(file, OptionalDouble.empty()).lines()) {
        double before = 0.5;
        for (int i = 0; i < line.thresholds().size(); i++) {
          Threshold threshold = line.thresholds().get(i);
          double at = threshold.value().orElseThrow();
          double next =
              i + 1 < line.thresholds().size()
                  ? line.thresholds().get(i + 1).value().orElseThrow()
                  : 0.95;
          double below = at - Math.min(0.03, (at - before) / 2);
          double above = at + Math.min(0.03, (next - at) / 2);
          String left = threshold.below().get(0);
          String right = threshold.above().get(0);
          for (double lead :
              new double[] {
                lead(file, line.level(), below, left, right),
                lead(file, line.level(), above, right, left)
              }) {
            assertThat(lead).as(file + " " + threshold).isGreaterThan(-5);
            checks++;
            resolved += lead > 3 ? 1 : 0;
          }
          before = at;
        }
      }
    }
    assertThat(checks).isBetween(30, 200);
    assertThat(resolved).isGreaterThan(2 * checks / 3);
  }

  /** Returns by how many standard errors one strategy is better in a simulation. */
  private static double lead(Path file, String level, double value, String of, String other) {
    List<Setting> settings =
        List.of(
            new Setting("--set", "vary", "{}"),
            new Setting("--set", "budgets", "[16]"),
            new Setting("--set", "estimate", "{method: simulate, trials: 100000}"),
            new Setting("--set", "solver.levels.*.compare.accuracy", Double.toString(value)));
    ComparisonRow row =
        new ExperimentRun(ExperimentFile.read(file, settings).experiments().get(0))
            .run(2, Progress.NONE).comparisons().rows().stream()
                .filter(one -> one.level().equals(level))
                .filter(one -> Set.of(one.left(), one.right()).equals(Set.of(of, other)))
                .findFirst()
                .orElseThrow();
    double error = row.interval().halfWidth() / 1.96;
    return (row.left().equals(of) ? 1 : -1) * row.difference() / error;
  }

  /** Two strategies that are one tie everywhere, and there is no threshold between them. */
  @Test
  void ties() throws IOException {
    Path file =
        experiment(0.5, "knockout, {use: knockout, as: same}", ACCURACY + ": [0.3, 0.5, 0.7]");

    assertThat(Invocation.of("plan", file).out()).contains("one: knockout = same throughout");
  }

  /** Without laws a threshold lies between two values at which the difference is resolved. */
  @Test
  void aBracketWhereThereIsNoLaw() throws IOException {
    Path file =
        experiment(
            0.5,
            "single-call, majority-vote",
            "solver.levels.one.success: [0.2, 0.4, 0.5, 0.6, 0.8]");
    Invocation run =
        Invocation.of("plan", file, "--method", "simulate", "--out", folder.resolve("out"));

    assertThat(run.out()).contains("one: single-call up to 0.4, majority-vote from 0.6 on");
    assertThat(Files.readString(folder.resolve("out/thresholds.csv")))
        .contains("single-call,majority-vote,,0.4,0.6,simulated");
  }

  /** Where laws cross, a strategy without one may be better: 78.5% against 78.2% at .624. */
  @Test
  void aStrategyWithoutALawInBetween() throws IOException {
    String vary = "solver.levels.one.success: [0.1, 0.65, 0.9]";
    String strategies = "majority-vote, best-of-n, {use: round-robin, as: all-pairs}";
    Path file = experiment(0.5, strategies, vary);

    assertThat(Invocation.of("plan", file).out())
        .contains("one: best-of-n below 0.624, majority-vote above");
    assertThat(Invocation.of("plan", file, "--set", ACCURACY + "=0.74").out())
        .contains("one: best-of-n up to 0.1, majority-vote from 0.65 on");
  }

  /** A whole number, and a strategy: nothing lies between, and labels follow the number. */
  @Test
  void whatHasNothingBetween() throws IOException {
    Path file =
        experiment(
            0.45,
            "single-call, {use: knockout, comparisons: 1}",
            "strategies.1.comparisons: [1, 2, 8, 9], " + ACCURACY + ": [0.4, 0.7]");
    assertThat(Invocation.of("plan", file).out())
        .contains("strategies.1.comparisons from 1 to 9, " + ACCURACY + " = 0.7")
        .contains("  one: knockout throughout")
        .contains(ACCURACY + " from 0.4 to 0.7, strategies.1.comparisons = 1")
        .contains("  one: single-call below 0.5, knockout-comparisons-1 above");
    Path words =
        experiment(
            0.45,
            "single-call, {use: majority-vote, as: x}",
            "strategies.1.use: [majority-vote, knockout]");
    assertThat(Invocation.of("plan", words).out())
        .contains("  one: single-call up to majority-vote, x from knockout on");
  }

  /** What README shows is what the shipped experiment gives. */
  @Test
  void theShippedExample() throws IOException {
    Invocation run = Invocation.of("plan", "experiments/sensitivity.yaml");

    assertThat(run.code()).isZero();
    List<String> lines = run.out().lines().filter(line -> line.contains(" below ")).toList();
    assertThat(lines).hasSize(6);
    assertThat(Files.readString(Path.of("README.md")).lines().collect(Collectors.toSet()))
        .containsAll(lines);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--target=0.5 | thresholds are for a --budget in calls; for --target",
        "--budget=3 --unit=tokens | thresholds are for a --budget in calls; for --unit tokens",
        "--budget=0.5 | --budget: found 0.5, the smallest budget of the experiment is 1",
        "--set vary={budgets:[[1],[2]]} | vary: budgets cannot vary",
        "--set vary={seed:[1,x]} | found x",
        "--set strategies=[single-call,oracle] | there is nothing to compare",
      })
  void mistakes(String options, String message) throws IOException {
    Path file = experiment(0.5, "single-call, knockout", ACCURACY + ": [0.3, 0.5, 0.7]");
    String[] all = ("plan " + file + " " + options.replace(":[", ": [")).split(" (?!\\[)", -1);
    Invocation run = Invocation.of((Object[]) all);

    assertThat(run.code()).as(run.out()).isEqualTo(2);
    assertThat(run.err()).contains(message).hasLineCount(1);
  }

  @Test
  void tooManyCombinations() throws IOException {
    String values =
        new Random(1).doubles(33).mapToObj(Double::toString).collect(Collectors.joining(", "));
    Path file =
        experiment(
            0.5,
            "single-call, knockout",
            ACCURACY + ": [" + values + "], solver.levels.one.success: [" + values + "]");
    Invocation run = Invocation.of("plan", file);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("1,089 combinations are too many").hasLineCount(1);
  }
}
