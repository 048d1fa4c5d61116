package io.ponder.experiment;

import io.ponder.model.SolutionType;
import io.ponder.model.WrongAnswers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads the types of solution of a level: listed, or from the shorthand of wrong answers. */
final class TypesReader {
  private static final int MOST_ANSWERS = 10_000;
  private static final double SUM_TOLERANCE = 1e-9;

  private TypesReader() {}

  /** Reads the shorthand: how many wrong answers there are, and their shares. */
  static WrongAnswers answers(Node node) {
    List<String> shapes = List.of("uniform", "zipf", "dominant");
    Fields any = Fields.of(node, "wrong", "shape", "exponent", "share", "unparsed");
    String shape = any.word("shape", "uniform", shapes);
    Fields fields =
        switch (shape) {
          case "zipf" -> Fields.of(node, "wrong", "shape", "exponent", "unparsed");
          case "dominant" -> Fields.of(node, "wrong", "shape", "share", "unparsed");
          default -> Fields.of(node, "wrong", "shape", "unparsed");
        };
    int wrong = (int) Fields.integer(fields.get("wrong"), 1, MOST_ANSWERS);
    double unparsed = fields.probability("unparsed", 0);
    return fields.make(
        () ->
            switch (shape) {
              case "zipf" ->
                  WrongAnswers.zipf(wrong, fields.number("exponent", 0, 100, 1), unparsed);
              case "dominant" ->
                  WrongAnswers.dominant(wrong, fields.probability("share"), unparsed);
              default -> WrongAnswers.uniform(wrong, unparsed);
            });
  }

  /** One entry of {@code types}. */
  private record TypeEntry(String name, Optional<String> answer, boolean correct, double share) {}

  private static TypeEntry entry(Node node) {
    Fields fields = Fields.of(node, "type", "answer", "correct", "probability");
    Optional<String> answer = fields.find("answer").map(Fields::text);
    if (answer.isEmpty() && !fields.has("type")) {
      throw fields.place().error("an unparsed type, one without an answer, needs a type: name");
    }
    String correct = fields.word("correct", "false", List.of("true", "false"));
    return new TypeEntry(
        fields.text("type", answer.orElse("")),
        answer,
        correct.equals("true"),
        fields.probability("probability"));
  }

  /** Reads a list of types with their probabilities. */
  static List<SolutionType> types(Node node) {
    List<TypeEntry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Node item : Fields.items(node)) {
      TypeEntry entry = entry(item);
      if (!names.add(entry.name)) {
        throw item.place().error("two types are named " + entry.name + "; use type: for a name");
      }
      entries.add(entry);
    }
    double sum = mass(entries, true) + mass(entries, false);
    if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
      throw node.place().error("probabilities must sum to 1, found " + Digits.number(sum));
    }
    double right = mass(entries, true);
    double wrong = mass(entries, false);
    return entries.stream()
        .map(
            entry -> {
              double mass = entry.correct ? right : wrong;
              double size = mass > 0 ? entry.share / mass : share(entries, entry);
              return new SolutionType(
                  entry.name, entry.answer.orElse(null), entry.correct, Math.min(1, size));
            })
        .toList();
  }

  /** Returns the share of a type of a class without mass, whose types share evenly. */
  private static double share(List<TypeEntry> entries, TypeEntry one) {
    return 1.0 / entries.stream().filter(entry -> entry.correct == one.correct).count();
  }

  /** Returns P(correct): each class has its own sum, since 1 minus the other one loses digits. */
  static double correctShare(Node types) {
    List<TypeEntry> entries = Fields.items(types).stream().map(TypesReader::entry).toList();
    double right = mass(entries, true);
    return right / (right + mass(entries, false));
  }

  private static double mass(List<TypeEntry> entries, boolean correct) {
    double sum = 0;
    for (TypeEntry entry : entries) {
      sum += entry.correct == correct ? entry.share : 0;
    }
    return sum;
  }

  /**
   * Returns the types of several models as one list for each: what one of them never gives has no
   * share there.
   */
  static List<List<SolutionType>> merge(List<Node> places, List<List<SolutionType>> models) {
    Map<String, SolutionType> all = new LinkedHashMap<>();
    for (int m = 0; m < models.size(); m++) {
      for (SolutionType type : models.get(m)) {
        SolutionType before = all.putIfAbsent(type.name(), type);
        if (before != null
            && (before.correct() != type.correct()
                || !Objects.equals(before.answer(), type.answer()))) {
          throw places
              .get(m)
              .place()
              .error(
                  "type "
                      + type.name()
                      + " has another answer, or is right here and wrong in a model before, or the"
                      + " other way round");
        }
      }
    }
    return models.stream().map(own -> complete(own, List.copyOf(all.values()))).toList();
  }

  private static List<SolutionType> complete(List<SolutionType> own, List<SolutionType> all) {
    return all.stream()
        .map(
            type -> {
              boolean none = own.stream().noneMatch(one -> one.correct() == type.correct());
              double share =
                  own.stream()
                      .filter(one -> one.name().equals(type.name()))
                      .mapToDouble(SolutionType::share)
                      .findFirst()
                      .orElse(none ? evenShare(all, type.correct()) : 0);
              return new SolutionType(type.name(), type.answer(), type.correct(), share);
            })
        .toList();
  }

  /** Returns the share of each type of a class that a model never gives. */
  private static double evenShare(List<SolutionType> types, boolean correct) {
    return 1.0 / types.stream().filter(type -> type.correct() == correct).count();
  }
}
