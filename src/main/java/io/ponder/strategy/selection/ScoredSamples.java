package io.ponder.strategy.selection;

import io.ponder.inference.Inference;
import io.ponder.model.Call;
import io.ponder.strategy.Play;

/**
 * Samples and scores as many candidates as the budget affords, for strategies that choose among
 * scored candidates. A lone candidate is the answer without a score: that comes with the second
 * one. The candidates' handles are 0, 1, ... in order.
 */
final class ScoredSamples {
  private ScoredSamples() {}

  /** What scores a candidate. */
  interface Scorer {
    /** Returns the price of one candidate's score in ticks. */
    long price(Inference llm);

    /** Scores candidates {@code first}, {@code first + 1} ... */
    void score(Inference llm, int first, int times, double[] scores);
  }

  /** The verifier's scores. */
  static final Scorer VERIFIER =
      new Scorer() {
        @Override
        public long price(Inference llm) {
          return llm.price(Call.VERIFY);
        }

        @Override
        public void score(Inference llm, int first, int times, double[] scores) {
          llm.verify(first, times, scores);
        }
      };

  /** What is chosen among the candidates that were added, reused from trial to trial. */
  interface Pool {
    /** Forgets all candidates. */
    void clear();

    /** Adds candidates {@code first}, {@code first + 1} ... with their scores. */
    void add(Inference llm, int first, int times, double[] scores);

    /** Returns the choice among all that were added; it leaves the pool as it is. */
    int choose(Inference llm);
  }

  /**
   * Returns a play, which serves all budgets up to the largest one.
   *
   * @param budget the largest budget in calls
   * @param scorer scores the candidates
   * @param pool chooses among them
   */
  static Play play(int budget, Scorer scorer, Pool pool) {
    double[] scores = new double[budget];
    return llm -> {
      long score = scorer.price(llm);
      long unit = llm.price(Call.GENERATE) + score;
      int lone = llm.generate();
      if (llm.due(unit + score)) {
        llm.offer(lone);
      }
      if (llm.left() < unit + score) {
        return lone;
      }
      pool.clear();
      scorer.score(llm, lone, 1, scores);
      pool.add(llm, lone, 1, scores);
      while (llm.left() >= unit) {
        if (llm.due(unit)) {
          llm.offer(pool.choose(llm));
        }
        int batch = llm.batch(unit);
        int first = llm.generate(batch);
        scorer.score(llm, first, batch, scores);
        pool.add(llm, first, batch, scores);
      }
      return pool.choose(llm);
    };
  }
}
