package io.ponder.strategy.tournament;

import io.ponder.inference.Inference;
import io.ponder.model.Call;
import io.ponder.strategy.About;
import io.ponder.strategy.Parameter;
import io.ponder.strategy.Play;
import io.ponder.strategy.Strategy;
import java.util.Set;

/**
 * A knockout of two models: each makes every other candidate, so that in the first round the
 * candidates of one meet those of the other, and each makes half of the comparisons. By Theorem 2.3
 * of arXiv:2411.19477 a knockout needs a correct candidate and a comparator that is right more
 * often than not; for a mixture of models it is enough that they are so on average.
 */
@About(
    name = "mixture",
    text = "knockout among candidates of two models; each compares every match K times",
    calls = "N + 2K(N-1)",
    source = "arXiv:2411.19477")
public record Mixture(
    @Parameter(
            text = "comparisons a match by each of the models, K",
            standard = "2",
            min = 1,
            max = 1e6)
        int comparisons)
    implements Strategy {
  private static final int MODELS = 2;

  @Override
  public Play start(int budget) {
    int both = MODELS * comparisons;
    int entrants = (int) Knockout.candidates(budget, both);
    int[] alive = new int[entrants];
    double[] more = new double[entrants / 2];
    Bracket bracket = new Bracket(entrants);
    return llm -> {
      Inference second = llm.model(1);
      generate(llm, second, entrants, alive);
      for (int size = entrants; size > 1; ) {
        llm.nextRound();
        int matches = bracket.pair(alive, size);
        double[] points = bracket.points();
        llm.prefer(bracket.left(), bracket.right(), matches, comparisons, points);
        second.prefer(bracket.left(), bracket.right(), matches, comparisons, more);
        for (int match = 0; match < matches; match++) {
          points[match] += more[match];
        }
        size = bracket.advance(alive, size, both, llm);
      }
      return alive[0];
    };
  }

  /** The models take turns; the first one also makes an odd last candidate. */
  private static void generate(Inference first, Inference second, int entrants, int[] alive) {
    int ofSecond = entrants / 2;
    int handle = first.generate(entrants - ofSecond);
    for (int i = 0; i < entrants; i += MODELS) {
      alive[i] = handle++;
    }
    if (ofSecond > 0) {
      handle = second.generate(ofSecond);
      for (int i = 1; i < entrants; i += MODELS) {
        alive[i] = handle++;
      }
    }
  }

  @Override
  public int models() {
    return MODELS;
  }

  @Override
  public Set<Call> needs() {
    return Set.of(Call.COMPARE);
  }
}
