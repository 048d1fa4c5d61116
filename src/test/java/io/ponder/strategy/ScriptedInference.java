package io.ponder.strategy;

import io.ponder.inference.AddressedRandom;
import io.ponder.inference.Inference;
import io.ponder.model.Call;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * A session whose outcomes are given: what a strategy does with them can be worked by hand. It
 * writes down the calls and refuses to be charged more than its budget. A score that is asked for
 * again is remembered: that is no call.
 */
public final class ScriptedInference implements Inference {
  /** Points of the left one in a single comparison. */
  @FunctionalInterface
  public interface Comparator {
    /** Returns 1, 1/2 or 0. */
    double points(int left, int right);
  }

  private final List<String> calls = new ArrayList<>();
  private final BitSet verified = new BitSet();
  private final AddressedRandom random;
  private final long verifyPrice;
  private long left;
  private String marker = "";
  private int count;
  private int[] answers = {};
  private double[] scores = {};
  private Comparator comparator = (a, b) -> 0.5;

  /** A session in which a call costs one tick, whose coin flips come from a shared generator. */
  public ScriptedInference(int budget, AddressedRandom random) {
    this(budget, 0, random);
  }

  /** A session in which scores have a price. */
  public ScriptedInference(int budget, int verifyPrice, AddressedRandom random) {
    this.left = budget;
    this.verifyPrice = verifyPrice;
    this.random = random;
  }

  /** A session with coin flips of its own. */
  public ScriptedInference(int budget) {
    this(budget, new AddressedRandom(1L));
  }

  /** Gives the answers of the candidates. */
  public ScriptedInference answers(int... values) {
    answers = values.clone();
    return this;
  }

  /** Gives the scores of the candidates. */
  public ScriptedInference scores(double... values) {
    scores = values.clone();
    return this;
  }

  /** Gives the outcomes of comparisons. */
  public ScriptedInference comparing(Comparator outcomes) {
    comparator = outcomes;
    return this;
  }

  /** Returns the calls so far, in order, as text. */
  public List<String> calls() {
    return Collections.unmodifiableList(calls);
  }

  private void charge(long ticks) {
    left -= ticks;
    if (left < 0) {
      throw new IllegalStateException("the budget is exceeded after " + calls);
    }
  }

  private int check(int candidate) {
    if (candidate < 0 || candidate >= count) {
      throw new IllegalStateException("there is no candidate " + candidate);
    }
    return candidate;
  }

  @Override
  public int generate(int times) {
    note("generate " + times);
    charge(times);
    count += times;
    return count - times;
  }

  @Override
  public int revise(int candidate, int times) {
    note("revise " + check(candidate) + " x" + times);
    charge(times);
    count += times;
    return count - 1;
  }

  @Override
  public double prefer(int a, int b, int times) {
    note("prefer " + check(a) + "-" + check(b) + " x" + times);
    charge(times);
    return times * comparator.points(a, b);
  }

  @Override
  public void prefer(int[] a, int[] b, int matches, int times, double[] points) {
    for (int i = 0; i < matches; i++) {
      points[i] = prefer(a[i], b[i], times);
    }
  }

  @Override
  public double verify(int candidate) {
    check(candidate);
    if (!verified.get(candidate)) {
      note("verify " + candidate);
      charge(verifyPrice);
      verified.set(candidate);
    }
    return scores[candidate];
  }

  @Override
  public void verify(int first, int times, double[] into) {
    for (int i = 0; i < times; i++) {
      into[i] = verify(first + i);
    }
  }

  /** {@inheritDoc} Here the score itself. */
  @Override
  public double weight(double score) {
    return score;
  }

  /** {@inheritDoc} Here the verifier's own threshold is 1. */
  @Override
  public double threshold() {
    return 1;
  }

  @Override
  public boolean judge(int candidate) {
    note("judge " + check(candidate));
    charge(1);
    return scores[candidate] > 0.5;
  }

  /** {@inheritDoc} Here the scores are the shares of verdicts that are "right". */
  @Override
  public void judge(int first, int candidates, int times, double[] right) {
    for (int i = 0; i < candidates; i++) {
      note("judge " + check(first + i) + " x" + times);
      charge(times);
      right[i] = times * scores[first + i];
    }
  }

  @Override
  public int answer(int candidate) {
    return answers[check(candidate)];
  }

  @Override
  public void answers(int first, int times, int[] into) {
    for (int i = 0; i < times; i++) {
      into[i] = answer(first + i);
    }
  }

  @Override
  public long price(Call kind) {
    return kind == Call.VERIFY ? verifyPrice : 1;
  }

  @Override
  public long left() {
    return left;
  }

  @Override
  public int batch(long ticks) {
    return (int) (left / ticks);
  }

  @Override
  public boolean due(long ticks) {
    return false;
  }

  @Override
  public void offer(int candidate) {
    throw new IllegalStateException("nothing is due");
  }

  @Override
  public void nextRound() {
    note("round");
  }

  /** {@inheritDoc} Here all models are alike, but the calls of a further one are marked. */
  @Override
  public Inference model(int index) {
    if (index == 0) {
      return this;
    }
    return (Inference)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Inference.class},
            (proxy, method, arguments) -> {
              marker = "model " + index + " ";
              try {
                return method.invoke(this, arguments);
              } finally {
                marker = "";
              }
            });
  }

  private void note(String call) {
    calls.add(marker + call);
  }

  @Override
  public AddressedRandom random() {
    return random;
  }

  @Override
  public AddressedRandom random(long decision) {
    return random;
  }
}
