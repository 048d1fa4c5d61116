package io.ponder.strategy.tournament;

import io.ponder.model.Call;
import io.ponder.strategy.About;
import io.ponder.strategy.Best;
import io.ponder.strategy.Parameter;
import io.ponder.strategy.Play;
import io.ponder.strategy.Strategy;
import java.util.Arrays;
import java.util.Set;

/** All pairs of candidates meet, and both tallies move; the top tally wins, ties at random. */
@About(
    name = "round-robin",
    text = "all pairs meet K times; the top tally wins",
    calls = "N + KN(N-1)/2",
    source = "arXiv:2411.19477")
public record RoundRobin(
    @Parameter(text = "comparisons of each pair, K", standard = "1", min = 1, max = 1e6)
        int comparisons)
    implements Strategy {

  /** Returns the most candidates that a budget affords, at least 1. */
  static int candidates(int budget, int comparisons) {
    int most = (int) ((1 + Math.sqrt(1 + 8.0 * budget)) / 2);
    while (most > 1 && most + (long) comparisons * most * (most - 1) / 2 > budget) {
      most--;
    }
    return Math.max(1, most);
  }

  @Override
  public Play start(int budget) {
    int entrants = candidates(budget, comparisons);
    int matches = entrants * (entrants - 1) / 2;
    int[] left = new int[matches];
    int[] right = new int[matches];
    int match = 0;
    for (int a = 0; a < entrants; a++) {
      for (int b = a + 1; b < entrants; b++) {
        left[match] = a;
        right[match++] = b;
      }
    }
    double[] points = new double[matches];
    double[] tallies = new double[entrants];
    Best best = new Best();
    // The only candidates of the trial, so their handles are 0 to entrants - 1.
    return llm -> {
      int first = llm.generate(entrants);
      if (entrants == 1) {
        return first;
      }
      llm.prefer(left, right, matches, comparisons, points);
      Arrays.fill(tallies, 0);
      for (int i = 0; i < matches; i++) {
        tallies[left[i]] += points[i];
        tallies[right[i]] += comparisons - points[i];
      }
      return Tallies.top(tallies, entrants, best, llm.random());
    };
  }

  @Override
  public Set<Call> needs() {
    return Set.of(Call.COMPARE);
  }
}
