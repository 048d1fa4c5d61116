package io.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ponder run}: what it writes, and what its options change. */
class RunTest {
  private static final String COLUMNS =
      "level,strategy,budget,method,accuracy,ci_low,ci_high,wrong,abstained,trials,calls,rounds,"
          + "tokens,flops,usd,seconds,watt_hours,problems,problem_low,problem_high";

  @TempDir Path folder;

  private Path run(String text, Object... options) throws IOException {
    Path file = Invocation.write(folder.resolve("e.yaml"), text);
    Path out = Files.createTempDirectory(folder, "out");
    Invocation run =
        Invocation.of(
            Stream.concat(Stream.of("run", file, "--out", out), Stream.of(options)).toArray());
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Results: " + out.resolve("curves.csv"));
    return out;
  }

  private static List<String[]> rows(Path out) throws IOException {
    return Files.readAllLines(out.resolve("curves.csv")).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .toList();
  }

  private static List<String> column(Path out, int column) throws IOException {
    return rows(out).stream().map(row -> row[column]).distinct().toList();
  }

  /** Rows go by level in the file's order, then the mix; by strategy; by budget. */
  @Test
  void curvesHaveTheirColumnsAndOrder() throws IOException {
    Path out = run(Experiments.SMALL);

    assertThat(Files.readAllLines(out.resolve("curves.csv")).get(0)).isEqualTo(COLUMNS);
    assertThat(rows(out).stream().map(row -> row[0] + " " + row[1] + " " + row[2]))
        .containsExactlyElementsOf(
            Stream.of("easy", "hard", "all")
                .flatMap(
                    level ->
                        Stream.of("majority-vote", "knockout-comparisons-1")
                            .flatMap(
                                strategy ->
                                    Stream.of(1, 4, 9).map(b -> level + " " + strategy + " " + b)))
                .toList());
  }

  /** An answer is right, wrong or missing; the mix weighs its levels 1 to 3. */
  @Test
  void sharesSumToOneAndMix() throws IOException {
    List<String[]> rows =
        rows(run(Experiments.SMALL.replace("wrong: 3", "wrong: 3, unparsed: 0.5")));

    assertThat(rows).hasSize(18);
    for (String[] row : rows) {
      double accuracy = Double.parseDouble(row[4]);
      double rest = Double.parseDouble(row[7]) + Double.parseDouble(row[8]);
      assertThat(accuracy + rest).isCloseTo(1, within(1e-11));
      assertThat(accuracy)
          .isBetween(Double.parseDouble(row[5]), Double.parseDouble(row[6]))
          .isStrictlyBetween(0.0, 1.0);
    }
    assertThat(rows).anySatisfy(row -> assertThat(Double.parseDouble(row[8])).isPositive());
    for (int i = 0; i < 6; i++) {
      double mixed =
          (Double.parseDouble(rows.get(i)[4]) + 3 * Double.parseDouble(rows.get(6 + i)[4])) / 4;
      assertThat(Double.parseDouble(rows.get(12 + i)[4])).isCloseTo(mixed, within(1e-11));
    }
  }

  /** What a run was is kept beside its curves, and nothing else is left behind. */
  @Test
  void theRunIsRecorded() throws IOException {
    Path out = run(Experiments.SMALL, "--threads", "2", "--seed", "11");

    JsonNode run = JsonMapper.shared().readTree(Files.readString(out.resolve("run.json")));
    assertThat(run.at("/seeds/0").asLong()).isEqualTo(11);
    assertThat(run.at("/threads").asInt()).isEqualTo(2);
    assertThat(run.at("/ponder").asString()).isNotEmpty();
    assertThat(run.at("/jvm").asString()).contains(Runtime.version().toString());
    assertThat(run.at("/wall_seconds").asDouble()).isPositive();
    assertThat(run.at("/compute_seconds").asDouble()).isPositive();
    assertThat(run.at("/experiment/solver/levels/1/name").asString()).isEqualTo("hard");
    // A vote is played once for its three budgets, a knockout once for each; two levels.
    assertThat(run.at("/trials").asLong()).isEqualTo(2 * (300 + 3 * 300));
    // Calls: 9 by the vote; 1, 3 and 9 by the knockouts of 1, 2 and 5 candidates.
    assertThat(run.at("/calls").asDouble()).isEqualTo(2 * 300 * (9 + 1 + 3 + 9));
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("curves.csv", "comparison.csv", "run.json");
    }
  }

  @Test
  void optionsReplaceValues() throws IOException {
    Path out =
        run(
            Experiments.SMALL,
            "--method",
            "simulate",
            "--set",
            "budgets=[2]",
            "--set",
            "solver.levels.hard.success=1",
            "--set",
            "solver.levels.0.success=0",
            "--set",
            "strategies=[oracle, {use: knockout, as: mine}]");

    assertThat(rows(out).stream().map(row -> row[0] + " " + row[1] + " " + row[2] + " " + row[4]))
        .containsExactly(
            "easy oracle 2 0",
            "easy mine 2 0",
            "hard oracle 2 1",
            "hard mine 2 1",
            "all oracle 2 0.75",
            "all mine 2 0.75");
  }

  /** The same seed gives the same file, another seed another one. */
  @Test
  void theSeedDecides() throws IOException {
    String first = Files.readString(run(Experiments.SMALL).resolve("curves.csv"));

    assertThat(run(Experiments.SMALL, "--seed", "7").resolve("curves.csv")).hasContent(first);
    assertThat(Files.readString(run(Experiments.SMALL, "--seed", "8").resolve("curves.csv")))
        .isNotEqualTo(first);
  }

  /** Varied values lead the rows; the last path varies fastest. */
  @Test
  void variedValuesLeadTheRows() throws IOException {
    Path out =
        run(
            Experiments.SMALL
                + "vary: {solver.levels.*.compare.accuracy: [0.9, 0.6], budgets: [[1], [5]]}\n");

    assertThat(Files.readAllLines(out.resolve("curves.csv")).get(0))
        .isEqualTo("solver.levels.*.compare.accuracy,budgets," + COLUMNS);
    assertThat(rows(out).stream().map(row -> row[0] + " " + row[1] + " " + row[4]).distinct())
        .containsExactly("0.9 [1] 1", "0.9 [5] 5", "0.6 [1] 1", "0.6 [5] 5");
  }

  /** A comma in a name does not shift the columns. */
  @Test
  void namesAreQuoted() throws IOException {
    Path out = run(Experiments.SMALL.replace("name: easy", "name: 'easy, \"so to say\"'"));

    assertThat(Files.readAllLines(out.resolve("curves.csv")).get(1))
        .startsWith("\"easy, \"\"so to say\"\"\",majority-vote,1,");
  }

  /** Usage is empty where no cost is given, and the mean per problem where it is. */
  @Test
  void usageIsReported() throws IOException {
    String costs =
        """
          costs:
            generate: {prompt: 200, completion: 800}
            price: {prompt: 1, completion: 2}
        """;
    List<String[]> rows =
        rows(
            run(
                Experiments.SMALL.replace("strategies:", costs + "strategies:"),
                "--set",
                "strategies=[majority-vote]"));

    String[] four = rows.get(1);
    assertThat(four[10]).isEqualTo("4");
    assertThat(four[11]).isEqualTo("1");
    assertThat(four[12]).isEqualTo("4000");
    assertThat(four[13]).isEmpty();
    assertThat(four[14]).isEqualTo("0.0072");
    assertThat(four[15]).isEmpty();
  }

  /** Results go to results/NAME where the command runs; the name is the file's if none is given. */
  @Test
  void resultsGoToTheNameOfTheExperiment() throws IOException, InterruptedException {
    Invocation.write(folder.resolve("named.yaml"), Experiments.SMALL);
    Invocation.write(
        folder.resolve("unnamed.yaml"), Experiments.SMALL.replace("name: small\n", ""));

    for (String file : List.of("named.yaml", "unnamed.yaml")) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  "io.ponder.cli.Ponder",
                  "run",
                  file)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("printed").toFile())
              .start();
      assertThat(process.waitFor()).as(Files.readString(folder.resolve("printed"))).isZero();
    }

    assertThat(folder.resolve("results/small/curves.csv")).exists();
    assertThat(folder.resolve("results/unnamed/curves.csv"))
        .hasSameBinaryContentAs(folder.resolve("results/small/curves.csv"));
    assertThat(column(folder.resolve("results/small"), 0)).containsExactly("easy", "hard", "all");
  }

  /** Thousands of levels are read in seconds. */
  @Test
  void largeFiles() throws IOException {
    StringBuilder text = new StringBuilder("budgets: [1]\nstrategies: [single-call]\n");
    text.append(
        "estimate: {method: simulate, trials: 1}\nsolver:\n  answers: {wrong: 3}\n  levels:\n");
    for (int i = 0; i < 5000; i++) {
      text.append("    - {name: level-").append(i).append(", success: 0.5}\n");
    }

    long start = System.nanoTime();
    Path out = run(text.toString());

    assertThat(rows(out)).hasSize(5001);
    assertThat((System.nanoTime() - start) / 1e9).isLessThan(20);
  }
}
