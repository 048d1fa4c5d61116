package io.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table by any unit, and what it needs. */
class UnitsTest {
  private static final String EXPERIMENT =
      """
      name: units
      solver:
        answers: {wrong: 3}
        levels: [{name: only, success: 0.5, compare: {accuracy: 0.8}}]
        costs:
          generate: {prompt: 20, completion: 80}
          price: {prompt: 1, completion: 2}
      strategies: [majority-vote, oracle]
      budgets: [1, 2, 4]
      estimate: {method: simulate, trials: 400}
      """;

  @TempDir Path folder;

  private Invocation run(String text, Object... more) throws IOException {
    Path file = Invocation.write(folder.resolve("e.yaml"), text);
    Stream<Object> all =
        Stream.concat(Stream.of("run", file, "--out", folder.resolve("out")), Stream.of(more));
    return Invocation.of(all.toArray());
  }

  /** Returns the accuracies in curves.csv in percent: majority-vote's, then the oracle's. */
  private List<String> accuracies() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("out/curves.csv"))) {
      return lines
          .filter(line -> line.startsWith("all,"))
          .map(line -> Double.parseDouble(line.split(",", -1)[4]))
          .map(accuracy -> String.format(Locale.ROOT, "%.2f", 100 * accuracy))
          .toList();
    }
  }

  /**
   * A call has 100 tokens: 100 buy one call, 200 two, 500 four; for $.00018 each, so does money.
   */
  @Test
  void amountsBuyTheLargestBudgetBelowThem() throws IOException {
    Invocation run = run(EXPERIMENT, "--by", "tokens");
    List<String> a = accuracies();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines().map(line -> line.strip().replaceAll(" +", " ")))
        .contains(
            "Accuracy in %, all levels, by mean tokens per problem (at most)",
            "100 200 500",
            "majority-vote " + String.join(" ", a.subList(0, 3)),
            "oracle " + String.join(" ", a.subList(3, 6)));
    assertThat(run(EXPERIMENT, "--by", "usd").out().lines().map(String::strip))
        .anyMatch(line -> line.startsWith("2e-04"));
  }

  @Test
  void unitsThatCostsDoNotTell() throws IOException {
    assertThat(run(EXPERIMENT, "--by", "seconds"))
        .isEqualTo(
            new Invocation(
                2,
                "",
                "ponder: --by: the costs of level only do not tell seconds; they need tokens of each"
                    + " call and tokens-per-second\n"));
    String knockout = EXPERIMENT.replace("majority-vote", "knockout");
    assertThat(run(knockout, "--by", "tokens").err())
        .isEqualTo(
            "ponder: --by: strategy knockout pays for compare, but the costs of level only do not"
                + " tell its tokens\n");
    assertThat(run(knockout, "--by", "rounds").code()).isZero();
    assertThat(run(EXPERIMENT, "--by", "token").err()).contains("did you mean tokens?");
  }

  @Test
  void differencesToResolve() throws IOException {
    String two = EXPERIMENT.replace("oracle", "single-call");
    assertThat(run(two, "--resolve", "0.02").out())
        .containsPattern("resolve a difference of 2% in all 3 verdicts")
        .containsPattern("\\n  only [1-9][0-9,]*; all [1-9]")
        .contains("removes ");
    assertThat(run(two, "--resolve", "2").err())
        .isEqualTo("ponder: --resolve: found 2.0, allowed is above 0 and below 1\n");
  }
}
