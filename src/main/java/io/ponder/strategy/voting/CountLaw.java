package io.ponder.strategy.voting;

import io.ponder.inference.ExpectedCalls;
import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The law of a vote that stops by its counts: the probabilities of all counts of votes, sample by
 * sample. Counts of answers that are equally likely and equally right are one state in any order.
 *
 * <p>It refuses more than {@link #MOST_STATES} states, mostly before it has met them: which counts
 * are met depends on how many answers there are and not on how likely they are, so each order of
 * the counts of unlike answers is met if one is. The orders are counted, not met one by one.
 */
final class CountLaw implements Law {
  /** States over all samples. */
  private static final int MOST_STATES = 1_000_000;

  /** Longs of the states of one sample, as there may be thousands of answers: 64 MB. */
  private static final int MOST_WORDS = 8_000_000;

  /** Each sample has states, so this is far beyond what a vote that goes on can have. */
  private static final long MOST_VOTES = 30_000;

  /** With so many unlike answers there are at most a few of their counts to 24 orders. */
  private static final int MANY_KINDS = 4;

  /** When a vote stops. */
  @FunctionalInterface
  interface Rule {
    /**
     * Returns how many samples to ask for next, 0 to stop.
     *
     * @param first votes of the answer that has the most
     * @param second votes of the answer that has the second most
     * @param unanimous whether all samples asked for last gave one answer; only told if that may
     *     make it win
     */
    int more(int first, int second, boolean unanimous);
  }

  private final Rule rule;
  private final boolean lastRoundWins;
  private final long mostStates;

  /**
   * Creates a law.
   *
   * @param rule when the vote stops
   * @param lastRoundWins whether the answer of a unanimous last round wins, and not the plurality
   */
  CountLaw(Rule rule, boolean lastRoundWins) {
    this(rule, lastRoundWins, MOST_STATES);
  }

  /** Creates a law that refuses more states than given. */
  CountLaw(Rule rule, boolean lastRoundWins, long mostStates) {
    this.rule = rule;
    this.lastRoundWins = lastRoundWins;
    this.mostStates = mostStates;
  }

  @Override
  public Optional<Exact> at(Problem problem, long budget) {
    if (budget > MOST_VOTES || problem.correctUnparsed()) {
      return Optional.empty();
    }
    List<Problem.Answer> answers = problem.answers();
    int kinds = (int) answers.stream().distinct().count();
    if (kinds >= MANY_KINDS) {
      // As if there was one answer of each kind, and all were alike.
      List<Problem.Answer> alike = Collections.nCopies(kinds, answers.get(0));
      if (!new Chain(alike, problem.unparsed(), (int) budget, true).run()) {
        return Optional.empty();
      }
    }
    Chain chain = new Chain(answers, problem.unparsed(), (int) budget, false);
    return chain.run() ? Optional.of(chain.exact(problem.calls())) : Optional.empty();
  }

  /** {@inheritDoc} Each takes up to a second. */
  @Override
  public int mostRates() {
    return 32;
  }

  /**
   * The states of one more sample after another. A state is a number for each answer, its votes,
   * one for the samples of the round to come, and one that tells whether the round is unanimous. In
   * answers that are alike the votes ascend, and a unanimous answer is the last of its votes.
   */
  private final class Chain {
    private static final int BROKEN = 0;
    private static final int BEGUN = 1;

    /** Unanimous for the first answer; those for the others follow. */
    private static final int UNANIMOUS = 2;

    private final List<Problem.Answer> answers;
    private final double unparsed;
    private final int budget;

    /** Whether orders of the votes count as states of their own. */
    private final boolean ordered;

    private final int size;

    /** Where the answers that are like an answer end. */
    private final int[] groupEnd;

    private final double[] probabilities;

    /** The bits of a number of a state, and its long and place there. */
    private final int bits;

    private final int[] word;
    private final int[] shift;

    private StateTable next;

    /** The state at hand: its votes, samples to come, and unanimity. */
    private final int[] votes;

    private int left;
    private int unanimity;

    /** The votes of the state at hand with one sample less to come, and a state that follows. */
    private final long[] base;

    private final long[] after;

    private final double[] sums = new double[3];

    /** P(a round of so many samples), summed over rounds. */
    private final double[] rounds;

    Chain(List<Problem.Answer> answers, double unparsed, int budget, boolean ordered) {
      this.answers = answers;
      this.unparsed = unparsed;
      this.budget = budget;
      this.ordered = ordered;
      size = answers.size();
      groupEnd = new int[size];
      for (int i = size - 1; i >= 0; i--) {
        boolean same = i < size - 1 && answers.get(i).equals(answers.get(i + 1));
        groupEnd[i] = same ? groupEnd[i + 1] : i + 1;
      }
      probabilities = answers.stream().mapToDouble(Problem.Answer::probability).toArray();
      bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(budget, UNANIMOUS + size));
      int inWord = Long.SIZE / bits;
      word = IntStream.range(0, size + 2).map(i -> i / inWord).toArray();
      shift = IntStream.range(0, size + 2).map(i -> i % inWord * bits).toArray();
      base = new long[word[size + 1] + 1];
      after = new long[base.length];
      next = new StateTable(base.length);
      votes = new int[size];
      rounds = new double[budget + 1];
    }

    Exact exact(ExpectedCalls calls) {
      for (int asked = 1; asked <= budget; asked++) {
        if (rounds[asked] > 0) {
          calls.generate(rounds[asked], asked);
        }
      }
      return new Exact(sums[0], sums[1], sums[2], calls);
    }

    /** Goes through all states, or returns false if there are too many. */
    boolean run() {
      next.add(base, 1);
      StateTable now = new StateTable(base.length);
      long states = 0;
      double orders = 0;
      for (int samples = 0; next.size() > 0; samples++) {
        StateTable done = now;
        now = next;
        next = done;
        next.clear();
        states += now.size();
        for (int i = 0; i < now.size(); i++) {
          now.copy(i, base);
          read();
          orders += ordered ? orders() : 0;
          step(now.probability(i), samples);
          if (states + next.size() > mostStates
              || orders > mostStates
              || (long) next.size() * base.length > MOST_WORDS) {
            return false;
          }
        }
      }
      return true;
    }

    private void read() {
      for (int i = 0; i < size; i++) {
        votes[i] = number(i);
      }
      left = number(size);
      unanimity = number(size + 1);
    }

    private int number(int i) {
      return (int) (base[word[i]] >>> shift[i]) & ((1 << bits) - 1);
    }

    private void increase(long[] state, int i, int by) {
      state[word[i]] += (long) by << shift[i];
    }

    /** Returns how many states there are with these votes if no two answers are alike. */
    private double orders() {
      double orders = 1;
      for (int i = 0; i < size; i = same(i)) {
        int same = same(i) - i;
        // One by one, each product is a binomial coefficient: no rounding below the limit.
        for (int j = 0; j < same; j++) {
          orders = orders * (size - i - j) / (j + 1);
        }
        orders *= unanimity == UNANIMOUS + i + same - 1 ? same : 1;
      }
      return orders;
    }

    /** Returns where the answers end that are like an answer and have as many votes. */
    private int same(int i) {
      int end = i + 1;
      while (end < groupEnd[i] && votes[end] == votes[i]) {
        end++;
      }
      return end;
    }

    private void step(double probability, int samples) {
      int before = left;
      int wasUnanimity = unanimity;
      if (left == 0 && !ask(probability, samples)) {
        return;
      }
      increase(base, size, left - 1 - before);
      increase(base, size + 1, BROKEN - wasUnanimity);
      for (int i = 0; i < size; i = same(i)) {
        vote(i, same(i), probability * probabilities[i]);
      }
      if (unparsed > 0) {
        next.add(base, probability * unparsed);
      }
    }

    /** Asks for another round, or ends; returns whether it goes on. */
    private boolean ask(double probability, int samples) {
      int first = 0;
      int second = 0;
      for (int count : votes) {
        second = Math.max(second, Math.min(first, count));
        first = Math.max(first, count);
      }
      int more = rule.more(first, second, unanimity >= UNANIMOUS);
      if (more == 0 || samples == budget) {
        end(probability, first, more == 0 && lastRoundWins);
        return false;
      }
      left = Math.min(more, budget - samples);
      rounds[left] += probability;
      // A round that the budget cuts short never stops the vote: it is not unanimous.
      unanimity = lastRoundWins && left == more ? BEGUN : BROKEN;
      return true;
    }

    /** Adds a vote for one of some answers that are alike and have the same votes. */
    private void vote(int from, int to, double probability) {
      int last = to - 1;
      int joining = 0;
      if (unanimity == BEGUN) {
        joining = to - from;
      } else if (unanimity == UNANIMOUS + last) {
        joining = 1;
      }
      System.arraycopy(base, 0, after, 0, base.length);
      // The last of them, so that the votes still ascend.
      increase(after, last, 1);
      if (joining < to - from) {
        next.add(after, probability * (to - from - joining));
      }
      if (joining > 0) {
        int unanimous = last;
        while (unanimous + 1 < groupEnd[last] && votes[unanimous + 1] == votes[last] + 1) {
          unanimous++;
        }
        increase(after, size + 1, UNANIMOUS + unanimous);
        next.add(after, probability * joining);
      }
    }

    private void end(double probability, int most, boolean lastRound) {
      int tied = 0;
      int right = 0;
      for (int i = 0; i < size; i++) {
        boolean wins = lastRound ? unanimity == UNANIMOUS + i : most > 0 && votes[i] == most;
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
