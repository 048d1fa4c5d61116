package io.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.engine.Progress;
import io.ponder.experiment.Evaluation;
import io.ponder.experiment.ExperimentFile;
import io.ponder.experiment.ExperimentFile.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code ponder plan --resolve}. One sample against a vote of three between two answers: on a
 * problem with success rate p they differ by d(p) = p(1-p)(2p-1), and on the same samples only one
 * of them is right with probability p(1-p).
 */
class EvaluationTest {
  @TempDir private Path folder;

  private Path experiment(String solver, String strategies) throws IOException {
    return Invocation.write(
        folder.resolve("resolve.yaml"),
        """
        seed: 3
        solver: {%s}
        strategies: [%s]
        budgets: [1, 3]
        """
            .formatted(solver, strategies));
  }

  private Evaluation.Result evaluation(String solver, String strategies) throws IOException {
    Path file = experiment(solver, strategies);
    return new Evaluation(
            ExperimentFile.read(file, List.of()).experiments().get(0),
            OptionalDouble.empty(),
            Optional.empty())
        .run(2, Progress.NONE);
  }

  private static double difference(double p) {
    return p * (1 - p) * (2 * p - 1);
  }

  /**
   * Two levels, each of one kind of problem. What differs between them is exact, what does within
   * them is measured on 131,072 trials of each: 5 standard errors, a false alarm in 6e-7.
   */
  @Test
  void twoLevelsInClosedForm() throws IOException {
    Evaluation.Result result =
        evaluation(
            "answers: {wrong: 1}, levels: [{name: a, weight: 3, success: 0.8},"
                + " {name: b, success: 0.3}]",
            "single-call, majority-vote, oracle");
    double mean = 0.75 * difference(0.8) + 0.25 * difference(0.3);
    double squares =
        0.75 * difference(0.8) * difference(0.8) + 0.25 * difference(0.3) * difference(0.3);
    double discordant = 0.75 * 0.16 + 0.25 * 0.21;

    assertThat(result.left()).isEqualTo("majority-vote");
    assertThat(result.right()).isEqualTo("single-call");
    assertThat(result.difference()).isCloseTo(mean, within(1e-12));
    assertThat(result.size().between()).isCloseTo(squares - mean * mean, within(1e-12));
    double error = Math.sqrt((0.5625 * 0.16 * 0.84 + 0.0625 * 0.21 * 0.79) / 131_072);
    assertThat(result.size().within()).isCloseTo(discordant - squares, within(5 * error));
    assertThat(result.samples()).isEqualTo(3);
  }

  /** As many samples in every trial, whose mean over three levels is off by rounding. */
  @Test
  void samplesAreWhole() throws IOException {
    Evaluation.Result result =
        evaluation(
            "answers: {wrong: 1}, levels: [{name: a, weight: 40, success: 0.8},"
                + " {name: b, weight: 39, success: {quantiles: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]}},"
                + " {name: c, weight: 17, success: 0.3}]",
            "single-call, majority-vote");

    assertThat(result.samples()).isEqualTo(3);
  }

  /**
   * Success rates of Beta(2, 2): the mean of d^2 is 6 B(4, 4) - 24 B(5, 5) = 1/210, that of p(1-p)
   * is 1/5. Quantiles instead of the distribution are off by less than 1% and trials by less.
   */
  @Test
  void aDistributionInClosedForm() throws IOException {
    Evaluation.Result result =
        evaluation(
            "answers: {wrong: 1}, levels: [{name: a, success: {beta: [2, 2]}}]",
            "single-call, majority-vote");

    assertThat(result.size().between()).isCloseTo(1.0 / 210, within(0.01 / 210));
    assertThat(result.size().within()).isCloseTo(0.2 - 1.0 / 210, within(0.004));
  }

  /**
   * One sample against one of two that a judge picks who knows nothing: equally good on every
   * problem, and there is no law. One trial's variance is p(1-p), 1/6 on average; that of the
   * differences measured in 2,048 trials would be 8e-5. Their covariance is 0 but for noise of 8e-5
   * / sqrt(128) = 7e-6, of which 5 standard errors are allowed: a false alarm in 3e-7.
   */
  @Test
  void noiseOfTrialsIsNoDifferenceBetweenProblems() throws IOException {
    Path file =
        experiment(
            "answers: {wrong: 1}, levels: [{name: a, success: {uniform: [0, 1]},"
                + " judge: {accepts-correct: 0.5, rejects-wrong: 0.5}}]",
            "single-call, {use: verify-vote, judgements: 1}");
    List<Setting> settings = List.of(new Setting("--set", "budgets", "[4]"));
    Evaluation.Result result =
        new Evaluation(
                ExperimentFile.read(file, settings).experiments().get(0),
                OptionalDouble.empty(),
                Optional.empty())
            .run(2, Progress.NONE);

    assertThat(result.size().within()).isCloseTo(1.0 / 6, within(0.005));
    assertThat(result.size().between()).isLessThan(3.6e-5);
  }

  private void pool(int problems, int samples) throws IOException {
    Random random = new Random(4);
    StringBuilder lines = new StringBuilder();
    for (int p = 0; p < problems; p++) {
      double rate = rate(random, 2, 3);
      StringBuilder answers = new StringBuilder();
      StringBuilder marks = new StringBuilder();
      for (int i = 0; i < samples; i++) {
        boolean right = random.nextDouble() < rate;
        answers.append(i == 0 ? "" : ", ").append(right ? "\"a\"" : "\"b\"");
        marks.append(right ? '1' : '0');
      }
      lines.append(
          String.format(
              "{\"id\": \"%d\", \"gold\": \"a\", \"ans\": [%s], \"ok\": \"%s\"}%n",
              p, answers, marks));
    }
    Invocation.write(folder.resolve("pool.jsonl"), lines.toString());
  }

  /** Returns the k-th smallest of n uniform numbers: Beta(k, n + 1 - k). */
  private static double rate(Random random, int k, int n) {
    double[] numbers = random.doubles(n).sorted().toArray();
    return numbers[k - 1];
  }

  /**
   * 1,000 recorded problems with rates of Beta(2, 2) and 24 samples each. The two halves' estimates
   * have the noise of four votes, a variance of .05, so that their covariance has a standard error
   * of .0016, and 5 of those are allowed: a false alarm in 6e-7. With the recordings' own noise it
   * would be .0048 + .2 x 3/24 = .03.
   */
  @Test
  void recordedProblems() throws IOException {
    pool(1000, 24);
    Evaluation.Result result = evaluation("recorded: pool.jsonl", "single-call, majority-vote");

    assertThat(result.separate()).isTrue();
    assertThat(result.size().between()).isCloseTo(1.0 / 210, within(0.008));
    assertThat(result.size().within()).isCloseTo(0.195, within(0.015));
  }

  /** Five samples do not make two votes of three. */
  @Test
  void recordingsThatDoNotLastTwice() throws IOException {
    pool(40, 5);
    Path file = experiment("recorded: pool.jsonl", "single-call, majority-vote");

    assertThat(Invocation.of("plan", file, "--resolve", 0.05).out().replaceAll("\\s+", " "))
        .contains("Half of the recorded samples do not last for the budget");
    assertThat(Invocation.of("plan", file, "--resolve", 0.05, "--budget", 2).out())
        .doesNotContain("Half");
  }

  /**
   * 1,000 evaluations, by a program of their own, on as many problems as are recommended for the
   * true difference, with two repetitions of each: it is resolved in 80% of them. 4.5 standard
   * errors of that share are 5.7%, a false alarm in 7e-6.
   */
  @Test
  void theRecommendedEvaluationHasThePromisedPower() throws IOException {
    Evaluation.Result result =
        evaluation(
            "answers: {wrong: 1}, levels: [{name: a, success: {beta: [4, 2]}}]",
            "single-call, majority-vote");
    assertThat(result.difference()).isCloseTo(1.0 / 21, within(1e-4));
    int problems = (int) result.size().problems(result.difference(), 2);
    Random random = new Random(8);
    int resolved = 0;
    for (int evaluation = 0; evaluation < 1000; evaluation++) {
      double[] differences = new double[problems];
      for (int p = 0; p < problems; p++) {
        double rate = rate(random, 4, 5);
        differences[p] = (repetition(random, rate) + repetition(random, rate)) / 2.0;
      }
      double mean = Arrays.stream(differences).average().orElseThrow();
      double squares = Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
      double error = Math.sqrt(squares / (problems - 1.0) / problems);
      resolved += Math.abs(mean) > 1.959964 * error ? 1 : 0;
    }
    assertThat(resolved / 1000.0).isCloseTo(0.8, within(0.057));
  }

  /** Returns 1 if only the vote of three is right, -1 if only the first sample is, else 0. */
  private static int repetition(Random random, double rate) {
    int first = random.nextDouble() < rate ? 1 : 0;
    int right = first;
    for (int i = 1; i < 3; i++) {
      right += random.nextDouble() < rate ? 1 : 0;
    }
    return (right >= 2 ? 1 : 0) - first;
  }

  @Test
  void theLines() throws IOException {
    Path file =
        experiment(
            "answers: {wrong: 1}, levels: [{name: a, success: {beta: [2, 2]},"
                + " verify: {separation: 1}}]",
            "single-call, majority-vote, best-of-n");
    String out =
        Invocation.of("plan", file, "--resolve", 0.02, "--pair", "single-call,majority-vote").out();

    assertThat(out.replaceAll("\\s+", " "))
        .contains("To resolve a difference of 2 points of accuracy between")
        .contains("with 3 calls (two-sided 95%, power 80%)")
        .contains("3 samples of each problem: 3,9")
        .contains("6 samples of each problem (2 repetitions): ")
        // 7.84888 / .0004 / 210 = 93.4
        .contains("any number of samples: 94 problems at least");
    assertThat(Invocation.of("plan", file, "--resolve", 0.02, "--budget", 1).out())
        .contains("they never differ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--resolve=1 | --resolve: found 1.0, allowed is 0.0001 and above",
        "--resolve=0 | --resolve: found 0.0",
        "--resolve=.1 --target=.5 | --resolve takes a --budget in calls, and no --target",
        "--resolve=.1 --unit=tokens | and no --unit tokens",
        "--resolve=.1 --out=x | and no --out",
        "--resolve=.1 --budget=.5 | the smallest budget of the experiment is 1",
        "--resolve=.1 --set=strategies=[single-call] | there is nothing to compare",
        "--resolve=.1 --pair=single-call | expected two strategies",
        "--resolve=.1 --pair=single-call,majority-voe | did you mean majority-vote",
        "--budget=1 --pair=single-call,majority-vote | it says what --resolve is about",
        "--resolve=.1 --set=vary={seed: [1,2]} | for --resolve --set 'vary={}'",
      })
  void mistakes(String options, String message) throws IOException {
    Path file =
        experiment(
            "answers: {wrong: 1}, levels: [{name: a, success: 0.6}]", "single-call, majority-vote");
    String[] all = ("plan " + file + " " + options).split(" (?!\\[)", -1);
    Invocation run = Invocation.of((Object[]) all);

    assertThat(run.code()).as(run.out()).isEqualTo(2);
    assertThat(run.err()).contains(message).hasLineCount(1);
  }
}
