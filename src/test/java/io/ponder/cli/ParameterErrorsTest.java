package io.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.strategy.Policy;
import io.ponder.strategy.Registry;
import io.ponder.strategy.StrategyType;
import io.ponder.strategy.StrategyType.ParameterType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every parameter of every strategy: a value out of its range, of another type or misspelt is one
 * line that says what is allowed, as the annotation has it, and exit code 2.
 */
class ParameterErrorsTest {
  @TempDir Path folder;

  static Stream<Arguments> mistakes() {
    return Registry.load().all().stream()
        .flatMap(
            type ->
                type.parameters().stream()
                    .flatMap(p -> wrong(p).map(value -> Arguments.of(type, p, value))));
  }

  private static Stream<String> wrong(ParameterType parameter) {
    Stream.Builder<String> values = Stream.builder();
    values.add("nonsense");
    if (parameter.type() != Policy.class) {
      values.add("{a: 1}");
    }
    if (!parameter.type().isEnum() && parameter.type() != boolean.class) {
      values.add(".nan");
      if (parameter.annotation().min() > Double.NEGATIVE_INFINITY) {
        values.add(Double.toString(parameter.annotation().min() - 1));
      }
      if (parameter.annotation().max() < Double.POSITIVE_INFINITY) {
        values.add(Double.toString(2 * parameter.annotation().max() + 1));
      }
    }
    if (parameter.type() == int.class) {
      values.add("2.5").add("99999999999");
    }
    return values.build();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void areOneLineEach(StrategyType type, ParameterType parameter, String value) throws IOException {
    Invocation run = run(type, parameter.name(), value);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains("e.yaml:14: strategies.0." + parameter.name() + ": ")
        .contains(parameter.allowed());
  }

  @ParameterizedTest
  @MethodSource("misspelt")
  void misspeltOnesAreNamed(StrategyType type, ParameterType parameter) throws IOException {
    Invocation run = run(type, parameter.name().charAt(0) + parameter.name(), "1");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains("did you mean " + parameter.name() + "?");
  }

  static Stream<Arguments> misspelt() {
    return Registry.load().all().stream()
        .flatMap(type -> type.parameters().stream().map(p -> Arguments.of(type, p)));
  }

  private Invocation run(StrategyType type, String key, String value) throws IOException {
    String text =
        """
        name: parameters
        solver:
          answers: {wrong: 2}
          levels:
            - name: only
              success: 0.5
              compare: {accuracy: 0.7}
              verify: {separation: 1}
              judge: {accepts-correct: 0.8, rejects-wrong: 0.7}
              revise: {fix: 0.2, break: 0.1}
        budgets: [4]
        estimate: {trials: 10}
        strategies:
          - {use: %s, %s: %s}
        """
            .formatted(type.name(), key, value);
    Path file = Invocation.write(folder.resolve("e.yaml"), text);
    return Invocation.of("run", file, "--out", folder.resolve("out"));
  }
}
