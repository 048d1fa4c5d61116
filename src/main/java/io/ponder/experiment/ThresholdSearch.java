package io.ponder.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the winners change between two values, if they can be told exactly at each value between.
 *
 * <p>The winners at the ends of an interval differ, so there is a change in it; false position on
 * the lead of the lower end's winners, with bisection in turn, narrows it down. It is decided by
 * who wins, not by the sign of a difference of two: so the winner between the two values may be a
 * third strategy, a tie over a range has two ends, and a jump is found as a root is. The search
 * goes on behind a change until the winners are those at the upper end. Changes that undo each
 * other between two values are not seen: that takes values that lie closer.
 */
final class ThresholdSearch {
  /** How close to each other the ends of the last interval are, relative to the values. */
  private static final double WIDTH = 1e-7;

  /** Changes closer to each other than this, relative to the values, are one. */
  private static final double NEAR = 1e-5;

  /** Winners that change more often are not told apart by their laws. */
  private static final int MOST = 30;

  /**
   * How strategies do at a value.
   *
   * @param winners those that none is better than
   * @param accuracies of all that may win
   */
  record Standing(Set<String> winners, Map<String, Double> accuracies) {
    /** Returns by how much the best of some strategies is better than the best of the others. */
    double lead(Set<String> of) {
      return best(of, true) - best(of, false);
    }

    private double best(Set<String> of, boolean among) {
      return accuracies.entrySet().stream()
          .filter(entry -> of.contains(entry.getKey()) == among)
          .mapToDouble(Map.Entry::getValue)
          .max()
          .orElse(Double.NEGATIVE_INFINITY);
    }
  }

  /** Tells how strategies do at a value; empty if that cannot be told. */
  @FunctionalInterface
  interface Standings {
    Optional<Standing> at(double value);
  }

  /** The winners from a value on. */
  record Change(double value, Set<String> winners) {}

  private final Standings standings;
  private final double scale;

  private ThresholdSearch(Standings standings, double scale) {
    this.standings = standings;
    this.scale = scale;
  }

  /**
   * Returns the changes in ascending order, or empty if the winners cannot be told somewhere.
   *
   * @param low a value
   * @param atLow how strategies do there
   * @param high a larger value
   * @param atHigh how strategies do there
   */
  static Optional<List<Change>> between(
      double low, Standing atLow, double high, Standing atHigh, Standings standings) {
    double scale = Math.max(Math.abs(low), Math.abs(high));
    return new ThresholdSearch(standings, scale).search(low, atLow, high, atHigh);
  }

  private Optional<List<Change>> search(double low, Standing atLow, double high, Standing atHigh) {
    List<Change> changes = new ArrayList<>();
    double from = low;
    Standing before = atLow;
    while (!before.winners.equals(atHigh.winners)) {
      Set<String> winners = before.winners;
      double left = from;
      double right = high;
      Standing after = atHigh;
      double leadLeft = before.lead(winners);
      double leadRight = after.lead(winners);
      for (int step = 1; right - left > WIDTH * scale; step++) {
        double middle = probe(left, leadLeft, right, leadRight, step);
        Optional<Standing> there = standings.at(middle);
        if (there.isEmpty()) {
          return Optional.empty();
        }
        if (there.get().winners.equals(winners)) {
          left = middle;
          leadLeft = there.get().lead(winners);
        } else {
          right = middle;
          after = there.get();
          leadRight = after.lead(winners);
        }
      }
      add(changes, new Change(left + (right - left) / 2, after.winners));
      if (changes.size() > MOST) {
        return Optional.empty();
      }
      from = right;
      before = after;
    }
    return Optional.of(changes);
  }

  /**
   * Returns where to look next: at the root of the line through the leads at both ends, but not so
   * near an end that the other would never move, and every third time in the middle.
   */
  private double probe(double left, double leadLeft, double right, double leadRight, int step) {
    double middle = left + (right - left) / 2;
    if (step % 3 == 0 || !(leadLeft > 0 && leadRight < 0)) {
      return middle;
    }
    double root = left + (right - left) * (leadLeft / (leadLeft - leadRight));
    double margin = WIDTH * scale / 2;
    return Math.max(left + margin, Math.min(right - margin, root));
  }

  /** Where two strategies cross they tie; that is no range of its own. */
  private void add(List<Change> changes, Change next) {
    int last = changes.size() - 1;
    if (last >= 0 && near(changes.get(last).value, next.value, scale)) {
      Change crossing = changes.remove(last);
      changes.add(new Change((crossing.value + next.value) / 2, next.winners));
    } else {
      changes.add(next);
    }
  }

  /** Whether two changes are one, as far as the search can tell. */
  static boolean near(double one, double other, double scale) {
    return Math.abs(one - other) <= NEAR * scale;
  }
}
