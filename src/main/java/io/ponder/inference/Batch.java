package io.ponder.inference;

/**
 * One trial of one strategy on several problems at once: a session for each, and one budget that
 * all of them share, so that what an easy problem leaves goes to a hard one. Like a single session
 * it tells nothing about the table, the correct answers or the levels; the problems come in random
 * order, so their numbers tell nothing either, and the first of equals is a fair choice.
 */
public interface Batch {
  /** Returns the number of problems, at least 1. */
  int size();

  /**
   * Returns the session on a problem. Its prices are its own, in ticks that are the same for all;
   * {@link Inference#left} and {@link Inference#affords} are about the budget of the batch.
   *
   * @param index the problem's number, from 0
   */
  Inference problem(int index);

  /**
   * Chooses the answer to a problem; a later choice replaces an earlier one. A problem without a
   * choice has no answer.
   *
   * @param index the problem's number, from 0
   * @param candidate a candidate of its session, or {@link Inference#NO_ANSWER}
   */
  void choose(int index, int candidate);
}
