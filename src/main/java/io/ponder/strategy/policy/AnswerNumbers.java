package io.ponder.strategy.policy;

import io.ponder.inference.Inference;
import java.util.Arrays;

/**
 * A strategy's own numbers of answers, from 0 in the order in which it first asks for them: what
 * was asked for before it began does not count. Reused from trial to trial.
 */
final class AnswerNumbers {
  /** The number of each of the session's answers plus 1; 0 for those that were not asked for. */
  private int[] numbers = new int[16];

  private int known;
  private int highest = -1;

  /** Forgets all answers. */
  void clear() {
    Arrays.fill(numbers, 0, highest + 1, 0);
    known = 0;
    highest = -1;
  }

  /** Returns the number of one of the session's answers. */
  int of(int answer) {
    if (answer == Inference.NO_ANSWER) {
      return Inference.NO_ANSWER;
    }
    if (answer >= numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(answer + 1, 2 * numbers.length));
    }
    highest = Math.max(highest, answer);
    if (numbers[answer] == 0) {
      known++;
      numbers[answer] = known;
    }
    return numbers[answer] - 1;
  }
}
