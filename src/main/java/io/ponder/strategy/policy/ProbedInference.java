package io.ponder.strategy.policy;

import io.ponder.inference.AddressedRandom;
import io.ponder.inference.Inference;
import io.ponder.model.Call;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session in which some candidates were sampled before: the first ones that a strategy asks for
 * are those, and cost nothing. The price of as many as it is expected to take counts as {@link
 * #left() left}, so that it plans with them. Its further models see the same candidates.
 */
final class ProbedInference implements Inference {
  private final @Nullable ProbedInference first;
  private final AnswerNumbers numbers;
  private final List<ProbedInference> further = new ArrayList<>();
  private Inference llm;
  private int handle;
  private int probes;

  /** How many of the probes the strategy has taken. */
  private int taken;

  /** How many it is expected to take; none once it has turned to other calls. */
  private int expected;

  /** Whether it may count on one more probe even then: it buys nothing but samples and scores. */
  private boolean samples;

  /** Whether it has made candidates of its own, whose handles follow those of the probes. */
  private boolean made;

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
    this(null, new AnswerNumbers());
  }

  private ProbedInference(@Nullable ProbedInference first, AnswerNumbers numbers) {
    this.first = first;
    this.numbers = numbers;
    llm = this;
  }

  /**
   * Starts over.
   *
   * @param session the session in which the probes were sampled
   * @param from the handle of the first one
   * @param count how many there are
   * @param credit how many of them the strategy is expected to take
   * @param onlySamples whether it buys nothing but samples and scores, and may take more of them
   */
  void begin(Inference session, int from, int count, int credit, boolean onlySamples) {
    llm = session;
    handle = from;
    probes = count;
    expected = credit;
    samples = onlySamples;
    taken = 0;
    made = false;
    numbers.clear();
  }

  /** Returns how many of the probes the strategy has taken. */
  int taken() {
    return taken;
  }

  /** Returns whether an exception ended a play in this session, and not in another one. */
  boolean threw(OverdrawnException e) {
    return e == overdrawn;
  }

  /** Says that a call follows that is no sample and costs something. */
  private void spend(Call kind) {
    if (price(kind) > 0) {
      settle();
    }
  }

  private void settle() {
    if (first != null) {
      first.settle();
      return;
    }
    if (taken < expected) {
      throw overdrawn;
    }
    expected = 0;
  }

  /** Says that candidates follow that are not the probes. */
  private void make() {
    made = true;
    if (first != null) {
      first.make();
      first.settle();
    }
  }

  @Override
  public int generate(int times) {
    int rest = probes - taken;
    if (times <= rest) {
      taken += times;
      return handle + taken - times;
    }
    if (made || rest == 0) {
      // Handles of several candidates follow each other, which those of the rest would not.
      make();
      return llm.generate(times);
    }
    make();
    taken = probes;
    llm.generate(times - rest);
    return handle + probes - rest;
  }

  @Override
  public int revise(int candidate, int times) {
    spend(Call.REVISE);
    make();
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
    return numbers.of(llm.answer(candidate));
  }

  @Override
  public void answers(int from, int times, int[] into) {
    llm.answers(from, times, into);
    for (int i = 0; i < times; i++) {
      into[i] = numbers.of(into[i]);
    }
  }

  @Override
  public long price(Call kind) {
    return llm.price(kind);
  }

  @Override
  public long left() {
    int credit = Math.max(expected - taken, samples && taken < probes ? 1 : 0);
    return llm.left() + Math.max(0, credit) * price(Call.GENERATE);
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
    Inference other = llm.model(index);
    while (further.size() < index) {
      further.add(new ProbedInference(this, numbers));
    }
    ProbedInference probed = further.get(index - 1);
    probed.join(other);
    return probed;
  }

  /** Plays another model, which has sampled no probes; the answers keep their numbers. */
  private void join(Inference model) {
    llm = model;
    handle = 0;
    probes = 0;
    expected = 0;
    samples = false;
    taken = 0;
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
