package io.ponder.strategy.voting;

import io.ponder.inference.Inference;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/** A count of answers, reused from trial to trial. */
final class Ballot {
  private final int[] candidates;
  private final int[] votes;
  private final int[] drawn;
  private int size;
  private int answers;

  /** Creates a ballot for at most so many candidates. */
  Ballot(int capacity) {
    candidates = new int[capacity];
    votes = new int[capacity];
    drawn = new int[capacity];
  }

  /** Forgets all votes. */
  void clear() {
    Arrays.fill(votes, 0, answers, 0);
    size = 0;
    answers = 0;
  }

  /** Samples candidates and adds their votes. */
  void addAll(Inference llm, int times) {
    int first = llm.generate(times);
    llm.answers(first, times, drawn);
    for (int i = 0; i < times; i++) {
      add(first + i, drawn[i]);
    }
  }

  /** Adds a candidate's answer; an unparsed one does not vote. */
  void add(int candidate, int answer) {
    if (answer != Inference.NO_ANSWER) {
      candidates[size++] = candidate;
      votes[answer]++;
      answers = Math.max(answers, answer + 1);
    }
  }

  /**
   * Returns a uniformly drawn candidate with the answer that has the most votes, ties broken
   * uniformly; {@link Inference#NO_ANSWER} if there are no votes.
   */
  int plurality(Inference llm) {
    if (size == 0) {
      return Inference.NO_ANSWER;
    }
    UniformRandomProvider random = llm.random();
    int most = 0;
    int tied = 0;
    int winner = 0;
    for (int answer = 0; answer < answers; answer++) {
      if (votes[answer] > most) {
        most = votes[answer];
        tied = 1;
        winner = answer;
      } else if (votes[answer] == most && random.nextInt(++tied) == 0) {
        winner = answer;
      }
    }
    // Rejection takes size / most draws on average, at most the number of answers.
    while (true) {
      int candidate = candidates[random.nextInt(size)];
      if (llm.answer(candidate) == winner) {
        return candidate;
      }
    }
  }
}
