package io.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.SharedData;
import io.ponder.scaling.CoveragePredictor;
import io.ponder.scaling.CoveragePredictors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ponder forecast}. */
class ForecastTest {
  /** Of 20 samples each, by level. */
  private static final String COUNTS =
      """
      problem,level,n,correct
      1,easy,20,9
      2,easy,20,4
      3,easy,20,0
      4,easy,20,2
      5,hard,20,0
      6,hard,20,1
      7,hard,20,0
      8,hard,20,1
      """;

  @TempDir Path folder;

  private Invocation forecast(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("forecast"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--out", folder.resolve("out")));
    return Invocation.of(all.toArray());
  }

  private Path counts(String text) throws IOException {
    return Invocation.write(folder.resolve("counts.csv"), text);
  }

  /** Returns the cells of the row of a level, method and k. */
  private List<String> row(String level, String method, int k) throws IOException {
    return Files.readAllLines(folder.resolve("out/forecast.csv")).stream()
        .map(line -> List.of(line.split(",", -1)))
        .filter(cells -> cells.subList(0, 3).equals(List.of(level, method, Integer.toString(k))))
        .findFirst()
        .orElseThrow();
  }

  private double number(String level, String method, int k, int column) throws IOException {
    return Double.parseDouble(row(level, method, k).get(column));
  }

  /** Up to the samples there are it is the unbiased estimate; by hand for two of them. */
  @Test
  void exactUpToTheSamples() throws IOException {
    Invocation run = forecast(counts(COUNTS), "--at", 2, "--at", 20);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    // A problem with c of 20 has no correct one in a pair with (20-c)(19-c)/380.
    double failure = (11 * 10 + 16 * 15 + 380 + 18 * 17) / 380.0;
    assertThat(number("easy", "exact", 2, 3)).isCloseTo(1 - failure / 4, within(1e-11));
    assertThat(number("all", "exact", 20, 3)).isEqualTo(5 / 8.0);
    assertThat(row("all", "exact", 20)).endsWith("", "", "", "", "20", "8");
    assertThat(run.out())
        .contains("Level easy: 4 problems, 20 samples each, 75.00% of them solved");
    assertThat(run.out()).doesNotContain("Assumed");
  }

  /** Every method has its row and back-test, and the combination is their weighted mean. */
  @Test
  void reportsAllMethods() throws IOException {
    Invocation run = forecast(counts(COUNTS), "--at", "100,2000", "--confidence", 0.8);
    double mean = 0;
    double weights = 0;
    for (CoveragePredictor method : CoveragePredictors.all()) {
      assertThat(run.out()).contains("  " + method.key() + " ");
      assertThat(row("all", method.key(), 2000).get(7)).isNotEmpty();
      if (!row("all", method.key(), 100).get(6).isEmpty()) {
        weights += number("all", method.key(), 100, 6);
      }
      mean += number("all", method.key(), 100, 3);
    }
    assertThat(weights).isCloseTo(1, within(1e-9));
    assertThat(mean / CoveragePredictors.all().size()).isBetween(0.6, 1.0);
    double forecast = number("all", "combination", 2000, 3);
    assertThat(forecast)
        .isGreaterThan(number("all", "combination", 100, 3))
        .isBetween(number("all", "combination", 2000, 4), number("all", "combination", 2000, 5));
    assertThat(run.out())
        .contains("80% from", "80% to", "Assumed: ", "k = 2,000 is 100 times the samples");
  }

  @Test
  void noWarningNearTheSamples() throws IOException {
    assertThat(forecast(counts(COUNTS), "--at", 200).out())
        .contains("Assumed")
        .doesNotContain("Warning");
  }

  /** Problems that are always or never solved are not as the combination assumes. */
  @Test
  void warnsOfWhatItCannotForecast() throws IOException {
    StringBuilder text = new StringBuilder("problem,n,correct\n");
    for (int problem = 0; problem < 100; problem++) {
      text.append(problem).append(",100,").append(problem % 2 == 0 ? 100 : 0).append('\n');
    }

    assertThat(forecast(counts(text.toString()), "--at", 1000).out())
        .contains("Warning: what all samples show is outside the combination's interval");
    assertThat(forecast(counts(COUNTS), "--at", 100).out()).doesNotContain("outside");
  }

  /** The same counts give the same bytes. */
  @Test
  void isDeterministic() throws IOException {
    Path counts = counts(COUNTS);
    forecast(counts, "--at", 500);
    String first = Files.readString(folder.resolve("out/forecast.csv"));
    forecast(counts, "--at", 500);
    assertThat(folder.resolve("out/forecast.csv")).hasContent(first);
  }

  /** A level without a correct sample has no forecast, and says why; the others do. */
  @Test
  void aLevelThatIsNotSolved() throws IOException {
    String text = COUNTS.replace("hard,20,1", "hard,20,0");
    Invocation run = forecast(counts(text), "--at", 1000);
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("No forecast: no sample of the 4 problems is correct")
        .contains("Level easy");
    assertThat(Files.readString(folder.resolve("out/forecast.csv")))
        .contains("easy,combination")
        .doesNotContain("hard,");
  }

  /** All solved stay solved. */
  @Test
  void allSolved() throws IOException {
    Path counts = counts("problem,n,correct\n1,10,3\n2,10,10\n3,10,1\n");
    assertThat(forecast(counts, "--at", 1000).code()).isZero();
    assertThat(row("all", "combination", 1000).subList(3, 6)).containsExactly("1", "1", "1");
  }

  /** Each mistake is one line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,10,3;2,10,0 | --at=0 | --at: found 0, allowed is 1 to 10000000",
        "1,10,3;2,10,0 | --at=-7 | --at: found -7",
        "1,10,3;2,10,0 | --at=10000001 | --at: found 10000001",
        "1,10,3;2,10,0 | --at=ten | Invalid value for option '--at'",
        "1,10,3;2,10,0 | --at=20,5x | Invalid value for option '--at'",
        "1,10,3;2,10,0 | --min-samples=1 | Missing required option: '--at=K'",
        "1,10,0;2,10,0 | --at=20 | no sample of the 2 problems is correct",
        "1,10,3 | --at=20 | there is only one",
        "1,1,1;2,1,0 | --at=20 | needs at least 2 samples of each problem, found 1",
      })
  void mistakes(String counts, String option, String message) throws IOException {
    Path file = counts("problem,n,correct\n" + counts.replace(';', '\n') + "\n");
    Invocation run = forecast(file, option);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(message);
    assertThat(folder.resolve("out/forecast.csv")).doesNotExist();
  }

  @Test
  void confidenceIsAProbability() throws IOException {
    Invocation run = forecast(counts(COUNTS), "--at", 100, "--confidence", 1);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--confidence: found 1.0, allowed is above 0 and below 1");
  }

  /** A pool of several runs asks for one; problems may have different numbers of samples. */
  @Test
  void recordedCheckpoints() throws IOException {
    List<String> lines =
        Files.readAllLines(SharedData.file("monkeys/pythia_gsm8k_ckpt_counts.csv")).stream()
            .filter(line -> line.matches("(model|Pythia_1B_20B|Pythia_1.4B_200B),.*"))
            .toList();
    Path file = counts(String.join("\n", lines) + "\n");
    assertThat(forecast(file, "--at", 10).err()).contains("the file holds 2 runs", "--run");
    Invocation run = forecast(file, "--run", "Pythia_1B_20B", "--min-samples", 1000, "--at", 20000);
    assertThat(run.code()).isZero();
    assertThat(number("all", "combination", 20000, 3)).isBetween(0.7, 1.0);
  }
}
