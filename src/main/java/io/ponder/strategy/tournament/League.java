package io.ponder.strategy.tournament;

import io.ponder.inference.AddressedRandom;
import io.ponder.inference.Inference;
import io.ponder.model.Call;
import io.ponder.strategy.About;
import io.ponder.strategy.Best;
import io.ponder.strategy.Law;
import io.ponder.strategy.Parameter;
import io.ponder.strategy.Play;
import io.ponder.strategy.Strategy;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * A league (arXiv:2411.19477, section 3): each candidate meets K others drawn with replacement, one
 * comparison each, and only its own tally moves; the top tally wins, ties at random.
 */
@About(
    name = "league",
    text = "each candidate meets K random others once; the top tally wins",
    calls = "N + NK",
    source = "arXiv:2411.19477")
public record League(
    @Parameter(text = "opponents of each candidate, K", standard = "4", min = 1) int opponents)
    implements Strategy {

  /**
   * Returns N, the most candidates that a budget affords, at least 1.
   *
   * @param budget the most calls, at least 1
   * @param opponents opponents of each candidate, K, at least 1
   */
  public static long candidates(long budget, int opponents) {
    return Math.max(1, budget / (1L + opponents));
  }

  @Override
  public Play start(int budget) {
    int entrants = (int) candidates(budget, opponents);
    if (entrants == 1) {
      return Inference::generate;
    }
    int matches = entrants * opponents;
    int[] left = new int[matches];
    Arrays.setAll(left, match -> match % entrants);
    int[] right = new int[matches];
    double[] points = new double[matches];
    double[] tallies = new double[entrants];
    Best best = new Best();
    // The only candidates of the trial, so their handles are 0 to entrants - 1.
    return llm -> {
      llm.generate(entrants);
      AddressedRandom random = llm.random();
      // Everybody's first match, then everybody's second one: long loops are fast ones.
      random.nextInts(entrants - 1, right, 0, matches);
      for (int match = 0; match < matches; match++) {
        // One more unless below the own number, from the sign: no branch to mispredict.
        right[match] += 1 - ((right[match] - left[match]) >>> 31);
      }
      llm.prefer(left, right, matches, 1, points);
      Arrays.fill(tallies, 0);
      for (int match = 0; match < matches; match += entrants) {
        for (int i = 0; i < entrants; i++) {
          tallies[i] += points[match + i];
        }
      }
      return Tallies.top(tallies, entrants, best, random);
    };
  }

  @Override
  public Set<Call> needs() {
    return Set.of(Call.COMPARE);
  }

  @Override
  public Optional<Law> law() {
    return Optional.of(new LeagueLaw(opponents));
  }
}
