package io.ponder.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.experiment.ThresholdSearch.Change;
import io.ponder.experiment.ThresholdSearch.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Where winners change, on accuracies whose crossings are known. */
class ThresholdSearchTest {
  private static final double ROUNDING = 1e-11;

  private int looks;

  private Standing standing(Map<String, DoubleUnaryOperator> laws, double value) {
    Map<String, Double> accuracies = new LinkedHashMap<>();
    laws.forEach((name, law) -> accuracies.put(name, law.applyAsDouble(value)));
    double best = accuracies.values().stream().mapToDouble(x -> x).max().orElseThrow();
    Set<String> winners = new TreeSet<>();
    accuracies.forEach(
        (name, accuracy) -> {
          if (accuracy >= best - ROUNDING) {
            winners.add(name);
          }
        });
    looks++;
    return new Standing(winners, accuracies);
  }

  private List<Change> search(double low, double high, Map<String, DoubleUnaryOperator> laws) {
    return ThresholdSearch.between(
            low,
            standing(laws, low),
            high,
            standing(laws, high),
            value -> Optional.of(standing(laws, value)))
        .orElseThrow();
  }

  private static void assertChange(Change change, double value, String... winners) {
    assertThat(change.value()).isCloseTo(value, within(1e-7));
    assertThat(change.winners()).containsExactlyInAnyOrder(winners);
  }

  /** A root of cosines, which takes bisection alone 24 looks. */
  @Test
  void twoThatCross() {
    List<Change> changes = search(0, 1, Map.of("a", Math::cos, "b", x -> x));

    assertThat(changes).hasSize(1);
    assertChange(changes.get(0), 0.739085133215, "b");
    assertThat(looks).isLessThan(16);
  }

  /** The third beats both where they cross. */
  @Test
  void aThirdInBetween() {
    List<Change> changes = search(0, 1, Map.of("a", x -> 1 - x, "b", x -> x, "c", x -> 0.6));

    assertThat(changes).hasSize(2);
    assertChange(changes.get(0), 0.4, "c");
    assertChange(changes.get(1), 0.6, "b");
  }

  /** A third that only ties where they cross is no range. */
  @Test
  void allCrossAtOnce() {
    List<Change> changes = search(0, 1, Map.of("a", x -> 1 - x, "b", x -> x, "c", x -> 0.5));

    assertThat(changes).hasSize(1);
    assertChange(changes.get(0), 0.5, "b");
  }

  /** A tie over a range has two ends, and none in the middle of it. */
  @Test
  void aTieOverARange() {
    List<Change> changes =
        search(0, 1, Map.of("a", x -> Math.max(0.5, 0.8 - x), "b", x -> Math.max(0.5, x - 0.2)));

    assertThat(changes).hasSize(2);
    assertChange(changes.get(0), 0.3, "a", "b");
    assertChange(changes.get(1), 0.7, "b");
  }

  @Test
  void aJump() {
    List<Change> changes = search(0, 1, Map.of("a", x -> 0.5, "b", x -> x < 0.123 ? 0.2 : 0.9));

    assertThat(changes).hasSize(1);
    assertChange(changes.get(0), 0.123, "b");
  }

  /** A difference of less than rounding is a tie, and what never changes has no threshold. */
  @Test
  void noise() {
    assertThat(search(0, 1, Map.of("a", x -> 0.5, "b", x -> 0.5 + 1e-12 * (x - 0.5)))).isEmpty();
  }

  /** Winners that never settle are not searched for forever. */
  @Test
  void endless() {
    Standing a = new Standing(Set.of("a"), Map.of("a", 1.0, "b", 0.0));
    Standing b = new Standing(Set.of("b"), Map.of("a", 0.0, "b", 1.0));
    int[] count = new int[1];
    Optional<List<Change>> changes =
        ThresholdSearch.between(0, a, 1, b, value -> Optional.of(count[0]++ % 25 < 20 ? b : a));

    assertThat(count[0]).isLessThan(10_000);
    assertThat(changes.map(List::size).orElse(0)).isLessThan(40);
    assertThat(ThresholdSearch.between(0, a, 1, b, value -> Optional.empty())).isEmpty();
  }
}
