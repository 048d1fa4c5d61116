package io.ponder.experiment;

import io.ponder.experiment.Node.Mapping;
import io.ponder.model.Call;
import io.ponder.model.Costs;
import io.ponder.model.Costs.TokenKind;
import io.ponder.model.Costs.Tokens;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads what calls cost. */
final class CostsReader {
  /** A price of a verifier is a fraction of a call with at most this denominator. */
  private static final int FINEST_PRICE = 1000;

  /** A fraction with such a denominator has at most nine decimals: 1/512 has that many. */
  private static final int MOST_DECIMALS = 9;

  private static final double MOST_CALLS = 1000;

  /** Decoding speeds in tokens per second. */
  private static final double SLOWEST = 0.001;

  private static final double FASTEST = 1e6;

  private CostsReader() {}

  static Costs read(Optional<Node> node) {
    return node.map(CostsReader::read).orElse(Costs.CALLS_ONLY);
  }

  private static Costs read(Node node) {
    Fields fields =
        Fields.of(
            node,
            "generate",
            "revise",
            "compare",
            "verify",
            "judge",
            "price",
            "parameters",
            "tokens-per-second",
            "concurrency",
            "watt-hours");
    Map<Call, Tokens> tokens = new EnumMap<>(Call.class);
    BigInteger[] price = {BigInteger.ZERO, BigInteger.ONE};
    for (Call kind : Call.values()) {
      if (fields.has(kind.key())) {
        Node own = fields.get(kind.key());
        if (kind == Call.VERIFY && own instanceof Mapping mapping) {
          Node calls = mapping.values().get("calls");
          price = calls == null ? price : fraction(calls);
          Map<String, Node> rest = new LinkedHashMap<>(mapping.values());
          rest.remove("calls");
          if (!rest.isEmpty()) {
            tokens.put(kind, tokens(kind, new Mapping(own.place(), rest)));
          }
        } else {
          tokens.put(kind, tokens(kind, own));
        }
      }
    }
    if (tokens.containsKey(Call.GENERATE)) {
      tokens.putIfAbsent(Call.REVISE, tokens.get(Call.GENERATE));
    }
    return new Costs(
        price[1].intValueExact(),
        price[0].intValueExact(),
        tokens,
        fields.find("price").map(CostsReader::price).orElse(Map.of()),
        fields.number("parameters"),
        fields.has("tokens-per-second")
            ? OptionalDouble.of(fields.number("tokens-per-second", SLOWEST, FASTEST))
            : OptionalDouble.empty(),
        fields.integer("concurrency"),
        fields.number("watt-hours"));
  }

  private static Map<TokenKind, Double> price(Node node) {
    Fields fields = Fields.of(node, "prompt", "completion");
    return Map.of(
        TokenKind.PROMPT, fields.number("prompt", 0, Double.MAX_VALUE, 0),
        TokenKind.COMPLETION, fields.number("completion", 0, Double.MAX_VALUE, 0));
  }

  private static Tokens tokens(Call kind, Node node) {
    Fields fields =
        kind == Call.VERIFY
            ? Fields.of(node, "calls", "prompt", "completion")
            : Fields.of(node, "prompt", "completion");
    long prompt = fields.find("prompt").map(CostsReader::count).orElse(0L);
    Optional<Node> completion = fields.find("completion");
    boolean makesCandidates = kind == Call.GENERATE || kind == Call.REVISE;
    if (makesCandidates && completion.isPresent() && completion.get() instanceof Mapping each) {
      Fields byOutcome = Fields.of(each, "correct", "wrong");
      return new Tokens(prompt, count(byOutcome.get("correct")), count(byOutcome.get("wrong")));
    }
    long same = completion.map(CostsReader::count).orElse(0L);
    return new Tokens(prompt, same, same);
  }

  private static long count(Node node) {
    return Fields.integer(node, 0, 1_000_000_000);
  }

  /** Returns a price in calls as a fraction in lowest terms. */
  private static BigInteger[] fraction(Node node) {
    BigDecimal value = Fields.decimal(node, 0, MOST_CALLS).stripTrailingZeros();
    if (value.scale() > MOST_DECIMALS) {
      throw tooFine(node);
    }
    BigInteger denominator = BigInteger.TEN.pow(Math.max(0, value.scale()));
    BigInteger numerator = value.multiply(new BigDecimal(denominator)).toBigIntegerExact();
    BigInteger divisor = numerator.gcd(denominator);
    BigInteger[] fraction = {numerator.divide(divisor), denominator.divide(divisor)};
    if (fraction[1].compareTo(BigInteger.valueOf(FINEST_PRICE)) > 0) {
      throw tooFine(node);
    }
    return fraction;
  }

  private static InputException tooFine(Node node) {
    return node.place()
        .error(
            "found "
                + node.describe()
                + ", allowed is a fraction with a denominator up to "
                + FINEST_PRICE);
  }
}
