package io.ponder.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** The stretches between thresholds as they come up. */
final class Regimes {
  /** The digits of a threshold that the search tells. */
  private static final MathContext DIGITS = new MathContext(6);

  private final List<List<String>> winners = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();

  /** What a threshold is but for the winners on its sides. */
  private record Change(OptionalDouble value, String low, String high, boolean exact) {}

  Regimes(Set<String> first) {
    winners.add(List.copyOf(first));
  }

  List<String> last() {
    return winners.get(winners.size() - 1);
  }

  /** Goes on with those of the winners that win at the next value too, if there are any. */
  boolean goOn(Set<String> next) {
    List<String> both = last().stream().filter(next::contains).toList();
    if (!both.isEmpty()) {
      winners.set(winners.size() - 1, both);
    }
    return !both.isEmpty();
  }

  void change(OptionalDouble value, String low, String high, boolean exact, Set<String> next) {
    int end = changes.size() - 1;
    if (end >= 0 && value.isPresent() && changes.get(end).value.isPresent()) {
      double before = changes.get(end).value.getAsDouble();
      // Near 0 the values' own distance tells what is near.
      double step = Math.abs(Double.parseDouble(high) - Double.parseDouble(low));
      double scale = Math.max(step, Math.max(Math.abs(before), Math.abs(value.getAsDouble())));
      if (ThresholdSearch.near(before, value.getAsDouble(), scale)) {
        // A crossing at a value of the experiment, where the two tie.
        Change one = changes.remove(end);
        winners.remove(winners.size() - 1);
        change(OptionalDouble.of((before + value.getAsDouble()) / 2), one.low, high, exact, next);
        return;
      }
    }
    if (!last().equals(List.copyOf(next))) {
      changes.add(new Change(value, low, high, exact));
      winners.add(List.copyOf(next));
    }
  }

  private static OptionalDouble rounded(OptionalDouble value) {
    return value.isPresent()
        ? OptionalDouble.of(new BigDecimal(value.getAsDouble()).round(DIGITS).doubleValue())
        : value;
  }

  List<Threshold> thresholds() {
    List<Threshold> thresholds = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      thresholds.add(
          new Threshold(
              winners.get(i),
              winners.get(i + 1),
              rounded(change.value),
              change.low,
              change.high,
              change.exact ? ExperimentRun.EXACT : ExperimentRun.SIMULATED));
    }
    return thresholds;
  }
}
