package io.ponder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file that cannot be used as a whole is one line on the error stream and exit code 2. */
class FileErrorsTest {
  @TempDir Path folder;

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments("", ":1: "),
        arguments("# nothing but this\n", ":1: "),
        arguments("- one\n- two\n", ":1: found a list, expected keys and values"),
        arguments("word\n", ":1: found word, expected keys and values"),
        arguments(
            "seed: 1\nsolver: {levels: [\nbudgets: [1]\n",
            ":2: malformed YAML: expected ',' or ']', but got "),
        arguments("seed: 1\nsolver:\n\tlevels: []\n", ":3: "),
        arguments("seed: 1\nseed\n", ":2: "),
        arguments("seed: *nowhere\n", ":1: seed: there is no anchor &nowhere on a list"),
        arguments("seed: 1\n---\nseed: 2\n", ":3: "),
        arguments("seed: \"\\q\"\n", ":1: "),
        arguments("seed: 1\nname: \u0000\n", ":2: "));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void malformedTextIsNamedByItsLine(String text, String message) throws IOException {
    Path file = Invocation.write(folder.resolve("e.yaml"), text);

    refused(Invocation.of("run", file), "ponder: " + file + message);
  }

  @Test
  void missingFile() {
    Path file = folder.resolve("none.yaml");

    refused(Invocation.of("run", file), "ponder: " + file + ": there is no such file");
  }

  @Test
  void aFolderIsNoFile() {
    refused(Invocation.of("run", folder), "ponder: " + folder + ": cannot be read: ");
  }

  @Test
  void otherEncodings() throws IOException {
    Path file = folder.resolve("e.yaml");
    Files.write(file, "name: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

    refused(Invocation.of("run", file), "ponder: " + file + ": the file is not UTF-8 text");
  }

  /** A misspelt solver's advice lists those beside the experiment and those that are shipped. */
  @Test
  void misspeltSolver() throws IOException {
    Invocation.write(folder.resolve("solvers/my-model.yaml"), Experiments.SOLVER);
    Path file =
        Invocation.write(
            folder.resolve("e.yaml"), "solver: my-modle\nstrategies: [oracle]\nbudgets: [1]\n");

    Invocation run = Invocation.of("run", file);

    refused(
        run,
        "ponder: " + file + ":1: solver: there is no solver my-modle; did you mean my-model? ");
    assertThat(run.err()).contains("gpqa-mistral-large");
  }

  /** A mistake inside a named solver is reported where it stands, not where it is named. */
  @Test
  void mistakesInNamedSolversAreReportedThere() throws IOException {
    Path solver =
        Invocation.write(
            folder.resolve("solvers/my-model.yaml"),
            Experiments.SOLVER.replace("success: 0.6", "success: 6"));
    Path file =
        Invocation.write(
            folder.resolve("e.yaml"), "solver: my-model\nstrategies: [oracle]\nbudgets: [1]\n");

    refused(
        Invocation.of("run", file), "ponder: " + solver + ":3: levels.0.success: found 6, allowed");
  }

  @Test
  void outputBelowARegularFile() throws IOException {
    Path file = Invocation.write(folder.resolve("e.yaml"), Experiments.SMALL);
    Path out = file.resolve("out");

    refused(
        Invocation.of("run", file, "--out", out), "ponder: " + out + ": cannot be written to: ");
  }

  /** Line ends of Windows, and the byte-order mark its editors write, are no mistakes. */
  @Test
  void windowsText() throws IOException {
    Path plain = Invocation.write(folder.resolve("plain.yaml"), Experiments.SMALL);
    Path windows =
        Invocation.write(
            folder.resolve("windows.yaml"), "\ufeff" + Experiments.SMALL.replace("\n", "\r\n"));

    Invocation first = Invocation.of("run", plain, "--out", folder.resolve("a"));
    Invocation second = Invocation.of("run", windows, "--out", folder.resolve("b"));

    assertThat(first.err() + second.err()).isEmpty();
    assertThat(folder.resolve("b/curves.csv"))
        .hasSameTextualContentAs(folder.resolve("a/curves.csv"), UTF_8);
  }

  private static void refused(Invocation run, String message) {
    assertThat(run.err()).startsWith(message).hasLineCount(1);
    assertThat(run.code()).isEqualTo(2);
  }
}
