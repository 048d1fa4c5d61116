package io.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.strategy.Registry;
import io.ponder.strategy.StrategyType;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code ponder list} and {@code ponder describe} tell all that an experiment can name. */
class ListDescribeTest {
  static Stream<StrategyType> strategies() {
    return Registry.load().all().stream();
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void everyStrategyIsListedAndDescribed(StrategyType type) {
    Invocation list = Invocation.of("list", "strategies");
    Invocation describe = Invocation.of("describe", type.name());

    assertThat(list.code() + describe.code()).isZero();
    assertThat(list.out()).containsPattern("(?m)^  " + type.name() + " +\\S");
    assertThat(describe.out())
        .startsWith(type.name() + ": " + type.about().text())
        .contains("  calls   " + type.about().calls())
        .contains(type.about().source());
    type.parameters()
        .forEach(
            parameter ->
                assertThat(describe.out())
                    .contains("  " + parameter.name() + ": " + parameter.annotation().text())
                    .contains(parameter.allowed()));
  }

  @Test
  void describeTellsNeedsAndDefaults() {
    assertThat(Invocation.of("describe", "knockout").out().lines().map(String::strip))
        .contains(
            "needs   compare",
            "comparisons: comparisons a match, K (a whole number from 1 to 1000000; default 3)");
  }

  @Test
  void kindsAreListedApart() {
    String strategies = Invocation.of("list", "strategies").out();
    String solvers = Invocation.of("list", "solvers").out();

    assertThat(strategies).startsWith("Strategies\n").doesNotContain("Solvers");
    assertThat(solvers)
        .startsWith("Solvers\n")
        .doesNotContain("Strategies")
        .containsPattern("(?m)^  gpqa-mistral-large +Mistral Large 2411 on GPQA Diamond");
    String laws = Invocation.of("list", "laws").out();
    assertThat(laws)
        .contains("  knockout ", "  league ", "  majority-vote ", "  filter-vote ")
        .contains("  best-of-majority ", "  parallel-revision ", "  sequential-revision ")
        .doesNotContain("round-robin");
    String experiments = Invocation.of("list", "experiments").out();
    assertThat(experiments)
        .startsWith("Experiments\n")
        .containsPattern("(?m)^  gpqa +Seven ways to spend");
    String bounds = Invocation.of("list", "bounds").out();
    assertThat(bounds).startsWith("Bounds ").contains("  knockout-power-law ");
    assertThat(Invocation.of("list").out())
        .isEqualTo(strategies + solvers + experiments + laws + bounds);
  }

  @Test
  void solversAndExperimentsAreDescribed() {
    assertThat(Invocation.of("describe", "pythia-12b-math").out())
        .startsWith("pythia-12b-math: Pythia-12B on 128 MATH problems")
        .contains("  source  ")
        .containsPattern("level level-1: 20\\S*% of the problems, success from .*; generate, ");
    assertThat(Invocation.of("describe", "compare-strategies").out())
        .contains(
            "long-knockout", "budgets     1, 4, 16", "3 combinations", "level from-a-table: 25%");
  }

  @Test
  void aShellCanCompleteNames() {
    assertThat(Invocation.of("generate-completion").out())
        .contains("\"tokens\"", "\"adaptive-consistency\"", "\"experiments\"");
  }

  @Test
  void helpAndVersionAreNoErrors() {
    assertThat(Invocation.of("--help").out()).contains("run", "list", "describe");
    assertThat(Invocation.of("run", "--help").out()).contains("--out", "--seed", "--set");
    assertThat(Invocation.of("--version").out()).startsWith("ponder ");
    assertThat(Invocation.of("--help").code()).isZero();
  }
}
