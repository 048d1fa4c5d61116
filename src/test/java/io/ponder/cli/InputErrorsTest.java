package io.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every mistake in an experiment is one line on the error stream and exit code 2: the file, the
 * line, the key, what was found and what is allowed, with the nearest name for a misspelt one.
 */
class InputErrorsTest {
  /** An experiment without a mistake; each case breaks one place of it. */
  private static final String SOUND =
      """
      name: sound
      seed: 1
      solver:
        answers: {wrong: 3, shape: uniform}
        levels:
          - name: easy
            weight: 1
            success: 0.5
            compare: {accuracy: 0.8}
          - name: table
            types:
              - {answer: A, correct: true, probability: 0.2}
              - {answer: B, probability: 0.8}
            compare:
              wins: {A>B: 0.6}
        costs:
          verify: {calls: 0}
      strategies:
        - majority-vote
        - {use: knockout, comparisons: 5}
      budgets: [1, 4]
      estimate: {trials: 256}
      """;

  @TempDir Path folder;

  static Stream<Arguments> mistakes() {
    return Stream.of(
        // keys
        arguments("seed: 1", "sed: 1", "2: sed: unknown key; did you mean seed? Allowed: name, "),
        arguments(
            "weight: 1",
            "wieght: 1",
            "7: solver.levels.0.wieght: unknown key; did you mean weight? Allowed: name, "),
        arguments(
            "comparisons: 5",
            "comparison: 5",
            "20: strategies.1.comparison: unknown key; did you mean comparisons? Allowed: use, "),
        arguments("seed: 1", "seed: 1\nseed: 2", "3: seed: the key is there twice"),
        arguments("name: table", "name: easy", "10: solver.levels.1: two levels are named easy"),
        arguments(
            "name: easy",
            "name: all",
            "6: solver.levels.0.name: all is the name of the mix of levels; choose another"),
        arguments(
            "name: easy",
            "nme: easy",
            "6: solver.levels.0.nme: unknown key; did you mean name? Allowed: name, "),
        arguments(
            "- name: easy\n      weight: 1", "- weight: 1", "6: solver.levels.0: name is missing"),
        arguments(
            "name: sound",
            "name: ../sound",
            "1: name: found ../sound; letters, digits, dots and dashes, please"),
        // seeds, budgets and precision
        arguments("seed: 1", "seed: 1.5", "2: seed: found 1.5, allowed is a whole number"),
        arguments(
            "budgets: [1, 4]", "budgets: []", "21: budgets: there must be at least one budget"),
        arguments("budgets: [1, 4]", "budgets: 4", "21: budgets: found 4, expected a list"),
        arguments("budgets: [1, 4]", "budgets:", "21: budgets: found nothing, expected a list"),
        arguments(
            "budgets: [1, 4]",
            "budgets: [0]",
            "21: budgets.0: found 0, allowed is a whole number from 1 to 10000000"),
        arguments(
            "budgets: [1, 4]",
            "budgets: [1, -4]",
            "21: budgets.1: found -4, allowed is a whole number from 1 to 10000000"),
        arguments(
            "budgets: [1, 4]",
            "budgets: [2.5]",
            "21: budgets.0: found 2.5, allowed is a whole number from 1 to 10000000"),
        arguments(
            "budgets: [1, 4]", "budgets: [1, 4, 4]", "21: budgets.2: budget 4 is there twice"),
        arguments(
            "budgets: [1, 4]",
            "budgets: [many]",
            "21: budgets.0: found many, allowed is a whole number from 1 to 10000000"),
        arguments(
            "budgets: [1, 4]",
            "budgets: {from: 8, to: 4, times: 2}",
            "21: budgets.to: found 4, allowed is a whole number from 8 to 10000000"),
        arguments(
            "budgets: [1, 4]",
            "budgets: {from: 1, to: 4, times: 1}",
            "21: budgets.times: found 1, allowed is a number from 1.001 to 10000000"),
        arguments("budgets: [1, 4]", "budgets: {from: 1, to: 4}", "21: budgets: times is missing"),
        arguments("budgets: [1, 4]", "", "1: budgets is missing"),
        arguments(
            "trials: 256",
            "trials: 256, half-width: 0.1",
            "22: estimate.trials: a fixed number of trials excludes half-width and max-trials; --set 'estimate={trials: 1000}' replaces them all"),
        arguments(
            "trials: 256",
            "trials: 0",
            "22: estimate.trials: found 0, allowed is a whole number from 1"),
        arguments(
            "- {use: knockout, comparisons: 5}\nbudgets: [1, 4]\nestimate: {trials: 256}",
            "- round-robin\nbudgets: [1, 4]\nestimate: {method: exact}",
            "22: estimate: method exact: strategy round-robin has no exact law"),
        arguments(
            "trials: 256",
            "method: simulated",
            "22: estimate.method: found simulated; did you mean simulate? Allowed: auto, exact, simulate, both"),
        arguments(
            "trials: 256",
            "confidence: 95",
            "22: estimate.confidence: found 95, allowed is a number from 0.5 to 0.999999"),
        arguments("seed: 1", "vary: {seed: []}", "2: vary.seed: there must be at least one value"),
        arguments(
            "seed: 1",
            "vary: {sed: [1]}",
            "2: vary.sed.0: unknown key; did you mean seed? Allowed: name, "),
        arguments(
            "seed: 1",
            "vary: {solver.levels.hard.success: [0.1]}",
            "2: vary.solver.levels.hard.success.0: there is no hard in the list of 2; Allowed: easy, table, or * for all"),
        arguments("seed: 1", "vary: {seed: 3}", "2: vary.seed: found 3, expected a list"),
        arguments("seed: 1", "vary: [seed]", "2: vary: expected paths with lists of values"),
        arguments("seed: 1", "vary: {name: [a, b]}", "2: vary.name: this cannot be varied"));
  }

  static Stream<Arguments> strategyMistakes() {
    return Stream.of(
        arguments(
            "majority-vote",
            "majorty-vote",
            "19: strategies.0: there is no strategy majorty-vote; did you mean majority-vote? Allowed: "),
        arguments(
            "use: knockout",
            "use: knockot",
            "20: strategies.1.use: there is no strategy knockot; did you mean knockout? Allowed: "),
        arguments(
            "comparisons: 5",
            "comparisons: 0",
            "20: strategies.1.comparisons: found 0, allowed is a whole number from 1"),
        arguments(
            "comparisons: 5",
            "comparisons: five",
            "20: strategies.1.comparisons: found five, allowed is a whole number from 1"),
        arguments(
            "comparisons: 5",
            "comparisons: 2.5",
            "20: strategies.1.comparisons: found 2.5, allowed is a whole number from 1"),
        arguments(
            "comparisons: 5",
            "comparisons: [[5]]",
            "20: strategies.1.comparisons.0: found a list, allowed is a whole number from 1"),
        arguments(
            "comparisons: 5",
            "comparisons:",
            "20: strategies.1.comparisons: found nothing, allowed is a whole number from 1"),
        arguments(
            "{use: knockout, comparisons: 5}",
            "{comparisons: 5}",
            "20: strategies.1: found keys and values, expected a name, or use: a name"),
        arguments(
            "{use: knockout, comparisons: 5}",
            "majority-vote",
            "20: strategies.1: two strategies are called majority-vote; use as:"),
        arguments(
            "comparisons: 5",
            "as: majority-vote",
            "20: strategies.1: two strategies are called majority-vote; use as:"),
        arguments(
            "- {use: knockout, comparisons: 5}",
            "- best-of-n",
            "20: strategies.1: strategy best-of-n needs verify:, which level easy does not have"),
        arguments(
            "- {use: knockout, comparisons: 5}",
            "- sequential-revision",
            "20: strategies.1: strategy sequential-revision needs revise:, which level easy does not have"),
        arguments(
            "      compare: {accuracy: 0.8}\n",
            "",
            "19: strategies.1: strategy knockout-comparisons-5 needs compare:, which level easy does not have"),
        arguments(
            "  - majority-vote\n  - {use: knockout, comparisons: 5}",
            "  []",
            "18: strategies: there must be at least one strategy"),
        arguments(
            "  - majority-vote\n  - {use: knockout, comparisons: 5}",
            "  oracle",
            "18: strategies: found oracle, expected a list"),
        arguments(
            "strategies:\n  - majority-vote\n  - {use: knockout, comparisons: 5}\n",
            "",
            "1: strategies is missing"));
  }

  static Stream<Arguments> solverMistakes() {
    return Stream.of(
        arguments(
            "success: 0.5",
            "success: 1.2",
            "8: solver.levels.0.success: found 1.2, allowed is a number from 0 to 1"),
        arguments(
            "success: 0.5",
            "success: .nan",
            "8: solver.levels.0.success: found .nan, allowed is a number from 0 to 1"),
        arguments(
            "success: 0.5",
            "success: high",
            "8: solver.levels.0.success: found high, allowed is a number from 0 to 1"),
        arguments(
            "success: 0.5",
            "success:",
            "8: solver.levels.0.success: found nothing, allowed is a number from 0 to 1"),
        arguments("success: 0.5\n      ", "", "6: solver.levels.0: success is missing"),
        arguments(
            "success: 0.5",
            "success: {quantiles: []}",
            "8: solver.levels.0.success: quantiles must hold at least one rate"),
        arguments(
            "success: 0.5",
            "success: {beta: [1]}",
            "8: solver.levels.0.success.beta: found a list of 1, expected 2 numbers"),
        arguments(
            "success: 0.5",
            "success: {beta: [1, 0]}",
            "8: solver.levels.0.success: b must be positive, found 0.0"),
        arguments(
            "success: 0.5",
            "success: {beta: [1, 2], scale: 2}",
            "8: solver.levels.0.success.scale: found 2, allowed is a number from 0 to 1"),
        arguments(
            "success: 0.5",
            "success: {beta: [1, 2], scale: 0}",
            "8: solver.levels.0.success: scale must be positive, found 0.0"),
        arguments(
            "success: 0.5",
            "success: {gamma: [1, 2]}",
            "8: solver.levels.0.success.gamma: unknown key; Allowed: beta, "),
        arguments(
            "success: 0.5",
            "success: {scale: 0.5}",
            "8: solver.levels.0.success: expected a number, or one of: beta, kumaraswamy, uniform, quantiles"),
        arguments(
            "success: 0.5",
            "success: {uniform: [0.6, 0.4]}",
            "8: solver.levels.0.success: the upper end must be in [0.6, 1], found 0.4"),
        arguments(
            "weight: 1",
            "weight: 0",
            "7: solver.levels.0.weight: found 0, allowed is a number above 0"),
        arguments(
            "weight: 1",
            "weight: -1",
            "7: solver.levels.0.weight: found -1, allowed is a number above 0"),
        arguments(
            "weight: 1",
            "weight: 1e999",
            "7: solver.levels.0.weight: found 1e999, allowed is a number above 0"),
        arguments(
            "wrong: 3",
            "wrong: 0",
            "4: solver.answers.wrong: found 0, allowed is a whole number from 1 to 10000"),
        arguments(
            "shape: uniform",
            "shape: zipff",
            "4: solver.answers.shape: found zipff; did you mean zipf? Allowed: uniform, zipf, dominant"),
        arguments("shape: uniform", "shape: dominant", "4: solver.answers: share is missing"),
        arguments(
            "shape: uniform",
            "exponent: 2",
            "4: solver.answers.exponent: unknown key; Allowed: wrong, "),
        arguments(
            "  answers: {wrong: 3, shape: uniform}\n",
            "",
            "5: solver.levels.0: answers is missing, here and for the solver: how many wrong answers there are, such as {wrong: 10, shape: zipf}"),
        arguments(
            "compare: {accuracy: 0.8}",
            "compare: 0.8",
            "9: solver.levels.0.compare: found 0.8, expected some of: accuracy, wins, position-bias, tie, repeat"),
        arguments(
            "compare: {accuracy: 0.8}",
            "compare: {accuracy: 0.8, tie: 2}",
            "9: solver.levels.0.compare.tie: found 2, allowed is a number from 0 to 1"),
        arguments(
            "accuracy: 0.8",
            "accuracy: 0.9, tie: 0.5, wins: {a>b: 1}",
            "9: solver.levels.0.compare: expected either accuracy or wins"),
        arguments(
            "weight: 1",
            "verify: {roc: [[0, 0.1], [1, 1]]}",
            "7: solver.levels.0.verify.roc: roc must start at [0, 0] and end at [1, 1]"),
        arguments(
            "weight: 1",
            "verify: {roc: [[0, 0], [0.5, 0.6], [0.4, 0.8], [1, 1]]}",
            "7: solver.levels.0.verify.roc: roc must not fall: [0.4, 0.8] follows [0.5, 0.6]"),
        arguments(
            "weight: 1",
            "verify: {accepts-correct: 0.9}",
            "7: solver.levels.0.verify: rejects-wrong is missing"),
        arguments(
            "weight: 1",
            "verify: {separation: 1, roc: []}",
            "7: solver.levels.0.verify.roc: unknown key; Allowed: separation"),
        arguments(
            "weight: 1",
            "judge: {accepts-correct: 0.9}",
            "7: solver.levels.0.judge: rejects-wrong is missing"),
        arguments("weight: 1", "revise: {fix: 0.5}", "7: solver.levels.0.revise: break is missing"),
        arguments(
            "probability: 0.8",
            "probability: 0.7",
            "11: solver.levels.1.types: probabilities must sum to 1, found 0.9"),
        arguments(
            "answer: B",
            "answer: A",
            "13: solver.levels.1.types.1: two types are named A; use type: for a name"),
        arguments(
            "{answer: B, probability: 0.8}",
            "{probability: 0.8}",
            "13: solver.levels.1.types.1: an unparsed type, one without an answer, needs a type: name"),
        arguments(
            "correct: true",
            "correct: yes",
            "12: solver.levels.1.types.0.correct: found yes; Allowed: true, false"),
        arguments(
            "wins: {A>B: 0.6}",
            "wins: {}",
            "15: solver.levels.1.compare.wins: A>B is missing: every pair of a correct and a wrong type is needed"),
        arguments(
            "A>B: 0.6",
            "A>B: 0.6, B>A: 0.6",
            "15: solver.levels.1.compare.wins.B>A: found 0.6, but A>B is 0.6: the two must sum to 1"),
        arguments(
            "A>B: 0.6",
            "A>C: 0.6",
            "15: solver.levels.1.compare.wins.A>C: there is no type C; Allowed: A, B"),
        arguments(
            "A>B: 0.6",
            "A-B: 0.6",
            "15: solver.levels.1.compare.wins.A-B: expected a pair such as A>B, found A-B"),
        arguments(
            "A>B: 0.6",
            "A>A: 0.6",
            "15: solver.levels.1.compare.wins.A>A: a type does not meet itself"),
        arguments(
            "wins: {A>B: 0.6}",
            "wins: {A>B: 0.1}\n        tie: 0.5",
            "16: solver.levels.1.compare.tie: a tie counts 1/2, so A>B cannot be below 0.25, found 0.1"),
        arguments(
            "calls: 0",
            "calls: 0.0001",
            "17: solver.costs.verify.calls: found 0.0001, allowed is a fraction with a denominator up to 1000"),
        arguments(
            "calls: 0",
            "calls: 1e-999999999",
            "17: solver.costs.verify.calls: found 1e-999999999, allowed is a fraction with a denominator up to 1000"),
        arguments(
            "calls: 0",
            "calls: -1",
            "17: solver.costs.verify.calls: found -1, allowed is a number from 0 to 1000"),
        arguments(
            "verify: {calls: 0}",
            "generate: {calls: 2}",
            "17: solver.costs.generate.calls: unknown key; Allowed: prompt, "),
        arguments(
            "verify: {calls: 0}",
            "concurrency: 0",
            "17: solver.costs.concurrency: found 0, allowed is a whole number from 1"));
  }

  @ParameterizedTest
  @MethodSource({"mistakes", "strategyMistakes", "solverMistakes"})
  void namesThePlaceAndWhatIsAllowed(String sound, String broken, String message)
      throws IOException {
    assertThat(SOUND).containsOnlyOnce(sound);
    Path file = Invocation.write(folder.resolve("e.yaml"), SOUND.replace(sound, broken));

    Invocation run = Invocation.of("run", file, "--out", folder.resolve("out"));

    assertThat(run.err()).startsWith("ponder: " + file + ":" + message).hasLineCount(1);
    assertThat(run.code()).isEqualTo(2);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  /** Else the cases above would test nothing but one and the same mistake. */
  @Test
  void theSoundExperimentRuns() throws IOException {
    Path file = Invocation.write(folder.resolve("e.yaml"), SOUND);

    Invocation run = Invocation.of("run", file, "--out", folder.resolve("out"));

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
  }
}
