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

/** Mistakes in a solver of several models: one line each, and exit code 2. */
class ModelErrorsTest {
  private static final String SOUND =
      """
      name: sound
      solver:
        answers: {wrong: 3}
        correlation: 0.5
        models:
          - name: small
            levels:
              - {name: easy, weight: 2, success: 0.6, compare: {accuracy: 0.7}}
              - name: hard
                success: 0.2
                compare: {accuracy: 0.6}
          - name: large
            answers: {wrong: 5}
            costs: {verify: {calls: 0.25}}
            levels:
              - {name: hard, success: 0.5, compare: {accuracy: 0.8}}
              - name: easy
                compare: {accuracy: 0.9}
                types:
                  - {answer: correct, correct: true, probability: 0.9}
                  - {answer: odd, probability: 0.1}
      budgets: [4]
      estimate: {trials: 10}
      strategies:
        - cascade
        - mixture
        - {use: majority-vote, model: large}
        - majority-vote
      """;

  @TempDir Path folder;

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments(
            "correlation: 0.5",
            "correlation: 1.5",
            "4: solver.correlation: found 1.5, allowed is a number from 0 to 1"),
        arguments(
            "correlation: 0.5", "levels: []", "5: solver.models: a solver lists levels, or models"),
        arguments("name: large", "name: small", "12: solver.models.1: two models are named small"),
        arguments(
            "{name: hard, success: 0.5, compare: {accuracy: 0.8}}",
            "{name: harder, success: 0.5}",
            "15: solver.models.1.levels: model large lacks level hard, which model small has"),
        arguments(
            "- {name: hard, success: 0.5, compare: {accuracy: 0.8}}",
            "- {name: hard, success: 0.5, compare: {accuracy: 0.8}}\n"
                + "        - {name: odd, success: 0.5}",
            "17: solver.models.1.levels.1: model small has no level odd; all models have the same"),
        arguments(
            "name: hard, success: 0.5",
            "name: hard, weight: 3, success: 0.5",
            "16: solver.models.1.levels.0.weight: found 3.0, but 1.0 in model small"),
        arguments(
            "answer: odd",
            "answer: odd, type: wrong-1",
            "17: solver.models.1.levels.1: type wrong-1 has another answer, or is right here and wrong"),
        arguments(
            "name: hard, success: 0.5, compare: {accuracy: 0.8}",
            "name: hard, success: 0.5",
            "26: strategies.1: strategy mixture needs compare:, which level hard of model large"),
        arguments(
            "model: large}",
            "model: larg}",
            "27: strategies.2.model: there is no model larg; did you mean large?"),
        arguments(
            "- mixture",
            "- {use: mixture, model: small}",
            "26: strategies.1.model: a strategy of several models uses the first ones"),
        arguments(
            "- majority-vote\n", "- {use: majority-vote, model: large}\n", "28: strategies.3: two"),
        arguments(
            "- mixture",
            "- {use: knockout, seeding: scores}",
            "26: strategies.1.seeding: found scores; did you mean score? Allowed is one of order"),
        arguments("name: small\n", "nam: small\n", "6: solver.models.0.nam: unknown key; did you"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void areOneLineEach(String sound, String broken, String message) throws IOException {
    assertThat(SOUND).containsOnlyOnce(sound);
    Path file = Invocation.write(folder.resolve("e.yaml"), SOUND.replace(sound, broken));

    Invocation run = Invocation.of("run", file, "--out", folder.resolve("out"));

    assertThat(run.err()).startsWith("ponder: " + file + ":" + message).hasLineCount(1);
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void theSoundExperimentRuns() throws IOException {
    Path file = Invocation.write(folder.resolve("e.yaml"), SOUND);

    Invocation run = Invocation.of("run", file, "--out", folder.resolve("out"));

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("majority-vote-model-large");
  }

  @Test
  void aSingleModelHasNoName() throws IOException {
    String single =
        """
        name: single
        solver: {answers: {wrong: 3}, levels: [{name: easy, success: 0.6}]}
        budgets: [4]
        strategies:
          - {use: majority-vote, model: large}
        """;
    Path file = Invocation.write(folder.resolve("e.yaml"), single);

    Invocation run = Invocation.of("run", file, "--out", folder.resolve("out"));

    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "ponder: "
                + file
                + ":5: strategies.0.model: the solver has a single model; it lists no models:");
    Path cascade =
        Invocation.write(
            folder.resolve("c.yaml"),
            single.replace("{use: majority-vote, model: large}", "cascade"));
    assertThat(Invocation.of("run", cascade, "--out", folder.resolve("out")).err())
        .contains("c.yaml:5: strategies.0: strategy cascade needs a solver with 2 models:");
  }
}
