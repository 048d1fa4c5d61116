package io.ponder;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.cli.Ponder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The shipped experiments give the reference results that are committed beside them. */
class ShippedExperimentsTest {
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

  private String run(String name) {
    StringWriter out = new StringWriter();
    CommandLine command = Ponder.commandLine().setOut(new PrintWriter(out, true));
    int code = command.execute("run", "experiments/" + name + ".yaml", "--out", folder.toString());
    assertThat(code).isZero();
    return out.toString();
  }

  /** Byte for byte, on any machine and JDK; README's picture is the end of the run it names. */
  @ParameterizedTest
  @MethodSource("experiments")
  void reproducesItsReferenceResults(String name) throws IOException {
    String output = run(name);
    assertThat(folder.resolve("comparison.csv"))
        .hasSameTextualContentAs(Path.of("results", name, "comparison.csv"));
    assertThat(folder.resolve("curves.csv"))
        .hasSameTextualContentAs(Path.of("results", name, "curves.csv"));
    for (String file : List.of("proofs.csv", "guarantees.csv", "proofs.txt")) {
      Path expected = Path.of("results", name, file);
      assertThat(Files.exists(folder.resolve(file))).as(file).isEqualTo(Files.exists(expected));
      if (Files.exists(expected)) {
        assertThat(folder.resolve(file)).hasSameTextualContentAs(expected);
      }
    }
    if (name.equals("knockout-proof")) {
      assertThat(output).contains(Readme.block("text", 2));
    }
    if (name.equals("gpqa")) {
      assertThat(output).contains(Readme.block("text", 1));
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
