package io.ponder.model;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What calls cost. Every call costs 1 call but {@link Call#VERIFY}, whose price may be any
 * fraction; budgets are therefore charged in integer <em>ticks</em>, the common denominator.
 *
 * @param ticksPerCall ticks in one call, at least 1
 * @param verifyTicks price of one score of the verifier, in ticks, at least 0
 * @param tokens tokens of a call by kind; a kind that is absent has no known number of tokens
 * @param price USD per million tokens, if known
 * @param parameters active parameters of the model; FLOPs = 2 x parameters x tokens
 * @param tokensPerSecond decoding speed of one call, in tokens per second
 * @param concurrency the most calls that run at once; unlimited if absent
 * @param wattHours watt-hours per million tokens
 */
public record Costs(
    int ticksPerCall,
    int verifyTicks,
    Map<Call, Tokens> tokens,
    Map<TokenKind, Double> price,
    OptionalDouble parameters,
    OptionalDouble tokensPerSecond,
    OptionalInt concurrency,
    OptionalDouble wattHours) {

  /** Nothing but calls; the verifier is free. */
  public static final Costs CALLS_ONLY =
      new Costs(
          1,
          0,
          Map.of(),
          Map.of(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalInt.empty(),
          OptionalDouble.empty());

  /** What a token is charged as. */
  public enum TokenKind {
    /** Read by the model. */
    PROMPT,
    /** Written by the model. */
    COMPLETION
  }

  /**
   * Tokens of one call.
   *
   * @param prompt tokens read
   * @param correct tokens written when the candidate made is correct (any other call: always)
   * @param wrong tokens written when the candidate made is wrong
   */
  public record Tokens(long prompt, long correct, long wrong) {
    public Tokens {
      if (prompt < 0 || correct < 0 || wrong < 0) {
        throw new IllegalArgumentException("tokens must not be negative");
      }
    }
  }

  public Costs {
    if (ticksPerCall < 1 || verifyTicks < 0) {
      throw new IllegalArgumentException("a price in ticks must not be negative");
    }
    EnumMap<Call, Tokens> copy = new EnumMap<>(Call.class);
    copy.putAll(tokens);
    tokens = copy;
    price = Map.copyOf(price);
  }

  /** Returns the tokens of a call by kind, in a map of its own. */
  @Override
  public Map<Call, Tokens> tokens() {
    return new EnumMap<>(tokens);
  }

  /** Returns the least number of ticks in a call of which all prices of several models are made. */
  public static int ticksPerCall(List<Costs> models) {
    long common = 1;
    for (Costs costs : models) {
      long divisor =
          BigInteger.valueOf(common).gcd(BigInteger.valueOf(costs.ticksPerCall)).longValue();
      common = common / divisor * costs.ticksPerCall;
    }
    return Math.toIntExact(common);
  }

  /** Returns the price of one call of a kind, in ticks. */
  public int ticks(Call kind) {
    return kind == Call.VERIFY ? verifyTicks : ticksPerCall;
  }
}
