package io.ponder.strategy.tournament;

import io.ponder.inference.AddressedRandom;
import io.ponder.inference.Inference;
import io.ponder.model.Call;
import io.ponder.strategy.About;
import io.ponder.strategy.Best;
import io.ponder.strategy.Parameter;
import io.ponder.strategy.Play;
import io.ponder.strategy.Strategy;
import java.util.Arrays;
import java.util.Set;

/**
 * A league that drops candidates on the way: all that are left meet a random other candidate, and
 * whoever's upper confidence bound is below another's lower bound is out (successive elimination by
 * confidence bounds, as LUCB, Kalyanakrishnan et al., ICML 2012). What that saves goes on to the
 * matches of those that are left, until one is left or the budget is spent; then the top mean wins,
 * ties at random.
 *
 * <p>The bounds are Hoeffding's: after m comparisons the mean, plus and minus sqrt(ln(2 / (1 -
 * confidence)) / (2m)). A dropped candidate can still be met as an opponent.
 */
@About(
    name = "racing-league",
    text = "a league that drops whoever's upper bound is below another's lower bound",
    calls = "<= N + NK",
    source = "arXiv:2411.19477")
public record RacingLeague(
    @Parameter(
            text = "opponents of each candidate if none is dropped, K",
            standard = "4",
            min = 1,
            max = 1e6)
        int opponents,
    @Parameter(text = "of each confidence bound", standard = "0.8", min = 0, max = 0.999999)
        double confidence)
    implements Strategy {
  @Override
  public Play start(int budget) {
    int entrants = (int) League.candidates(budget, opponents);
    return entrants == 1 ? Inference::generate : new Race(entrants, confidence);
  }

  /** One worker's race. */
  private static final class Race implements Play {
    private final int entrants;
    private final double logarithm;
    private final int[] alive;
    private final int[] opponent;
    private final double[] points;
    private final double[] tallies;
    private final Best best = new Best();

    Race(int entrants, double confidence) {
      this.entrants = entrants;
      logarithm = StrictMath.log(2 / (1 - confidence));
      alive = new int[entrants];
      opponent = new int[entrants];
      points = new double[entrants];
      tallies = new double[entrants];
    }

    @Override
    public int solve(Inference llm) {
      int first = llm.generate(entrants);
      for (int i = 0; i < entrants; i++) {
        alive[i] = first + i;
      }
      Arrays.fill(tallies, 0);
      int left = entrants;
      AddressedRandom random = llm.random();
      for (int met = 1; left > 1 && llm.affords(Call.COMPARE, left); met++) {
        llm.nextRound();
        random.nextInts(entrants - 1, opponent, 0, left);
        for (int i = 0; i < left; i++) {
          opponent[i] += first + (opponent[i] >= alive[i] - first ? 1 : 0);
        }
        llm.prefer(alive, opponent, left, 1, points);
        for (int i = 0; i < left; i++) {
          tallies[i] += points[i];
        }
        left = drop(left, met);
      }
      return alive[Tallies.top(tallies, left, best, random)];
    }

    /** Keeps those whose upper bound reaches the highest lower bound; returns how many. */
    private int drop(int size, int met) {
      double top = 0;
      for (int i = 0; i < size; i++) {
        top = Math.max(top, tallies[i]);
      }
      // All have met as many, so the bounds are as far from the tallies for all of them.
      double least = top - 2 * StrictMath.sqrt(logarithm * met / 2);
      int kept = 0;
      for (int i = 0; i < size; i++) {
        if (tallies[i] >= least) {
          alive[kept] = alive[i];
          tallies[kept++] = tallies[i];
        }
      }
      return kept;
    }
  }

  @Override
  public Set<Call> needs() {
    return Set.of(Call.COMPARE);
  }
}
