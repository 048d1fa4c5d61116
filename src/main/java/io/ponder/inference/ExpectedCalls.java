package io.ponder.inference;

import io.ponder.model.Call;
import io.ponder.model.Costs;
import java.util.EnumMap;
import java.util.Map;

/**
 * The expected calls, rounds and waiting of one problem, as a law of a strategy works them out.
 * Every addition has a weight, the probability that those calls are made.
 */
public final class ExpectedCalls {
  private final Costs costs;
  private final double rate;
  private final Map<Call, Double> calls = new EnumMap<>(Call.class);
  private final Map<Call, Double> right = new EnumMap<>(Call.class);
  private double rounds;
  private double awaited;

  /**
   * Creates an empty sum.
   *
   * @param costs what calls cost
   * @param rate P(a generated solution is correct)
   */
  public ExpectedCalls(Costs costs, double rate) {
    this.costs = costs;
    this.rate = rate;
  }

  /** Adds a round of independent samples. */
  public ExpectedCalls generate(double weight, double times) {
    add(Call.GENERATE, weight * times, weight * times * rate);
    Costs.Tokens tokens = costs.tokens().get(Call.GENERATE);
    if (tokens != null) {
      double low = Math.min(tokens.correct(), tokens.wrong());
      double high = Math.max(tokens.correct(), tokens.wrong());
      double lesser = tokens.correct() < tokens.wrong() ? rate : 1 - rate;
      await(weight, times, high - (high - low) * StrictMath.pow(lesser, times));
    }
    rounds += weight;
    return this;
  }

  /** Adds a revision, a round of its own, whose result is correct with a probability. */
  public ExpectedCalls revise(double weight, double correct) {
    add(Call.REVISE, weight, weight * correct);
    Costs.Tokens tokens = costs.tokens().get(Call.REVISE);
    if (tokens != null) {
      await(weight, 1, correct * (double) tokens.correct() + (1 - correct) * tokens.wrong());
    }
    rounds += weight;
    return this;
  }

  /** Adds a round of calls that make no candidate; free ones take no time and no round. */
  public ExpectedCalls ask(Call kind, double weight, double times) {
    add(kind, weight * times, 0);
    if (costs.ticks(kind) > 0 && times > 0) {
      Costs.Tokens tokens = costs.tokens().get(kind);
      if (tokens != null) {
        await(weight, times, (double) tokens.correct());
      }
      rounds += weight;
    }
    return this;
  }

  private void add(Call kind, double made, double correct) {
    calls.merge(kind, made, Double::sum);
    right.merge(kind, correct, Double::sum);
  }

  private void await(double weight, double times, double longest) {
    double waves = Math.ceil(times / costs.concurrency().orElse(Integer.MAX_VALUE));
    awaited += weight * waves * longest;
  }

  double calls(Call kind) {
    return calls.getOrDefault(kind, 0.0);
  }

  double right(Call kind) {
    return right.getOrDefault(kind, 0.0);
  }

  double rounds() {
    return rounds;
  }

  /** Returns the tokens of the longest calls, one wave after another. */
  double awaited() {
    return awaited;
  }
}
