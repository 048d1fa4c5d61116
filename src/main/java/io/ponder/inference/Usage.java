package io.ponder.inference;

import io.ponder.model.Call;
import io.ponder.model.Costs;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/**
 * Mean usage of a problem. What the costs do not tell is empty: tokens and all that follows from
 * them are known only if every kind of call that was made has its tokens given.
 *
 * @param calls inference calls
 * @param rounds rounds of calls that ran at once
 * @param tokens prompt and completion tokens
 * @param flops floating-point operations: 2 x parameters x tokens
 * @param usd price in USD
 * @param seconds latency, to which free calls add nothing: over the rounds, ceil(calls /
 *     concurrency) x the longest call, at the decoding speed; reading the prompt is not counted
 * @param wattHours energy in watt-hours
 */
public record Usage(
    double calls,
    double rounds,
    OptionalDouble tokens,
    OptionalDouble flops,
    OptionalDouble usd,
    OptionalDouble seconds,
    OptionalDouble wattHours) {

  private static final double MILLION = 1e6;

  /** Returns the mean usage at one of a tally's budgets. */
  public static Usage of(Tally tally, int budget, Costs costs) {
    double trials = tally.trials(budget);
    double prompt = 0;
    double completion = 0;
    Map<Call, Costs.Tokens> tokensOf = costs.tokens();
    boolean known = !tokensOf.isEmpty();
    for (Call kind : Call.values()) {
      long calls = tally.calls(budget, kind);
      Costs.Tokens tokens = tokensOf.get(kind);
      if (tokens != null) {
        long correct = tally.madeCorrect(budget, kind);
        prompt += (double) calls * tokens.prompt();
        completion +=
            (double) correct * tokens.correct() + (double) (calls - correct) * tokens.wrong();
      } else if (calls > 0 && costs.ticks(kind) > 0) {
        known = false;
      }
    }
    double all = (prompt + completion) / trials;
    double usd =
        (prompt * costs.price().getOrDefault(Costs.TokenKind.PROMPT, 0.0)
                + completion * costs.price().getOrDefault(Costs.TokenKind.COMPLETION, 0.0))
            / MILLION
            / trials;
    double awaited = tally.awaitedTokens(budget) / trials;
    return new Usage(
        tally.ticks(budget) / (double) costs.ticksPerCall() / trials,
        tally.rounds(budget) / trials,
        only(known, all),
        known ? map(costs.parameters(), n -> 2 * n * all) : OptionalDouble.empty(),
        only(known && !costs.price().isEmpty(), usd),
        known ? map(costs.tokensPerSecond(), speed -> awaited / speed) : OptionalDouble.empty(),
        known ? map(costs.wattHours(), w -> w * all / MILLION) : OptionalDouble.empty());
  }

  /** Returns the weighted mean of usages; what one of them does not tell is empty. */
  public static Usage mean(double[] weights, List<Usage> usages) {
    return new Usage(
        mean(weights, usages, usage -> OptionalDouble.of(usage.calls)).orElseThrow(),
        mean(weights, usages, usage -> OptionalDouble.of(usage.rounds)).orElseThrow(),
        mean(weights, usages, Usage::tokens),
        mean(weights, usages, Usage::flops),
        mean(weights, usages, Usage::usd),
        mean(weights, usages, Usage::seconds),
        mean(weights, usages, Usage::wattHours));
  }

  private static OptionalDouble mean(
      double[] weights, List<Usage> usages, Function<Usage, OptionalDouble> unit) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      OptionalDouble value = unit.apply(usages.get(i));
      if (value.isEmpty()) {
        return value;
      }
      sum += weights[i] * value.getAsDouble();
    }
    return OptionalDouble.of(sum);
  }

  private static OptionalDouble only(boolean known, double value) {
    return known ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private static OptionalDouble map(OptionalDouble value, DoubleUnaryOperator f) {
    return value.isPresent()
        ? OptionalDouble.of(f.applyAsDouble(value.getAsDouble()))
        : OptionalDouble.empty();
  }
}
