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
    return make(Call.GENERATE, weight, times, rate, 0);
  }

  /** Adds a round of independent revisions whose results are correct with a probability. */
  public ExpectedCalls revise(double weight, double times, double correct) {
    return make(Call.REVISE, weight, times, correct, 0);
  }

  /** Adds a round of independent revisions beside the scores of as many earlier candidates. */
  public ExpectedCalls reviseAndVerify(double weight, double times, double correct) {
    add(Call.VERIFY, weight * times, 0);
    return make(Call.REVISE, weight, times, correct, costs.ticks(Call.VERIFY) > 0 ? times : 0);
  }

  /** Adds a round of calls that make candidates, and of scores beside them that are waited for. */
  private ExpectedCalls make(
      Call kind, double weight, double times, double correct, double scores) {
    add(kind, weight * times, weight * times * correct);
    Costs.Tokens tokens = costs.tokens().get(kind);
    if (tokens != null) {
      Costs.Tokens score = scores > 0 ? costs.tokens().get(Call.VERIFY) : null;
      double least = score == null ? 0 : (double) score.correct();
      double low = Math.max(least, (double) Math.min(tokens.correct(), tokens.wrong()));
      double high = Math.max(least, (double) Math.max(tokens.correct(), tokens.wrong()));
      double lesser = tokens.correct() < tokens.wrong() ? correct : 1 - correct;
      await(weight, times + scores, high - (high - low) * StrictMath.pow(lesser, times));
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
