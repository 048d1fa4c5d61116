package io.ponder.strategy.tournament;

import io.ponder.inference.Inference;
import io.ponder.model.Call;
import io.ponder.strategy.About;
import io.ponder.strategy.Law;
import io.ponder.strategy.Parameter;
import io.ponder.strategy.Play;
import io.ponder.strategy.Strategy;
import java.util.Optional;
import java.util.Set;

/**
 * Single elimination (arXiv:2411.19477, section 2): candidates meet in pairs in order, more points
 * in K comparisons win, ties at random; an odd last one gets a bye, and nobody is reshuffled.
 *
 * <p>Seeded by score, the verifier's favourites meet as late as they can, and the first one has the
 * byes. With an early end, the tournament is over once all that remain give the same answer.
 */
@About(
    name = "knockout",
    text = "single elimination; K comparisons a match, more points wins",
    calls = "N + K(N-1)",
    source = "arXiv:2411.19477")
public record Knockout(
    @Parameter(text = "comparisons a match, K", standard = "3", min = 1, max = 1e6) int comparisons,
    @Parameter(
            text = "who meets whom: in order, or the best score the worst (N(1+v) + K(N-1) calls)",
            standard = "order")
        Seeding seeding,
    @Parameter(text = "ends once all that remain give the same answer", standard = "false")
        boolean earlyEnd)
    implements Strategy {

  /**
   * Returns N, the most candidates that a budget affords, at least 1.
   *
   * @param budget the most calls, at least 1
   * @param comparisons comparisons a match, K, at least 1
   */
  public static long candidates(long budget, int comparisons) {
    long each = 1L + comparisons;
    return Math.max(1, budget / each + (budget % each + comparisons) / each);
  }

  @Override
  public Play start(int budget) {
    int most = (int) candidates(budget, comparisons);
    int[] alive = new int[most];
    Bracket bracket = new Bracket(most);
    Seeds seeds = new Seeds(seeding == Seeding.SCORE ? most : 0);
    return llm -> {
      int entrants = seeding == Seeding.SCORE ? scored(llm) : most;
      int first = llm.generate(entrants);
      if (seeding == Seeding.SCORE && entrants > 1) {
        seeds.arrange(llm, first, entrants, alive);
      } else {
        for (int i = 0; i < entrants; i++) {
          alive[i] = first + i;
        }
      }
      int size = entrants;
      while (size > 1 && !(earlyEnd && agree(llm, alive, size))) {
        llm.nextRound();
        int matches = bracket.pair(alive, size);
        llm.prefer(bracket.left(), bracket.right(), matches, comparisons, bracket.points());
        size = bracket.advance(alive, size, comparisons, llm);
      }
      return alive[0];
    };
  }

  /** Returns the most candidates that the budget affords if each is scored, at least 1. */
  private int scored(Inference llm) {
    long match = comparisons * llm.price(Call.COMPARE);
    long each = llm.price(Call.GENERATE) + llm.price(Call.VERIFY) + match;
    return (int) Math.max(1, (llm.left() + match) / each);
  }

  private static boolean agree(Inference llm, int[] alive, int size) {
    int answer = llm.answer(alive[0]);
    for (int i = 1; i < size; i++) {
      if (llm.answer(alive[i]) != answer) {
        return false;
      }
    }
    return answer != Inference.NO_ANSWER;
  }

  @Override
  public Set<Call> needs() {
    return seeding == Seeding.SCORE ? Set.of(Call.COMPARE, Call.VERIFY) : Set.of(Call.COMPARE);
  }

  /** {@inheritDoc} In order and to the end; seeds and early ends have none. */
  @Override
  public Optional<Law> law() {
    return seeding == Seeding.ORDER && !earlyEnd
        ? Optional.of(new KnockoutLaw(comparisons))
        : Optional.empty();
  }
}
