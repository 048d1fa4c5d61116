package io.ponder.strategy.tournament;

import io.ponder.model.Call;
import io.ponder.strategy.About;
import io.ponder.strategy.Parameter;
import io.ponder.strategy.Play;
import io.ponder.strategy.Strategy;
import java.util.Set;

/**
 * Single elimination (arXiv:2411.19477, section 2): candidates meet in pairs in order, more points
 * in K comparisons win, ties at random; an odd last one gets a bye, and nobody is reshuffled.
 */
@About(
    name = "knockout",
    text = "single elimination; K comparisons a match, more points wins",
    calls = "N + K(N-1)",
    source = "arXiv:2411.19477")
public record Knockout(
    @Parameter(text = "comparisons a match, K", standard = "3", min = 1) int comparisons)
    implements Strategy {

  /** Returns the most candidates that a budget affords, at least 1. */
  static int candidates(int budget, int comparisons) {
    return (int) Math.max(1, ((long) budget + comparisons) / (1L + comparisons));
  }

  @Override
  public Play start(int budget) {
    int entrants = candidates(budget, comparisons);
    int[] alive = new int[entrants];
    int[] left = new int[entrants / 2];
    int[] right = new int[entrants / 2];
    double[] points = new double[entrants / 2];
    double draw = comparisons / 2.0;
    return llm -> {
      int first = llm.generate(entrants);
      for (int i = 0; i < entrants; i++) {
        alive[i] = first + i;
      }
      int size = entrants;
      while (size > 1) {
        llm.nextRound();
        int matches = size / 2;
        for (int match = 0; match < matches; match++) {
          left[match] = alive[2 * match];
          right[match] = alive[2 * match + 1];
        }
        llm.prefer(left, right, matches, comparisons, points);
        for (int match = 0; match < matches; match++) {
          double lead = points[match] - draw;
          if (lead == 0) {
            lead = llm.random().nextBoolean() ? 1 : -1;
          }
          // 1 if the right one leads, from the sign: a branch would be mispredicted half the time.
          alive[match] = alive[2 * match + (int) (Double.doubleToRawLongBits(lead) >>> 63)];
        }
        if (size % 2 == 1) {
          alive[matches] = alive[size - 1];
        }
        size = matches + size % 2;
      }
      return alive[0];
    };
  }

  @Override
  public Set<Call> needs() {
    return Set.of(Call.COMPARE);
  }
}
