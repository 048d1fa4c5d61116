package io.ponder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.cli.Ponder;
import io.ponder.theory.KnockoutPowerLaw;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Curves fitted to exact laws have the asymptotics that theory says. */
class FittedLawsTest {
  @TempDir private Path folder;

  /** Returns a column of the first row of fits.csv. */
  private double fitted(String experiment, String column) throws IOException {
    Path file = folder.resolve("law.yaml");
    Files.writeString(file, experiment);
    StringWriter err = new StringWriter();
    CommandLine command =
        Ponder.commandLine()
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(err, true));
    int code = command.execute("run", file.toString(), "--out", folder.toString());
    assertThat(code).as(err.toString()).isZero();
    List<String> lines = Files.readAllLines(folder.resolve("fits.csv"));
    int place = List.of(lines.get(0).split(",")).indexOf(column);
    return Double.parseDouble(lines.get(1).split(",", -1)[place]);
  }

  /**
   * A knockout's failure falls as N^-log2(1/(2(1-c))); its relative distance to the power law is
   * about the failure itself, at most 1e-4 here.
   */
  @Test
  void aKnockoutIsAPowerLaw() throws IOException {
    double comparator = 0.8;
    double loses = 0.2;
    double loss = loses * loses * loses + 3 * loses * loses * comparator;
    String budgets =
        IntStream.rangeClosed(8, 16)
            .mapToObj(power -> Integer.toString((1 << power) + 3 * ((1 << power) - 1)))
            .collect(Collectors.joining(", "));
    double exponent =
        fitted(
            """
            solver: {answers: {wrong: 10, shape: zipf}, levels: [{name: one, success: 0.3, compare: {accuracy: 0.8}}]}
            strategies: [{use: knockout, comparisons: 3}]
            budgets: [%s]
            estimate: {method: exact}
            fit: {y: failure, families: [power-law], bootstraps: 40}
            """
                .formatted(budgets),
            "value_2");
    assertThat(exponent).isCloseTo(KnockoutPowerLaw.exponent(loss), within(0.01));
  }

  /**
   * A vote on one problem with one wrong answer fails with probability exp(-K ln(1/(2 sqrt(pq)))) /
   * sqrt(K) in the end; the root changes the rate by about 1/(2K), below 1% here.
   */
  @Test
  void aMajorityIsExponential() throws IOException {
    double rate = -Math.log(2 * Math.sqrt(0.6 * 0.4));
    double tau =
        fitted(
            """
            solver: {answers: {wrong: 1, shape: uniform}, levels: [{name: one, success: 0.6}]}
            strategies: [majority-vote]
            budgets: [2001, 3001, 4001, 5001, 6001, 7001, 8001, 9001, 10001]
            estimate: {method: exact}
            fit: {y: failure, families: [exponential], bootstraps: 40}
            """,
            "value_2");
    assertThat(1 / tau).isCloseTo(rate, within(0.01 * rate));
  }

  /** The density of a beta distribution near 0 is the exponent (arXiv:2502.17578); up to 1/k. */
  @Test
  void coverageFallsWithTheExponentOfBeta() throws IOException {
    String oracle =
        """
        solver: {answers: {wrong: 10, shape: zipf}, levels: [{name: one, success: {beta: [0.3, 2], scale: 0.5}}]}
        strategies: [oracle]
        budgets: {from: %d, to: 65536, times: 2}
        estimate: {method: exact}
        fit: {y: failure, families: [%s], bootstraps: 40}
        """;
    assertThat(fitted(oracle.formatted(128, "power-law"), "value_2")).isCloseTo(0.3, within(0.003));
    assertThat(fitted(oracle.formatted(1, "beta"), "value_1")).isCloseTo(0.3, within(1e-4));
    assertThat(fitted(oracle.formatted(1, "beta"), "value_2")).isCloseTo(2, within(1e-2));
    assertThat(fitted(oracle.formatted(1, "beta"), "value_3")).isCloseTo(0.5, within(1e-3));
  }

  /**
   * Table 1 of arXiv:2502.17578: each exponent within 0.01 and each prefactor within 3%. With its
   * own k, it is the table to the last digit but one.
   */
  @Test
  void publishedPowerLawsOfCoverage() throws IOException {
    Path counts = SharedData.file("monkeys/pythia_math_10000_counts.csv");
    CommandLine command = Ponder.commandLine().setOut(new PrintWriter(new StringWriter()));
    int code =
        command.execute(
            "run",
            "experiments/pythia-coverage.yaml",
            "--out",
            folder.toString(),
            "--set",
            "solver.recorded=" + counts.toAbsolutePath().normalize());
    assertThat(code).isZero();
    double[][] published = {
      {8.026, 0.194},
      {6.591, 0.280},
      {5.524, 0.286},
      {5.452, 0.315},
      {4.104, 0.336},
      {4.255, 0.348},
      {4.113, 0.370}
    };
    List<String> lines = Files.readAllLines(folder.resolve("fits.csv"));
    List<String> header = List.of(lines.get(0).split(","));
    assertThat(lines).hasSize(published.length + 1);
    for (int model = 0; model < published.length; model++) {
      String[] cells = lines.get(model + 1).split(",", -1);
      double prefactor = Double.parseDouble(cells[header.indexOf("value_1")]);
      double exponent = Double.parseDouble(cells[header.indexOf("value_2")]);
      assertThat(prefactor).as(cells[0]).isCloseTo(published[model][0], within(0.002));
      assertThat(exponent).as(cells[0]).isCloseTo(published[model][1], within(0.001));
    }
  }
}
