package io.ponder.strategy.policy;

import io.ponder.inference.AddressedRandom;
import io.ponder.inference.Inference;
import io.ponder.model.Call;
import io.ponder.strategy.Play;

/**
 * A session in which some candidates were sampled before: the first ones that a strategy asks for
 * are those, and cost nothing. Until then their price counts as {@link #left() left}, so that a
 * strategy plans with the whole budget.
 *
 * <p>A strategy that turns to other calls before it has taken all of them has planned with more
 * than it can spend: it is played again with the price of only as many as it took. Nothing was
 * charged until then.
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

  /** Ends a play that expected too much; without a stack trace, as nobody shall see it. */
  private static final class Overdrawn extends RuntimeException {
    private static final long serialVersionUID = 1;

    Overdrawn() {
      super(null, null, false, false);
    }
  }

  private final Overdrawn overdrawn = new Overdrawn();

  ProbedInference() {
    llm = this;
  }

  /**
   * Plays a strategy.
   *
   * @param first the handle of the first candidate that was sampled before
   * @param probes how many there are
   */
  int play(Play play, Inference session, int first, int probes) {
    llm = session;
    this.first = first;
    this.probes = probes;
    int credit = probes;
    while (true) {
      taken = 0;
      made = false;
      expected = credit;
      try {
        return play.solve(this);
      } catch (Overdrawn e) {
        credit = taken;
      }
    }
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
    return llm.answer(candidate);
  }

  @Override
  public void answers(int from, int times, int[] into) {
    llm.answers(from, times, into);
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
