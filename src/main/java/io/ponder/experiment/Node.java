package io.ponder.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A value in a YAML file, with the place where it stands. */
sealed interface Node {

  /** Returns where the value stands. */
  Place place();

  /** Returns what it is, for errors. */
  String describe();

  /** Returns it as maps, lists and texts. */
  Object plain();

  /**
   * Where a value stands.
   *
   * @param file the file, or the command-line option
   * @param line the line from 1, or 0 if it is not in a file
   * @param key the path of keys, such as {@code solver.levels.0.success}
   */
  record Place(String file, int line, String key) {
    Place key(String child) {
      return new Place(file, line, key.isEmpty() ? child : key + "." + child);
    }

    /** Returns an error of one line about this place. */
    InputException error(String message) {
      String where = line > 0 ? file + ":" + line : file;
      return new InputException(where + ": " + (key.isEmpty() ? "" : key + ": ") + message);
    }
  }

  /** A text, number, truth value or nothing, as written. */
  record Scalar(Place place, String text) implements Node {
    @Override
    public String describe() {
      return text.isEmpty() ? "nothing" : text;
    }

    @Override
    public Object plain() {
      return text;
    }
  }

  /** A list. */
  record Sequence(Place place, List<Node> items) implements Node {
    @Override
    public String describe() {
      return "a list";
    }

    @Override
    public Object plain() {
      return items.stream().map(Node::plain).toList();
    }
  }

  /** Values by key. */
  record Mapping(Place place, Map<String, Node> values) implements Node {
    @Override
    public String describe() {
      return "keys and values";
    }

    @Override
    public Object plain() {
      Map<String, Object> plain = new LinkedHashMap<>();
      values.forEach((key, value) -> plain.put(key, value.plain()));
      return plain;
    }

    /** Returns a copy with a value set. */
    Mapping with(String key, Node value) {
      Map<String, Node> copy = new LinkedHashMap<>(values);
      copy.put(key, value);
      return new Mapping(place, copy);
    }

    /** Returns a copy in which another mapping's values override these, key by key. */
    Mapping merge(Mapping other) {
      Map<String, Node> copy = new LinkedHashMap<>(values);
      other.values.forEach(
          (key, value) ->
              copy.merge(
                  key,
                  value,
                  (mine, theirs) ->
                      mine instanceof Mapping a && theirs instanceof Mapping b
                          ? a.merge(b)
                          : theirs));
      return new Mapping(other.place, copy);
    }
  }

  /**
   * Returns a copy in which the value at a path is replaced. A segment is a key, a position or a
   * name in a list, or {@code *} for all.
   *
   * @throws InputException if the path leads nowhere
   */
  default Node replace(List<String> path, Node value) {
    return replace(path, value.place(), old -> value);
  }

  private Node replace(List<String> path, Place place, UnaryOperator<Node> change) {
    if (path.isEmpty()) {
      return change.apply(this);
    }
    String segment = path.get(0);
    List<String> rest = path.subList(1, path.size());
    if (this instanceof Mapping mapping) {
      if (segment.equals("*")) {
        Map<String, Node> copy = new LinkedHashMap<>();
        mapping.values.forEach((key, child) -> copy.put(key, child.replace(rest, place, change)));
        return new Mapping(mapping.place, copy);
      }
      Node child = mapping.values.getOrDefault(segment, new Mapping(place, new LinkedHashMap<>()));
      return mapping.with(segment, child.replace(rest, place, change));
    }
    if (this instanceof Sequence sequence) {
      List<Node> copy = new ArrayList<>();
      boolean found = false;
      // Names first, so that a level called 1 is that level, and one segment is one thing.
      boolean named = sequence.items.stream().anyMatch(item -> segment.equals(nameOf(item)));
      for (int i = 0; i < sequence.items.size(); i++) {
        Node item = sequence.items.get(i);
        boolean here =
            segment.equals("*") || segment.equals(named ? nameOf(item) : Integer.toString(i));
        found |= here;
        copy.add(here ? item.replace(rest, place, change) : item);
      }
      if (!found) {
        throw place.error(
            String.format(
                "there is no %s in the list of %d; %s, or * for all",
                segment, copy.size(), Names.advice(segment, places(copy))));
      }
      return new Sequence(sequence.place, copy);
    }
    throw place.error("there is nothing below " + describe() + " to set " + segment + " in");
  }

  /** Returns the names of a list's items, or their positions where they have none. */
  private static List<String> places(List<Node> items) {
    List<String> names = items.stream().map(Node::nameOf).filter(name -> !name.isEmpty()).toList();
    return names.size() == items.size()
        ? names
        : IntStream.range(0, items.size()).mapToObj(Integer::toString).toList();
  }

  /**
   * Returns what names an item of a list: itself, or its {@code as}, {@code name} or {@code use};
   * nothing for a number.
   */
  static String nameOf(Node item) {
    if (item instanceof Scalar scalar) {
      return scalar.text.matches("[-+.]?[0-9].*") ? "" : scalar.text;
    }
    if (item instanceof Mapping mapping) {
      for (String key : List.of("as", "name", "use", "type", "answer")) {
        if (mapping.values.get(key) instanceof Scalar scalar) {
          return scalar.text;
        }
      }
    }
    return "";
  }
}
