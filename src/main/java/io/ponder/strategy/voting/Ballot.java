package io.ponder.strategy.voting;

import io.ponder.inference.Inference;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/** A count of answers, reused from trial to trial. */
final class Ballot {
  private final int[] candidates;

  /**
   * The votes for each answer plus 1 (so 0 is for unparsed ones), counted in two parts that take
   * turns: a second vote for the same answer need not wait for the first one.
   */
  private final int[] even;

  private final int[] odd;
  private final int[] drawn;
  private int size;

  /** The largest answer so far, plus 1. */
  private int answers;

  /** Creates a ballot for at most so many candidates. */
  Ballot(int capacity) {
    candidates = new int[capacity];
    even = new int[capacity + 1];
    odd = new int[capacity + 1];
    drawn = new int[capacity];
  }

  /** Forgets all votes. */
  void clear() {
    Arrays.fill(even, 0, answers + 1, 0);
    Arrays.fill(odd, 0, answers + 1, 0);
    size = 0;
    answers = 0;
  }

  /** Samples candidates and adds their votes. */
  void addAll(Inference llm, int times) {
    int first = llm.generate(times);
    llm.answers(first, times, drawn);
    for (int i = 0; i < times; i++) {
      candidates[size + i] = first + i;
    }
    size += times;
    int largest = answers;
    for (int i = 0; i < times; i++) {
      largest = Math.max(largest, drawn[i] + 1);
    }
    answers = largest;
    int i = 0;
    for (; i < times - 1; i += 2) {
      even[drawn[i] + 1]++;
      odd[drawn[i + 1] + 1]++;
    }
    if (i < times) {
      even[drawn[i] + 1]++;
    }
  }

  private int votes(int answer) {
    return even[answer + 1] + odd[answer + 1];
  }

  /**
   * Returns a uniformly drawn candidate with the answer that has the most votes, ties broken
   * uniformly; {@link Inference#NO_ANSWER} if there are no votes.
   */
  int plurality(Inference llm) {
    if (size == votes(Inference.NO_ANSWER)) {
      return Inference.NO_ANSWER;
    }
    UniformRandomProvider random = llm.random(size);
    int most = 0;
    int tied = 0;
    int winner = 0;
    for (int answer = 0; answer < answers; answer++) {
      int votes = votes(answer);
      if (votes > most) {
        most = votes;
        tied = 1;
        winner = answer;
      } else if (votes == most && random.nextInt(++tied) == 0) {
        winner = answer;
      }
    }
    // Rejection takes size / most draws on average: the number of answers, unless few are parsed.
    while (true) {
      int candidate = candidates[random.nextInt(size)];
      if (llm.answer(candidate) == winner) {
        return candidate;
      }
    }
  }
}
