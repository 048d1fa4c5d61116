package io.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A wrong argument is one line that names the option, what was found and what is allowed. */
class ArgumentErrorsTest {
  @TempDir Path folder;

  static Stream<Arguments> options() {
    return Stream.of(
        arguments(List.of("--threads", "0"), "--threads: found 0, allowed is 1 to 1024"),
        arguments(
            List.of("--threads", "many"),
            "Invalid value for option '--threads': 'many' is not an int "),
        arguments(List.of("--seed", "x"), "--seed: seed: found x, allowed is a whole number"),
        arguments(
            List.of("--method", "guess"),
            "--method: estimate.method: found guess; Allowed: auto, exact, simulate, both"),
        arguments(List.of("--set", "budgets"), "--set: found budgets, expected path=value"),
        arguments(List.of("--set", "=3"), "--set: found =3, expected path=value"),
        arguments(
            List.of("--set", "budget=[1]"),
            "--set: budget: unknown key; did you mean budgets? Allowed: name, "),
        arguments(
            List.of("--set", "budgets=[1"),
            "--set: budgets: malformed YAML: expected ',' or ']', but got "),
        arguments(List.of("--set", "budgets="), "--set: budgets: found nothing, expected a list"),
        arguments(
            List.of("--set", "solver.levels.esay.success=0.1"),
            "--set: solver.levels.esay.success: there is no esay in the list of 2; did you mean easy? Allowed: "),
        arguments(
            List.of("--set", "solver.levels.*.sucess=0.1"),
            "--set: solver.levels.*.sucess: unknown key; did you mean success? Allowed: name, "),
        arguments(
            List.of("--set", "strategies.knockout.comparisons=0"),
            "--set: strategies.knockout.comparisons: found 0, allowed is a whole number from 1"),
        arguments(
            List.of("--set", "strategies.knockout.comparison=2"),
            "--set: strategies.knockout.comparison: unknown key; did you mean comparisons? Allowed: "),
        arguments(
            List.of("--set", "seed.x=2"), "--set: seed.x: there is nothing below 7 to set x in"),
        arguments(
            List.of("--set", ".=2"),
            "--set: .: found the path ., expected keys with dots between them"),
        arguments(
            List.of("--set", "solver=none"), "--set: solver: there is no solver none; Allowed: "),
        arguments(List.of("--set"), "Missing required parameter for option '--set' (path=value) "),
        arguments(List.of("--ouput", "x"), "Unknown options: '--ouput', 'x'; did you mean --out? "),
        arguments(List.of("extra.yaml"), "Unmatched argument at index 4: 'extra.yaml' "));
  }

  @ParameterizedTest
  @MethodSource("options")
  void wrongOptions(List<String> options, String message) throws IOException {
    Path file = Invocation.write(folder.resolve("e.yaml"), Experiments.SMALL);

    Invocation run =
        Invocation.of(
            Stream.concat(Stream.of("run", file, "--out", folder.resolve("out")), options.stream())
                .toArray());

    refused(run, message);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  static Stream<Arguments> commands() {
    return Stream.of(
        arguments(List.of(), "a command is missing"),
        arguments(
            List.of("rnu"), "Unmatched argument at index 0: 'rnu'; did you mean run? Allowed: "),
        arguments(List.of("--verbos"), "Unknown option: '--verbos'; did you mean --version? "),
        arguments(List.of("run"), "Missing required parameter: 'EXPERIMENT.yaml' "),
        arguments(
            List.of("list", "strateges"),
            "list: found strateges; did you mean strategies? Allowed: "),
        arguments(List.of("describe"), "Missing required parameter: 'NAME' "),
        arguments(
            List.of("describe", "knockot"),
            "describe: there is no strategy, solver or experiment knockot; did you mean knockout? Allowed: "));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void wrongCommands(List<String> arguments, String message) {
    refused(Invocation.of(arguments.toArray()), message);
  }

  private static void refused(Invocation run, String message) {
    assertThat(run.err()).startsWith("ponder: " + message).hasLineCount(1);
    assertThat(run.code()).isEqualTo(2);
  }
}
