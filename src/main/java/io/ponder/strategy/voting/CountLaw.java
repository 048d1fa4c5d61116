package io.ponder.strategy.voting;

import io.ponder.inference.ExpectedCalls;
import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The law of a vote that stops by its counts: the probabilities of all counts of votes, sample by
 * sample. Counts of answers that are equally likely and equally right are one state in any order.
 * It refuses more than {@link #MOST_STATES} states.
 */
final class CountLaw implements Law {
  /** States over all samples. */
  static final int MOST_STATES = 1_000_000;

  /** Counts are written in characters, with a bit to spare. */
  private static final long MOST_VOTES = 30_000;

  /** When a vote stops. */
  @FunctionalInterface
  interface Rule {
    /**
     * Returns how many samples to ask for next, 0 to stop.
     *
     * @param first votes of the answer that has the most
     * @param second votes of the answer that has the second most
     * @param unanimous whether all samples asked for last gave one answer
     */
    int more(int first, int second, boolean unanimous);
  }

  private final Rule rule;
  private final boolean lastRoundWins;

  /**
   * Creates a law.
   *
   * @param rule when the vote stops
   * @param lastRoundWins whether the answer of a unanimous last round wins, and not the plurality
   */
  CountLaw(Rule rule, boolean lastRoundWins) {
    this.rule = rule;
    this.lastRoundWins = lastRoundWins;
  }

  @Override
  public Optional<Exact> at(Problem problem, long budget) {
    if (budget > MOST_VOTES || problem.correctUnparsed()) {
      return Optional.empty();
    }
    return new Chain(problem.answers(), problem.unparsed(), (int) budget, problem.calls()).run();
  }

  /** {@inheritDoc} Each takes up to a second. */
  @Override
  public int mostRates() {
    return 32;
  }

  /**
   * The states of one more sample after another. A state is written as a character for each answer,
   * twice its votes plus 1 if all samples of the round under way are for it, then one for the
   * samples of the round to come, then one that tells a unanimous round (2 if it has just begun).
   */
  private final class Chain {
    private static final char BROKEN = 0;
    private static final char UNANIMOUS = 1;
    private static final char BEGUN = 2;

    private final List<Problem.Answer> answers;
    private final double unparsed;
    private final int budget;
    private final ExpectedCalls calls;
    private final int size;

    /** Where the answers that are like an answer end. */
    private final int[] groupEnd;

    private final double[] sums = new double[3];
    private Map<String, double[]> next = new HashMap<>();

    Chain(List<Problem.Answer> answers, double unparsed, int budget, ExpectedCalls calls) {
      this.answers = answers;
      this.unparsed = unparsed;
      this.budget = budget;
      this.calls = calls;
      size = answers.size();
      groupEnd = new int[size];
      for (int i = size - 1; i >= 0; i--) {
        boolean same = i < size - 1 && answers.get(i).equals(answers.get(i + 1));
        groupEnd[i] = same ? groupEnd[i + 1] : i + 1;
      }
    }

    Optional<Exact> run() {
      char[] empty = new char[size + 2];
      empty[size + 1] = BEGUN;
      put(empty, 1);
      int states = 0;
      for (int samples = 0; !next.isEmpty(); samples++) {
        List<Map.Entry<String, double[]>> now = new ArrayList<>(next.entrySet());
        // In a fixed order, so that sums are the same in every run.
        now.sort(Map.Entry.comparingByKey());
        states += now.size();
        if (states > MOST_STATES) {
          return Optional.empty();
        }
        next = new HashMap<>();
        for (Map.Entry<String, double[]> state : now) {
          step(state.getKey().toCharArray(), state.getValue()[0], samples);
        }
      }
      return Optional.of(new Exact(sums[0], sums[1], sums[2], calls));
    }

    private void put(char[] state, double probability) {
      next.computeIfAbsent(new String(state), key -> new double[1])[0] += probability;
    }

    private void step(char[] state, double probability, int samples) {
      if (state[size] == 0 && !ask(state, probability, samples)) {
        return;
      }
      state[size]--;
      for (int i = 0; i < size; i = skip(state, i)) {
        // All answers that are alike and have the same votes.
        int alike = skip(state, i) - i;
        vote(state, i, probability * alike * answers.get(i).probability());
      }
      if (unparsed > 0) {
        char[] after = state.clone();
        unmark(after);
        after[size + 1] = BROKEN;
        put(after, probability * unparsed);
      }
    }

    private int skip(char[] state, int i) {
      int end = i + 1;
      while (end < groupEnd[i] && state[end] == state[i]) {
        end++;
      }
      return end;
    }

    /** Asks for another round, or ends; returns whether it goes on. */
    private boolean ask(char[] state, double probability, int samples) {
      int first = 0;
      int second = 0;
      for (int i = 0; i < size; i++) {
        int votes = state[i] >> 1;
        second = Math.max(second, Math.min(first, votes));
        first = Math.max(first, votes);
      }
      boolean unanimous = state[size + 1] == UNANIMOUS;
      int more = rule.more(first, second, unanimous);
      if (more == 0 || samples == budget) {
        end(state, probability, first, more == 0 && lastRoundWins);
        return false;
      }
      int asked = Math.min(more, budget - samples);
      calls.generate(probability, asked);
      // A round that the budget cuts short never stops the vote: it is not unanimous.
      unmark(state);
      state[size] = (char) asked;
      state[size + 1] = asked == more ? BEGUN : BROKEN;
      return true;
    }

    private void vote(char[] state, int answer, double probability) {
      char[] after = state.clone();
      boolean mine = (after[answer] & 1) == 1;
      boolean joins = after[size + 1] == BEGUN || (after[size + 1] == UNANIMOUS && mine);
      unmark(after);
      after[answer] += joins ? (char) 3 : (char) 2;
      after[size + 1] = joins ? UNANIMOUS : BROKEN;
      sort(after);
      put(after, probability);
    }

    private void unmark(char[] state) {
      for (int i = 0; i < size; i++) {
        state[i] &= (char) ~1;
      }
      sort(state);
    }

    /** Orders the answers that are alike by their votes. */
    private void sort(char[] state) {
      for (int i = 0; i < size; i = groupEnd[i]) {
        Arrays.sort(state, i, groupEnd[i]);
      }
    }

    private void end(char[] state, double probability, int most, boolean lastRound) {
      int tied = 0;
      int right = 0;
      for (int i = 0; i < size; i++) {
        boolean wins = lastRound ? (state[i] & 1) == 1 : most > 0 && state[i] >> 1 == most;
        tied += wins ? 1 : 0;
        right += wins && answers.get(i).correct() ? 1 : 0;
      }
      if (tied == 0) {
        sums[2] += probability;
      } else {
        sums[0] += probability * right / tied;
        sums[1] += probability * (tied - right) / tied;
      }
    }
  }
}
