package io.ponder.experiment;

import io.ponder.experiment.Node.Mapping;
import io.ponder.experiment.Node.Place;
import io.ponder.experiment.Node.Scalar;
import io.ponder.experiment.Node.Sequence;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a mapping; an unknown key or a value that is not allowed is an error. */
final class Fields {
  private final Mapping mapping;

  private Fields(Mapping mapping) {
    this.mapping = mapping;
  }

  /** Reads a node that must be a mapping with some of the given keys. */
  static Fields of(Node node, List<String> keys) {
    if (!(node instanceof Mapping mapping)) {
      throw node.place()
          .error("found " + node.describe() + ", expected some of: " + String.join(", ", keys));
    }
    mapping
        .values()
        .forEach(
            (key, value) -> {
              if (!keys.contains(key)) {
                throw value.place().error("unknown key; " + Names.advice(key, keys));
              }
            });
    return new Fields(mapping);
  }

  static Fields of(Node node, String... keys) {
    return of(node, List.of(keys));
  }

  Place place() {
    return mapping.place();
  }

  boolean has(String key) {
    return mapping.values().containsKey(key);
  }

  /** Returns a value. */
  Optional<Node> find(String key) {
    return Optional.ofNullable(mapping.values().get(key));
  }

  /** Returns a value that must be there. */
  Node get(String key) {
    return find(key).orElseThrow(() -> place().error(key + " is missing"));
  }

  /** Returns an error about the value of a key. */
  InputException error(String key, String message) {
    return find(key).map(Node::place).orElse(place()).error(message);
  }

  String text(String key) {
    return text(get(key));
  }

  String text(String key, String otherwise) {
    return find(key).map(Fields::text).orElse(otherwise);
  }

  static String text(Node node) {
    if (node instanceof Scalar scalar && !scalar.text().isEmpty()) {
      return scalar.text();
    }
    throw node.place().error("found " + node.describe() + ", expected a word");
  }

  double number(String key, double min, double max) {
    return number(get(key), min, max);
  }

  OptionalDouble number(String key) {
    return find(key)
        .map(node -> OptionalDouble.of(number(node, 0, Double.MAX_VALUE)))
        .orElse(OptionalDouble.empty());
  }

  double number(String key, double min, double max, double otherwise) {
    return has(key) ? number(key, min, max) : otherwise;
  }

  double probability(String key) {
    return number(key, 0, 1);
  }

  double probability(String key, double otherwise) {
    return number(key, 0, 1, otherwise);
  }

  static double number(Node node, double min, double max) {
    return decimal(node, min, max).doubleValue();
  }

  /** Returns a number exactly as written. */
  static BigDecimal decimal(Node node, double min, double max) {
    String allowed = "a number" + range(min, max);
    BigDecimal value = parse(node, allowed);
    double x = value.doubleValue();
    if (!(x >= min && x <= max)) {
      throw node.place().error("found " + node.describe() + ", allowed is " + allowed);
    }
    return value;
  }

  private static BigDecimal parse(Node node, String allowed) {
    @Nullable BigDecimal value = null;
    if (node instanceof Scalar scalar) {
      try {
        value = new BigDecimal(scalar.text().replace("_", ""));
      } catch (NumberFormatException e) {
        value = null;
      }
    }
    if (value == null) {
      throw node.place().error("found " + node.describe() + ", allowed is " + allowed);
    }
    return value;
  }

  static long integer(Node node, long min, long max) {
    String allowed = "a whole number" + range((double) min, (double) max);
    BigDecimal value = parse(node, allowed);
    try {
      long whole = value.longValueExact();
      if (whole >= min && whole <= max) {
        return whole;
      }
    } catch (ArithmeticException e) {
      // Not a whole number, or too large: the message below says what is allowed.
    }
    throw node.place().error("found " + node.describe() + ", allowed is " + allowed);
  }

  int integer(String key, int min, int max, int otherwise) {
    return has(key) ? (int) integer(get(key), min, max) : otherwise;
  }

  OptionalInt integer(String key) {
    return find(key)
        .map(node -> OptionalInt.of((int) integer(node, 1, Integer.MAX_VALUE)))
        .orElse(OptionalInt.empty());
  }

  private static String range(double min, double max) {
    if (max >= Integer.MAX_VALUE) {
      return min <= Long.MIN_VALUE
          ? ""
          : min == Double.MIN_VALUE ? " above 0" : " from " + plain(min);
    }
    return " from " + plain(min) + " to " + plain(max);
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  static List<Node> items(Node node) {
    if (node instanceof Sequence sequence) {
      return sequence.items();
    }
    throw node.place().error("found " + node.describe() + ", expected a list");
  }

  /** Returns one of some words. */
  String word(String key, String otherwise, List<String> words) {
    Optional<Node> node = find(key);
    if (node.isEmpty()) {
      return otherwise;
    }
    String word = text(node.get());
    if (!words.contains(word)) {
      throw node.get().place().error("found " + word + "; " + Names.advice(word, words));
    }
    return word;
  }

  /** Returns what a factory makes; what it refuses is an error at this mapping. */
  <T> T make(Supplier<T> factory) {
    return make(place(), factory);
  }

  static <T> T make(Place place, Supplier<T> factory) {
    try {
      return factory.get();
    } catch (IllegalArgumentException e) {
      throw place.error(String.valueOf(e.getMessage()));
    }
  }
}
