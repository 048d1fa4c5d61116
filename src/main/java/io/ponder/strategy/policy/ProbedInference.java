package io.ponder.strategy.policy;

import io.ponder.inference.AddressedRandom;
import io.ponder.inference.Inference;
import io.ponder.model.Call;
import java.util.Arrays;

/**
 * A session in which some candidates were sampled before: the first ones that a strategy asks for
 * are those, and cost nothing. The price of as many as it is expected to take counts as {@link
 * #left() left}, so that it plans with them.
 */
final class ProbedInference implements Inference {
  private Inference llm;
  private int first;
  private int probes;

  /** How many of the probes the strategy has taken. */
  private int taken;

  /** How many it is expected to take; none once it has turned to other calls. */
  private int expected;

  /** Whether it has made candidates of its own, whose handles follow those of the probes. */
  private boolean made;

  /** The strategy's own number of each answer plus 1; 0 for those that it has not met. */
  private int[] numbers = new int[16];

  private int known;
  private int highest = -1;

  private final OverdrawnException overdrawn = new OverdrawnException();

  /** A strategy turns to other calls before it has taken as many probes as were expected. */
  static final class OverdrawnException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Without a stack trace, which costs more than a trial and which nobody shall see. */
    OverdrawnException() {
      super(null, null, false, false);
    }
  }

  ProbedInference() {
    llm = this;
  }

  /**
   * Starts over.
   *
   * @param session the session in which the probes were sampled
   * @param handle the handle of the first one
   * @param count how many there are
   * @param credit how many of them the strategy is expected to take
   */
  void begin(Inference session, int handle, int count, int credit) {
    llm = session;
    first = handle;
    probes = count;
    expected = credit;
    taken = 0;
    made = false;
    Arrays.fill(numbers, 0, highest + 1, 0);
    known = 0;
    highest = -1;
  }

  /** Returns how many of the probes the strategy has taken. */
  int taken() {
    return taken;
  }

  /** Says that a call follows that is no sample and costs something. */
  private void spend(Call kind) {
    if (price(kind) > 0) {
      settle();
    }
  }

  private void settle() {
    if (taken < expected) {
      throw overdrawn;
    }
    expected = 0;
  }

  @Override
  public int generate(int times) {
    int rest = probes - taken;
    if (times <= rest) {
      taken += times;
      return first + taken - times;
    }
    if (made) {
      // Handles of several candidates follow each other, which those of the rest would not.
      return llm.generate(times);
    }
    made = true;
    taken = probes;
    llm.generate(times - rest);
    return first + probes - rest;
  }

  @Override
  public int revise(int candidate, int times) {
    spend(Call.REVISE);
    made = true;
    return llm.revise(candidate, times);
  }

  @Override
  public double prefer(int left, int right, int times) {
    spend(Call.COMPARE);
    return llm.prefer(left, right, times);
  }

  @Override
  public void prefer(int[] left, int[] right, int matches, int times, double[] points) {
    spend(Call.COMPARE);
    llm.prefer(left, right, matches, times, points);
  }

  @Override
  public double verify(int candidate) {
    spend(Call.VERIFY);
    return llm.verify(candidate);
  }

  @Override
  public void verify(int from, int times, double[] scores) {
    spend(Call.VERIFY);
    llm.verify(from, times, scores);
  }

  @Override
  public double weight(double score) {
    return llm.weight(score);
  }

  @Override
  public double threshold() {
    return llm.threshold();
  }

  @Override
  public boolean judge(int candidate) {
    spend(Call.JUDGE);
    return llm.judge(candidate);
  }

  @Override
  public void judge(int from, int candidates, int times, double[] right) {
    spend(Call.JUDGE);
    llm.judge(from, candidates, times, right);
  }

  @Override
  public int answer(int candidate) {
    return number(llm.answer(candidate));
  }

  @Override
  public void answers(int from, int times, int[] into) {
    llm.answers(from, times, into);
    for (int i = 0; i < times; i++) {
      into[i] = number(into[i]);
    }
  }

  /** Returns the strategy's own number of an answer: those of the probes it may never ask for. */
  private int number(int answer) {
    if (answer == NO_ANSWER) {
      return NO_ANSWER;
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

  @Override
  public long price(Call kind) {
    return llm.price(kind);
  }

  @Override
  public long left() {
    return llm.left() + Math.max(0, expected - taken) * price(Call.GENERATE);
  }

  @Override
  public int batch(long ticks) {
    return (int) Math.min(Integer.MAX_VALUE, left() / Math.max(1, ticks));
  }

  /** There is one budget, and it is answered at the end. */
  @Override
  public boolean due(long ticks) {
    return false;
  }

  @Override
  public void offer(int candidate) {
    // Nothing is ever due.
  }

  @Override
  public void nextRound() {
    llm.nextRound();
  }

  @Override
  public Inference model(int index) {
    if (index == 0) {
      return this;
    }
    settle();
    made = true;
    return llm.model(index);
  }

  @Override
  public AddressedRandom random() {
    return llm.random();
  }

  @Override
  public AddressedRandom random(long decision) {
    return llm.random(decision);
  }
}
