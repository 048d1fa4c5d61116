package io.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.Readme;
import io.ponder.engine.Precision;
import io.ponder.engine.Progress;
import io.ponder.experiment.Axis;
import io.ponder.experiment.CurveRow;
import io.ponder.experiment.Experiment;
import io.ponder.experiment.ExperimentFile;
import io.ponder.experiment.ExperimentRun;
import io.ponder.experiment.Plans;
import io.ponder.plan.Offer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ponder plan}. */
class PlanTest {
  /** Standard errors: a false alarm in 6e-7 of all cases. */
  private static final double FAR = 5;

  private static final int TRIALS = 20_000;

  /** Which of README's texts is the top of a plan. */
  private static final int ANSWER_IN_README = 4;

  @TempDir private Path folder;

  private static String level(Random random, String name) {
    return String.format(
        Locale.ROOT,
        """
            - name: %s
              success: %.3f
              compare: {accuracy: %.3f}
              verify: {separation: %.3f}
        """,
        name,
        0.1 + 0.6 * random.nextDouble(),
        0.55 + 0.4 * random.nextDouble(),
        0.5 + 2 * random.nextDouble());
  }

  private static String experiment(Random random) {
    return """
        seed: 7
        solver:
          answers: {wrong: 4, shape: zipf}
          levels:
        %s%s
        strategies: [majority-vote, best-of-n, knockout]
        budgets: {from: 1, to: 256, times: 4}
        estimate: {trials: 1000}
        """
        .formatted(level(random, "easy"), level(random, "hard"));
  }

  /**
   * On 30 random solvers what is recommended reaches the target in a simulation of its own, and the
   * next smaller budget that was tried does not. 180 checks, a false alarm in 1e-4 of all seeds.
   */
  @Test
  void budgetsAreRight() throws IOException {
    Random random = new Random(1);
    int reached = 0;
    for (int round = 0; round < 30; round++) {
      Path file = Invocation.write(folder.resolve("e" + round + ".yaml"), experiment(random));
      double target = 0.5 + 0.45 * random.nextDouble();
      Experiment one = ExperimentFile.read(file, List.of()).experiments().get(0);
      Plans.Result plan =
          new Plans(
                  one,
                  new Plans.Asked(
                      OptionalDouble.of(target),
                      OptionalDouble.empty(),
                      Axis.CALLS,
                      OptionalDouble.empty()))
              .run(2, Progress.NONE);
      for (Plans.LevelPlan level : plan.levels()) {
        if (level.choice().isPresent()) {
          reached++;
          Offer choice = level.choice().get().offer();
          assertThat(simulated(one, level.level(), choice, choice.budget()))
              .isGreaterThan(target - FAR * error(target));
          level
              .smaller()
              .ifPresent(
                  smaller -> {
                    assertThat(smaller.accuracy()).isLessThan(target);
                    assertThat(simulated(one, level.level(), choice, smaller.budget()))
                        .isLessThan(target + FAR * error(target));
                  });
        } else {
          assertThat(level.frontiers().get(Axis.CALLS).steps())
              .allSatisfy(step -> assertThat(step.offer().accuracy()).isLessThan(target));
        }
      }
    }
    assertThat(reached).isGreaterThan(40);
  }

  private static double error(double accuracy) {
    return Math.sqrt(accuracy * (1 - accuracy) / TRIALS);
  }

  private static double simulated(Experiment of, String level, Offer offer, int budget) {
    Experiment one =
        new Experiment(
            List.of(),
            of.seed() + 1,
            of.solver(),
            of.contestants().stream().filter(c -> c.label().equals(offer.strategy())).toList(),
            List.of(budget),
            Experiment.Method.SIMULATE,
            Precision.trials(TRIALS, 0.95),
            List.of(),
            List.of(),
            Optional.empty());
    return new ExperimentRun(one)
        .run(2, Progress.NONE).rows().stream()
            .filter(row -> row.level().equals(level))
            .mapToDouble(CurveRow::accuracy)
            .findFirst()
            .orElseThrow();
  }

  private Invocation plan(Object... options) throws IOException {
    Path file = folder.resolve("plan.yaml");
    Invocation.write(
        file,
        """
        solver:
          answers: {wrong: 2, shape: dominant, share: 0.9}
          levels:
            - {name: easy, success: 0.6, verify: {accepts-correct: 0.9, rejects-wrong: 0.5}}
            - {name: hard, success: 0.3, verify: {accepts-correct: 0.9, rejects-wrong: 0.5}}
          costs: {generate: {prompt: 100, completion: 100}, tokens-per-second: 50}
        strategies: [majority-vote, best-of-n]
        budgets: [1, 4, 16, 64]
        """);
    Object[] all = new Object[options.length + 2];
    all[0] = "plan";
    all[1] = file;
    System.arraycopy(options, 0, all, 2, options.length);
    return Invocation.of(all);
  }

  @Test
  void whatToBuyForATarget() throws IOException {
    Invocation run = plan("--target", 0.7, "--out", folder.resolve("out"));

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("The cheapest that is 70.00% correct")
        .contains("not reachable with these strategies and budgets")
        // 0.9 x 0.3 / (0.9 x 0.3 + 0.5 x 0.7)
        .contains("with this verifier best-of-n does not pass 43.55%")
        .contains("a wrong answer is the most likely one")
        .contains("theorems guarantee it: majority-vote with");
    assertThat(Files.readAllLines(folder.resolve("out/frontier.csv")))
        .hasSizeGreaterThan(4)
        .first()
        .isEqualTo("level,unit,cost,strategy,budget,accuracy,ci_low,ci_high,resolved,ties");
  }

  /** What to buy over all is told first. */
  @Test
  void theAnswerComesFirst() throws IOException {
    assertThat(Invocation.of("plan", "experiments/standard-comparison.yaml", "--target", 0.6).out())
        .contains(Readme.block("text", ANSWER_IN_README) + "\n\nlevel-1\n");
  }

  /** Where 16 calls are as accurate as 64, to a hundredth of a percent, 16 are told. */
  @Test
  void nothingIsSpentForNothing() {
    assertThat(Invocation.of("plan", "experiments/standard-comparison.yaml", "--budget", 64).out())
        .contains("level-1\n  majority-vote with a budget of 16 calls: 100.00% for 16 calls\n");
    assertThat(Invocation.of("plan", "experiments/standard-comparison.yaml", "--budget", 1).out())
        .contains("The most accurate for 1 call per problem")
        .contains("80.00% for 1 call\n");
  }

  /** 1 - .9999^9162 is .599982, which is not enough, and 1 - .9999^9163 is .600022. */
  @Test
  void missesByLittle() throws IOException {
    Path file =
        Invocation.write(
            folder.resolve("little.yaml"),
            """
            solver:
              answers: {wrong: 1}
              levels:
                - {name: only, success: 0.0001, verify: {accepts-correct: 1, rejects-wrong: 1}}
            strategies: [best-of-n]
            budgets: [1, 9000, 9200]
            """);

    assertThat(Invocation.of("plan", file, "--target", 0.6).out())
        .contains("budget of 9,163 calls: 60.00% for 9,163 calls; a budget of 9,162 gives 59.998%");
  }

  /** The limit of a league of 2: .3 x .71^2 / (.3 x .71^2 + .7 x .41^2). */
  @Test
  void aLeagueIsLimitedByItsOpponents() throws IOException {
    Path file =
        Invocation.write(
            folder.resolve("league.yaml"),
            """
            solver:
              answers: {wrong: 1}
              levels: [{name: only, success: 0.3, compare: {accuracy: 0.8}}]
            strategies: [{use: league, opponents: 2}]
            budgets: [3, 300]
            """);

    assertThat(Invocation.of("plan", file, "--target", 0.9).out())
        .contains(
            "league-opponents-2 tends to 56.24% with more candidates; with twice the opponents to");
  }

  @Test
  void whatToBuyForABudget() throws IOException {
    assertThat(plan("--budget", 10).out())
        .contains("The most accurate for 10 calls")
        .contains("with a budget of 10 calls")
        .contains("If each problem's level is known");
    assertThat(plan("--budget", 900, "--unit", "tokens").out())
        .contains("The most accurate for 900 tokens")
        .contains("with a budget of 4 calls")
        .contains("for 800 tokens");
    assertThat(plan("--budget", 0.5).out()).contains("nothing is that cheap; ");
    assertThat(plan("--target", 0.6, "--latency", "1.9s").out())
        .contains("nothing answers so soon");
  }

  /** A budget beyond those of the experiment, which its samples might not last for. */
  @Test
  void whatToBuyForMoreThanWasRecorded() {
    Invocation run =
        Invocation.of("plan", "experiments/recorded-samples.yaml", "--budget", 100_000);

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("The most accurate for 100,000 calls");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--seed=1 | plan needs --target or --budget",
        "--target=.5 --budget=3 | plan takes either --target or --budget",
        "--target=2 | --target: found 2.0",
        "--budget=0 | --budget: found 0.0",
        "--budget=1 --unit=dollars | --unit: there is no unit dollars",
        "--budget=1 --unit=usd | --unit: the costs of level easy do not tell usd",
        "--target=.5 --latency=soon | --latency: found soon",
        "--target=.5 --method=guess | found guess",
      })
  void mistakes(String options, String message) throws IOException {
    Invocation run = plan((Object[]) options.split(" "));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message).hasLineCount(1);
  }
}
