package io.ponder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.cli.Ponder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The shipped experiments give the reference results that are committed beside them. */
class ShippedExperimentsTest {
  /** Fits end where a step would gain nothing, not at the last digit. */
  private static final double FITTED = 1e-6;

  @TempDir private Path folder;

  static Stream<String> experiments() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("experiments"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.replace(".yaml", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  /** Experiments on other people's recordings, and where those are. */
  private static final Map<String, String> RECORDINGS =
      Map.of("pythia-coverage", "monkeys/pythia_math_10000_counts.csv");

  private String run(String name) {
    List<String> arguments =
        new ArrayList<>(List.of("run", "experiments/" + name + ".yaml", "--out", "" + folder));
    if (RECORDINGS.containsKey(name)) {
      Path file = SharedData.file(RECORDINGS.get(name)).toAbsolutePath().normalize();
      arguments.addAll(List.of("--set", "solver.recorded=" + file));
    }
    StringWriter out = new StringWriter();
    CommandLine command = Ponder.commandLine().setOut(new PrintWriter(out, true));
    int code = command.execute(arguments.toArray(String[]::new));
    assertThat(code).isZero();
    return out.toString();
  }

  /**
   * Simulated figures byte for byte, on any machine and JDK; README's pictures are in the runs they
   * name.
   */
  @ParameterizedTest
  @MethodSource("experiments")
  void reproducesItsReferenceResults(String name) throws IOException {
    String output = run(name);
    Path results = Path.of("results", name);
    boolean exact = Files.readString(results.resolve("curves.csv")).contains(",exact,");
    for (String file :
        List.of(
            "curves.csv",
            "comparison.csv",
            "batch.csv",
            "proofs.csv",
            "guarantees.csv",
            "proofs.txt",
            "fits.csv",
            "fitted-curves.csv")) {
      Path expected = results.resolve(file);
      assertThat(Files.exists(folder.resolve(file))).as(file).isEqualTo(Files.exists(expected));
      if (Files.exists(expected)) {
        List<String> found = Files.readAllLines(folder.resolve(file));
        List<String> lines = Files.readAllLines(expected);
        assertThat(found).as(file).hasSameSizeAs(lines);
        for (int i = 0; i < lines.size(); i++) {
          if (file.startsWith("fit")) {
            assertClose(found.get(i), lines.get(i), FITTED);
          } else if (exact && !lines.get(i).contains(",simulated,")) {
            assertClose(found.get(i), lines.get(i), file.equals("comparison.csv") ? 2e-12 : 0);
          } else {
            assertThat(found.get(i)).isEqualTo(lines.get(i));
          }
        }
      }
    }
    if (name.equals("knockout-proof")) {
      assertThat(output).contains(Readme.block("text", 2));
    }
    if (name.equals("allocation")) {
      assertThat(output).contains(Readme.block("text", 6));
    }
    if (name.equals("gpqa")) {
      assertThat(output).contains(Readme.block("text", 1));
    }
  }

  /**
   * Laws use functions of Math, which may differ in the last place between machines: numbers are
   * the same but for the last of 12 digits, and differences and fits but for what that makes of
   * them.
   */
  private static void assertClose(String found, String expected, double differences) {
    String[] left = found.split(",", -1);
    String[] right = expected.split(",", -1);
    assertThat(left).hasSameSizeAs(right);
    for (int i = 0; i < left.length; i++) {
      if (!left[i].equals(right[i]) && right[i].matches("-?[0-9][0-9.e-]*")) {
        double number = Double.parseDouble(right[i]);
        assertThat(Double.parseDouble(left[i]))
            .as(expected)
            .isCloseTo(number, within(2e-11 * Math.abs(number) + differences));
      } else {
        assertThat(left[i]).as(expected).isEqualTo(right[i]);
      }
    }
  }

  /** A result without its experiment would never be checked. */
  @Test
  void everyReferenceResultHasAnExperiment() throws IOException {
    List<String> names = experiments().toList();
    try (Stream<Path> results = Files.list(Path.of("results"))) {
      assertThat(results.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(names);
    }
  }
}
