package io.ponder.data;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** How the answer of a response is found and compared with the target. */
final class Grading {
  /** What {@code --grade} allows. */
  static final List<String> NAMES = List.of("auto", "exact", "numeric", "letter", "regex");

  private static final Extraction NUMERIC = new NumericExtraction();
  private static final Extraction LETTER = new LetterExtraction();
  private static final Extraction EXACT = new ExactExtraction();

  private static final Pattern CHOICE = Pattern.compile("\\(?[A-J]\\)?\\.?");

  /**
   * What one target asks for.
   *
   * @param way the name of the grading that is used for it
   * @param extraction how answers are found
   * @param golds the right answers in canonical form, the first is the gold one; empty if the
   *     target has no answer by this grading
   */
  record Target(String way, Extraction extraction, List<String> golds) {
    /** Returns the answer of a response in its canonical form, or {@code null}. */
    @Nullable String answer(String response) {
      return extraction.answer(new Text(response));
    }

    /** Returns whether an answer is right. */
    boolean correct(@Nullable String answer) {
      return answer != null && golds.contains(answer);
    }

    /** Returns the right answer in its canonical form, or {@code null} if the target has none. */
    @Nullable String gold() {
      return golds.isEmpty() ? null : golds.get(0);
    }
  }

  /** The extraction for each target, or {@code null} if the target decides. */
  private final @Nullable Extraction fixed;

  private final String name;

  private Grading(String name, @Nullable Extraction fixed) {
    this.name = name;
    this.fixed = fixed;
  }

  /**
   * Returns a way of grading.
   *
   * @param name one of {@link #NAMES}
   * @param pattern the expression of {@code regex}, else {@code null}
   * @throws DataException if there is no such name, or the pattern is missing, malformed or useless
   */
  static Grading of(String name, @Nullable String pattern) {
    if (!name.equals("regex") && pattern != null) {
      throw new DataException("a pattern is for the grading regex, found " + name);
    }
    return switch (name) {
      case "auto" -> new Grading(name, null);
      case "exact" -> new Grading(name, EXACT);
      case "numeric" -> new Grading(name, NUMERIC);
      case "letter" -> new Grading(name, LETTER);
      case "regex" -> new Grading(name, regex(pattern));
      default ->
          throw new DataException(
              "there is no grading " + name + "; allowed: " + String.join(", ", NAMES));
    };
  }

  private static Extraction regex(@Nullable String pattern) {
    if (pattern == null) {
      throw new DataException("the grading regex needs a pattern");
    }
    try {
      return new RegexExtraction(Pattern.compile(pattern));
    } catch (PatternSyntaxException e) {
      throw new DataException("the pattern " + pattern + " is malformed: " + e.getDescription(), e);
    }
  }

  /** Returns what some targets ask for, of which any is right and the first decides. */
  Target target(List<String> targets) {
    String way = fixed == null ? way(answerOf(targets.get(0))) : name;
    Extraction extraction =
        fixed != null
            ? fixed
            : switch (way) {
              case "numeric" -> NUMERIC;
              case "letter" -> LETTER;
              default -> EXACT;
            };
    List<String> golds = new ArrayList<>();
    for (String target : targets) {
      String core = answerOf(target);
      String gold =
          switch (way) {
            case "regex" -> core;
            case "numeric" -> NumericExtraction.of(core);
            default -> extraction.unmarked(new Text(Latex.canonical(core)));
          };
      if (gold != null && !gold.isEmpty()) {
        golds.add(gold);
      }
    }
    return new Target(way, extraction, golds);
  }

  /** Returns the answer in a target that may be a worked solution, as in GSM8K and MATH. */
  private static String answerOf(String target) {
    int hashes = target.lastIndexOf("####");
    if (hashes >= 0 && hashes + 4 < target.strip().length()) {
      return target.substring(hashes + 4).strip();
    }
    String boxed = ExactExtraction.boxed(new Text(target));
    return boxed == null ? target.strip() : boxed;
  }

  private static String way(String target) {
    String form = Latex.canonical(target);
    if (Numbers.is(form)) {
      return "numeric";
    }
    return CHOICE.matcher(form).matches() ? "letter" : "exact";
  }

  /** Returns the answer of a response in its canonical form, or {@code null} if it has none. */
  @Nullable String answer(String response, String target) {
    return target(List.of(target)).answer(response);
  }

  /** Returns whether an answer is what the target says. */
  boolean correct(@Nullable String answer, String target) {
    return target(List.of(target)).correct(answer);
  }

  /** Returns the right answer in its canonical form, or {@code null} if the target has none. */
  @Nullable String gold(String target) {
    return target(List.of(target)).gold();
  }
}
