package io.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ponder estimate}. */
class EstimateTest {
  @TempDir Path folder;

  private Invocation estimate(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("estimate"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--out", folder.resolve("out")));
    return Invocation.of(all.toArray());
  }

  /** Returns the rows of estimates.csv by level, estimator, rule and k, each by column. */
  private Map<String, Map<String, String>> rows() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("out/estimates.csv"));
    String[] header = lines.get(0).split(",", -1);
    Map<String, Map<String, String>> rows = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      // Two rules have a comma in their name, and so quotes.
      String[] cells =
          line.replace("\"first k, unparsed vote\"", "first k; unparsed vote").split(",", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i], cells[i]);
      }
      rows.put(String.join("/", Arrays.asList(cells).subList(0, 4)), row);
    }
    return rows;
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.getOrDefault(column, "missing"));
  }

  private void assertAccuracy(String row, double accuracy, double tolerance) throws IOException {
    Map<String, String> found = rows().get(row);
    assertThat(found).as(row).isNotNull();
    assertThat(number(found, "accuracy")).as(row).isCloseTo(accuracy, within(tolerance));
  }

  /** Worked by hand: "A" is right, "-" has no answer. */
  @Test
  void byHand() throws IOException {
    Path pool =
        Invocation.write(
            folder.resolve("pool.jsonl"),
            """
            {"id": 1, "level": "easy", "ans": "AAB", "ok": "110", "score": [3, 1, 2]}
            {"id": 2, "level": "hard", "ans": "B-A", "ok": "001", "score": [1, 2, 3]}
            """);
    Invocation run = estimate(pool);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    // Pass@2: all pairs of AAB have an A; of B-A two of three.
    assertAccuracy("easy/pass@k//2", 1, 1e-12);
    assertAccuracy("hard/pass@k//2", 2 / 3.0, 1e-12);
    assertAccuracy("all/pass@k//2", 5 / 6.0, 1e-12);
    // Maj@2: AA and two ties; BA a tie, -A right, B- wrong.
    assertAccuracy("easy/maj@k//2", 2 / 3.0, 1e-12);
    assertAccuracy("hard/maj@k//2", 1 / 2.0, 1e-12);
    // The unparsed sample ties: BA and -A ties, B- wrong.
    assertAccuracy("hard/maj@k/unparsed vote/2", 1 / 3.0, 1e-12);
    // B first; - does not vote; B and A tie for the first seen, with or without the vote of -.
    assertAccuracy("hard/maj@k/first k/3", 0, 0);
    assertAccuracy("hard/maj@k/first k; unparsed vote/3", 0, 0);
    // The best of two: scores 3 and 2 beat 1; A has 3 and 1 in the first, 3 in the second.
    assertAccuracy("easy/best-of-k//2", 2 / 3.0, 1e-12);
    assertAccuracy("hard/best-of-k//2", 2 / 3.0, 1e-12);
    assertThat(rows().get("easy/pass@k//2")).containsEntry("problems", "1");
    assertThat(rows().get("all/pass@k//2"))
        .containsEntry("problems", "2")
        .containsEntry("method", "exact")
        .containsEntry("standard_error", "0");
    assertThat(run.out())
        .contains("2 problems, 3 samples each, 16.7% of them unparsed")
        .contains("level easy")
        .contains("level hard")
        .contains("a tie is broken at random, and a sample without an")
        .doesNotContain("Sampled");
  }

  /** What was not recorded is left out and said; k goes up to the fewest samples. */
  @Test
  void whatIsNotThere() throws IOException {
    Path pool =
        Invocation.write(
            folder.resolve("pool.jsonl"),
            "{\"id\": 1, \"ok\": \"011\"}\n{\"id\": 2, \"ok\": \"10\"}\n");
    Invocation run = estimate(pool);
    assertThat(run.out())
        .contains("2 problems, 2 to 3 samples each")
        .contains("--min-samples leaves out problems")
        .contains("No answers were recorded")
        .contains("No scores were recorded");
    assertThat(rows().keySet())
        .containsExactlyInAnyOrder(
            "problems/pass@k//1", "problems/pass@k//2", "all/pass@k//1", "all/pass@k//2");
    assertAccuracy("all/pass@k//1", (2 / 3.0 + 1 / 2.0) / 2, 1e-12);
    estimate(pool, "--min-samples", 3);
    assertAccuracy("all/pass@k//3", 1, 0);
  }

  /** What is wrong with a pool is said with the problem's name. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | the file is empty",
        "{'id': 1, 'ok': '10', 'ans': 'AA'} | problem 1 has an answer that is right in one sample",
        "{'run': 'a', 'id': 1, 'ok': '10', 'score': [1, null]} | problem 1 of run a has a score for",
        "{'id': 1, 'ok': '10', 'ans': 'A'} | :1: lists differ in length",
        "{'id': 1, 'ok': ''} | there is no problem with a sample",
      })
  void wrongPools(String text, String message) throws IOException {
    Path pool = Invocation.write(folder.resolve("pool.jsonl"), text.replace('\'', '"'));

    Invocation run = Invocation.of("estimate", pool, "--out", folder.resolve("out"));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message).hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({"3,found 3 quantiles of 2 problems", "some,a number of quantiles"})
  void wrongLevels(String levels, String message) throws IOException {
    Path pool =
        Invocation.write(
            folder.resolve("pool.jsonl"),
            "{\"id\": 1, \"ok\": \"011\"}\n{\"id\": 2, \"ok\": \"10\"}\n");

    Invocation run = Invocation.of("estimate", pool, "--levels", levels);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--levels: ").contains(message).hasLineCount(1);
  }

  /** Where no law reaches, samples are drawn, and the row says how far off it may be. */
  @Test
  void sampled() throws IOException {
    StringBuilder ok = new StringBuilder();
    StringBuilder scores = new StringBuilder();
    for (int i = 0; i < 24; i++) {
      ok.append(i % 3 == 0 ? '1' : '0');
      scores.append(i > 0 ? "," : "").append(Math.sqrt(i));
    }
    String answers = ok.toString().replace('1', 'A').replace('0', 'B');
    Path pool =
        Invocation.write(
            folder.resolve("pool.jsonl"),
            "{\"id\": 1, \"ans\": \""
                + answers
                + "\", \"ok\": \""
                + ok
                + "\", \"score\": ["
                + scores
                + "]}\n");
    Invocation run = estimate(pool, "--trials", 2000);
    assertThat(run.out()).contains("Sampled, as no law reaches it: weighted@k");
    Map<String, String> row = rows().get("all/weighted@k//2");
    assertThat(row).containsEntry("method", "sampled");
    double accuracy = number(row, "accuracy");
    assertThat(number(row, "standard_error"))
        .isCloseTo(Math.sqrt(accuracy * (1 - accuracy) / 2000), within(1e-9));
  }

  /** Each mistake is one line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nowhere.jsonl | --seed=1 | there is no file nowhere.jsonl",
        "POOL | --run=9 | there is no run 9",
        "POOL | --levels=tow | found tow",
        "POOL | --weights=rnk | not all samples have a recorded score",
        "POOL | --min-samples=7 | no problem has 7 samples",
        "POOL | --min-samples=0 | --min-samples: found 0",
        "POOL | --threads=0 | --threads: found 0",
        "POOL | --trials=0 | --trials: found 0",
      })
  void mistakes(String pool, String option, String message) throws IOException {
    Path file = Invocation.write(folder.resolve("pool.jsonl"), "{\"id\": 1, \"ok\": \"011\"}\n");
    Invocation run = estimate(pool.equals("POOL") ? file : pool, option);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(message);
  }

  /** Figures of other people's recordings, to the digits in which they are known. */
  @Test
  void mistralOnGpqa() throws IOException {
    estimate(SharedData.file("epoch_gpqa/votes.jsonl"), "--run", 30);
    assertAccuracy("all/pass@k//1", 0.5133, 0.00005);
    assertAccuracy("all/maj@k//8", 0.553, 0.0005);
  }

  @Test
  void llamaAtTenTemperatures() throws IOException {
    Path file = SharedData.file("renze_temperature/votes.jsonl");
    estimate(file, "--run", "229,230,231,232,233,234,235,236,237,238", "--trials", 100);
    assertAccuracy("all/maj@k//1", 0.322, 0.0005);
    assertAccuracy("all/maj@k//100", 0.518, 0.0005);
  }

  @Test
  void programsByTests() throws IOException {
    estimate(SharedData.file("codet_humaneval/samples.jsonl"));
    assertAccuracy("all/pass@k//10", 0.504, 0.0005);
    assertAccuracy("all/pass@k//100", 0.738, 0.0005);
    assertAccuracy("all/best-of-k//1", 0.22, 0.005);
    assertAccuracy("all/best-of-k//5", 0.30, 0.005);
    assertAccuracy("all/best-of-k//100", 0.22, 0.005);
  }

  @Test
  void pythiaTenThousandTimes() throws IOException {
    estimate(SharedData.file("monkeys/pythia_math_10000_counts.csv"), "--run", "Pythia 12B");
    assertAccuracy("all/pass@k//1", 0.0232, 0.00005);
    assertAccuracy("all/pass@k//100", 0.4834, 0.00005);
    assertAccuracy("all/pass@k//10000", 0.875, 0.0005);
  }
}
