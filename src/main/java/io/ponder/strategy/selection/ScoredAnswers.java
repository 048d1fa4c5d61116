package io.ponder.strategy.selection;

import io.ponder.inference.Inference;
import io.ponder.strategy.Best;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The scores and answers of candidates 0, 1, ... in order, and the best candidate among some
 * answers.
 */
final class ScoredAnswers {
  private final double[] score;
  private final int[] answer;
  private final int[] drawn;
  private final Best best = new Best();
  private int size;

  ScoredAnswers(int capacity) {
    score = new double[capacity];
    answer = new int[capacity];
    drawn = new int[capacity];
  }

  void clear() {
    size = 0;
  }

  void add(Inference llm, int first, int times, double[] scores) {
    llm.answers(first, times, drawn);
    System.arraycopy(drawn, 0, answer, size, times);
    System.arraycopy(scores, 0, score, size, times);
    size += times;
  }

  int size() {
    return size;
  }

  /** Returns the answer of the candidate that was added i-th, from 0. */
  int answer(int i) {
    return answer[i];
  }

  /**
   * Returns the candidate with the highest score among those whose answer is open, ties at random;
   * {@link Inference#NO_ANSWER} if there is none.
   *
   * @param open by answer
   */
  int best(boolean[] open, UniformRandomProvider random) {
    best.clear();
    for (int i = 0; i < size; i++) {
      if (answer[i] != Inference.NO_ANSWER && open[answer[i]]) {
        best.consider(i, score[i], random);
      }
    }
    return best.choice();
  }

  /** Returns the best candidate with one answer. */
  int best(int only, boolean[] scratch, UniformRandomProvider random) {
    Arrays.fill(scratch, 0, size, false);
    scratch[only] = true;
    return best(scratch, random);
  }
}
