package io.ponder;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.cli.Ponder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README shows works as shown; its two commands are run by CI. */
class ReadmeTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeExperiment() throws IOException {
    Files.writeString(folder.resolve("mine.yaml"), Readme.block("yaml", 1));
  }

  private int run(String... settings) {
    String[] arguments = new String[4 + settings.length];
    arguments[0] = "run";
    arguments[1] = folder.resolve("mine.yaml").toString();
    arguments[2] = "--out";
    arguments[3] = folder.resolve("results").toString();
    System.arraycopy(settings, 0, arguments, 4, settings.length);
    return Ponder.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  @Test
  void theExperimentRuns() {
    assertThat(run("--set", "estimate.half-width=0.02")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("knockout-comparisons-5", "oracle (ceiling)");
  }

  @Test
  void theBatchRuns() throws IOException {
    Files.writeString(
        folder.resolve("mine.yaml"), Readme.block("yaml", 1) + "\n" + Readme.block("yaml", 4));
    assertThat(run("--set", "estimate={trials: 100}", "--set", "batch.trials=20"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("One budget for a batch of 64 problems", "elimination");
  }

  /** The options of {@code --set} that README gives as examples. */
  @Test
  void theSettingsWork() throws IOException {
    Matcher examples = Pattern.compile("--set ([^ `]+)").matcher(Readme.text());
    int found = 0;
    while (examples.find()) {
      if (!examples.group(1).startsWith("path=") && !examples.group(1).contains("target/")) {
        assertThat(run("--set", examples.group(1), "--set", "estimate={trials: 100}"))
            .as(examples.group(1) + ": " + err)
            .isZero();
        found++;
      }
    }
    assertThat(found).isEqualTo(2);
  }

  @Test
  void theStrategyCompilesAndRuns() throws IOException {
    Path strategies = Files.createDirectories(folder.resolve("strategies"));
    Files.writeString(strategies.resolve("FirstAgreement.java"), Readme.block("java", 1));
    assertThat(
            run(
                "--set",
                "strategies=[single-call, {use: first-agreement, length: 3}]",
                "--set",
                "estimate={trials: 2000}"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("first-agreement-length-3");
  }

  /**
   * From a log to a comparison, in the commands of README, with another folder for what they write.
   */
  @Test
  void theCommandsOnRecordedSamplesRun() throws IOException {
    for (String line : Readme.block("sh", 3).lines().toList()) {
      List<String> arguments =
          Stream.of(line.replace("target/", folder + "/").split(" ", -1)).skip(3).toList();
      int code =
          Ponder.commandLine()
              .setOut(new PrintWriter(out, true))
              .setErr(new PrintWriter(err, true))
              .execute(arguments.toArray(String[]::new));
      assertThat(code).as(line + ": " + err).isZero();
    }
    assertThat(out.toString())
        .contains("200 problems x 64 samples")
        .contains("12,800 samples (64 per problem)")
        .contains(
            "exact_match under the filter maj@64 agrees with this grading on 200 of 200 lines")
        .contains("maj@k")
        .contains("rate-posterior")
        .contains("drawn without", "knockout", "oracle (ceiling)");
    assertThat(folder.resolve("pool/estimates.csv")).exists();
    assertThat(folder.resolve("pool/forecast.csv")).exists();
    assertThat(folder.resolve("pool/curves.csv")).exists();
  }

  /** The first command runs the main job; an experiment that README names exists. */
  @Test
  void theFilesItNamesExist() throws IOException {
    Matcher names =
        Pattern.compile("\\b(experiments|strategies)/[a-z-]+\\.yaml").matcher(Readme.text());
    int found = 0;
    while (names.find()) {
      assertThat(Path.of(names.group())).exists();
      found++;
    }
    assertThat(found).isGreaterThanOrEqualTo(3);
  }
}
