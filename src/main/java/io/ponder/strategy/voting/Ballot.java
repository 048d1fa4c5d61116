package io.ponder.strategy.voting;

import io.ponder.inference.Inference;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/** A count of answers, reused from trial to trial. */
public final class Ballot {
  private int[] candidates;

  /**
   * The votes for each answer plus 1 (so 0 is for unparsed ones), counted in two parts that take
   * turns: a second vote for the same answer need not wait for the first one.
   */
  private int[] even;

  private int[] odd;
  private int[] drawn;
  private int size;

  /** The largest answer so far, plus 1. */
  private int answers;

  /** Creates a ballot with room for so many candidates; it grows when there are more. */
  public Ballot(int capacity) {
    candidates = new int[capacity];
    even = new int[capacity + 1];
    odd = new int[capacity + 1];
    drawn = new int[capacity];
  }

  private void reserve(int needed) {
    if (needed > candidates.length) {
      int capacity = Math.max(needed, 2 * candidates.length);
      candidates = Arrays.copyOf(candidates, capacity);
      even = Arrays.copyOf(even, capacity + 1);
      odd = Arrays.copyOf(odd, capacity + 1);
      drawn = Arrays.copyOf(drawn, capacity);
    }
  }

  /** Forgets all votes. */
  public void clear() {
    Arrays.fill(even, 0, answers + 1, 0);
    Arrays.fill(odd, 0, answers + 1, 0);
    size = 0;
    answers = 0;
  }

  /** Samples candidates and adds their votes. */
  public void addAll(Inference llm, int times) {
    addAll(llm, llm.generate(times), times);
  }

  /** Adds the votes of candidates {@code first}, {@code first + 1} ... */
  public void addAll(Inference llm, int first, int times) {
    reserve(size + times);
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

  /** Adds the vote of a candidate; an unparsed one does not count. */
  public void add(int candidate, int answer) {
    reserve(size + 1);
    candidates[size++] = candidate;
    answers = Math.max(answers, answer + 1);
    even[answer + 1]++;
  }

  /** Returns the votes for an answer, or the number of unparsed candidates. */
  public int votes(int answer) {
    return even[answer + 1] + odd[answer + 1];
  }

  /** Returns the number of votes, unparsed candidates not counted. */
  public int votes() {
    return size - votes(Inference.NO_ANSWER);
  }

  /** Returns the number of candidates, unparsed ones counted. */
  public int size() {
    return size;
  }

  /** Returns the largest answer so far plus 1; answers without a vote may be below. */
  public int answers() {
    return answers;
  }

  /** Returns the votes for the answer that has the most, 0 if there are none. */
  public int most() {
    int most = 0;
    for (int answer = 0; answer < answers; answer++) {
      most = Math.max(most, votes(answer));
    }
    return most;
  }

  /** Returns the votes for the answer that has the second most; equal to the most if they tie. */
  public int runnerUp() {
    int first = 0;
    int second = 0;
    for (int answer = 0; answer < answers; answer++) {
      int votes = votes(answer);
      second = Math.max(second, Math.min(first, votes));
      first = Math.max(first, votes);
    }
    return second;
  }

  /**
   * Returns a uniformly drawn candidate with the answer that has the most votes, ties broken
   * uniformly; {@link Inference#NO_ANSWER} if there are no votes.
   */
  public int plurality(Inference llm) {
    return plurality(llm, llm.random(size));
  }

  /**
   * Returns the {@linkplain #plurality(Inference) plurality} with coin flips of its own, for a
   * trial that counts several ballots: those of a ballot's size would be the same for all of them.
   */
  public int plurality(Inference llm, UniformRandomProvider random) {
    if (votes() == 0) {
      return Inference.NO_ANSWER;
    }
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
    return draw(llm, winner, random);
  }

  /** Returns a uniformly drawn candidate with an answer that has votes. */
  int draw(Inference llm, int answer, UniformRandomProvider random) {
    // Rejection takes size / votes draws on average: few for a winner, unless few are parsed.
    while (true) {
      int candidate = candidates[random.nextInt(size)];
      if (llm.answer(candidate) == answer) {
        return candidate;
      }
    }
  }
}
