package io.ponder.inference;

import io.ponder.model.Call;

/**
 * One trial of one strategy on one problem: everything that a strategy can do and see. It never
 * sees the table, the correct answer or the level, so the same strategy runs on a simulated
 * problem, on recorded samples or on a live model.
 *
 * <p>A candidate is an {@code int} handle, counted from 0 within the trial in the order of
 * creation. Every call is charged against the budget in ticks, the common denominator of the
 * solver's prices; a call that the rest of the budget does not pay for throws {@link
 * BudgetExceededException}.
 *
 * <p>Rounds are the latency of a trial: a call runs in the earliest round that follows the round of
 * every candidate it uses and the last {@link #nextRound()}. The order in which independent calls
 * are issued therefore does not matter. A free call (a verifier at price 0) takes no round.
 */
public interface Inference {
  /** The answer of an unparsed candidate, and the choice of a strategy that abstains. */
  int NO_ANSWER = -1;

  /**
   * The choice of a ceiling such as the oracle: right if any candidate is. Only accepted from a
   * strategy that declares itself a ceiling, and then it is reported as one.
   */
  int ANY_CORRECT = -2;

  /** Samples a new candidate and returns its handle. */
  default int generate() {
    return generate(1);
  }

  /** Samples {@code times} new candidates at once; their handles follow the returned one. */
  int generate(int times);

  /** Makes a new candidate that revises another, and returns its handle. */
  default int revise(int candidate) {
    return revise(candidate, 1);
  }

  /**
   * Revises a candidate, then the revision, and so on.
   *
   * @param candidate the first to be revised
   * @param times the length of the chain, at least 1
   * @return the last revision; those before it have the handles before it
   */
  int revise(int candidate, int times);

  /**
   * Compares two candidates {@code times} times at once.
   *
   * @return the points of {@code left}: 1 for each comparison won, 1/2 for each tie
   */
  double prefer(int left, int right, int times);

  /**
   * Plays matches at once, in order: the same as as many calls of {@link #prefer(int, int, int)}.
   *
   * @param left the left candidates, one a match
   * @param right the right candidates
   * @param matches how many matches there are
   * @param times comparisons in each match
   * @param points receives the points of the left ones
   */
  void prefer(int[] left, int[] right, int matches, int times, double[] points);

  /** Returns the reward model's score of a candidate; charged once, then remembered. */
  double verify(int candidate);

  /**
   * Scores candidates at once: the same as as many calls of {@link #verify(int)}.
   *
   * @param first the first candidate; the others follow
   * @param times how many there are
   * @param scores receives their scores
   */
  void verify(int first, int times, double[] scores);

  /**
   * Returns how much the vote of a candidate with a score counts: P(correct) at even odds, given
   * the score, in [0, 1].
   */
  double weight(double score);

  /** Returns the least score that the verifier accepts; NaN if that is for the strategy to say. */
  double threshold();

  /** Asks for one more verdict on a candidate: a fresh call each time; {@code true} is "right". */
  boolean judge(int candidate);

  /**
   * Asks for verdicts on candidates at once.
   *
   * @param first the first candidate; the others follow
   * @param candidates how many there are
   * @param times verdicts on each
   * @param right receives how many of each one's verdicts are "right"
   */
  void judge(int first, int candidates, int times, double[] right);

  /**
   * Returns what a vote counts: equal for equal answers, numbered from 0 in the order in which the
   * trial first asked for them, or {@link #NO_ANSWER} for an unparsed candidate.
   */
  int answer(int candidate);

  /**
   * Looks up the {@linkplain #answer answers} of candidates.
   *
   * @param first the first candidate; the others follow
   * @param times how many there are
   * @param into receives their answers
   */
  void answers(int first, int times, int[] into);

  /** Returns the price of one call in ticks. */
  long price(Call kind);

  /** Returns the ticks that are left. */
  long left();

  /** Returns whether the rest of the budget pays for {@code times} calls of a kind. */
  default boolean affords(Call kind, int times) {
    return left() >= times * price(kind);
  }

  /**
   * Returns how many units of {@code ticks} can be spent before an answer is {@linkplain #due due}
   * or the budget is spent, so that they can be asked for at once.
   */
  int batch(long ticks);

  /**
   * Asks, before spending {@code ticks} more, whether that would pass one of the experiment's
   * budgets. If so an anytime strategy {@linkplain #offer offers} the answer that it would give at
   * that budget. Never true for a strategy that is run once for each budget.
   */
  boolean due(long ticks);

  /** Offers the answer for the budgets that are {@linkplain #due due}. */
  void offer(int candidate);

  /** Says that what follows depends on outcomes seen so far. */
  void nextRound();

  /**
   * Returns another model on the same problem and the same budget, counted from this one, which is
   * 0; the candidates are the same for all.
   *
   * @throws IllegalArgumentException if the strategy does not declare so many models
   */
  Inference model(int index);

  /** Returns the strategy's own coin flips. */
  AddressedRandom random();

  /**
   * Returns the strategy's own coin flips for one decision, the same whichever others it took: an
   * {@linkplain #offer offer} that breaks ties with them does not depend on earlier offers.
   *
   * @param decision its number, by which alone its coin flips are known
   */
  AddressedRandom random(long decision);
}
