package io.ponder.data;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One way to write what LaTeX can write in many: {@code \dfrac12} and {@code 1/2} are {@code
 * \frac{1}{2}}, {@code \text{(A)}} is {@code (A)}, {@code 90^{\circ}} is {@code 90}, {@code x = 5}
 * is {@code 5}.
 *
 * <p>The rules are those of the normalisation that comes with MATH (2103.03874) and of Minerva
 * (2206.14858), but none that a sentence could suffer from: in a text of words without LaTeX only
 * white space changes. Nothing is computed: {@code 2x+2} and {@code 2(x+1)} are two texts.
 */
final class Latex {
  /** Longer texts are no answers; only their white space changes. */
  private static final int LONGEST = 1024;

  private static final String TEXTS =
      "\\\\(?:text|textbf|textit|textrm|textnormal|mathrm|mathbf|mathit|mbox|operatorname|boxed|fbox)\\*?";

  /** What follows a number without changing it, with or without a space. */
  private static final String UNITS =
      "(?:mm|cm|km|ft|yd|mi|kg|mg|lbs?|oz|mph|km/h|m/s|ft/s|min|sec|hrs?|units?|inches|feet|dollars|cents)";

  /** What does change it. */
  private static final String NO_UNITS = "(?i:[ap][. ]?m|thousand|million|billion|and |or )";

  /** What has another meaning to LaTeX than to a reader, or none to both. */
  private static final List<Rule> WRAPPINGS =
      List.of(
          rule("\u2212", "\u2212", "-"),
          rule("\\!", "\\\\!", ""),
          rule("\\", "(?<!\\\\)\\\\(?:[,;:> ]|q?quad(?![a-zA-Z]))", " "),
          rule("~", "~", " "),
          rule("\\", "(?<!\\\\)\\\\[()\\[\\]]", ""),
          rule("$", "\\\\?\\$", ""),
          rule("\\left", "\\\\left(?:\\.|(?![a-zA-Z]))", ""),
          rule("\\right", "\\\\right(?:\\.|(?![a-zA-Z]))", ""),
          rule("ig", "\\\\[bB]igg?[lr]?(?![a-zA-Z])", ""),
          rule("frac", "\\\\[dtc]frac(?![a-zA-Z])", "\\\\frac"),
          rule("\\circ", "\\^ ?(?:\\{ ?\\\\circ ?}|\\\\circ(?![a-zA-Z]))", ""),
          rule("\\degree", "\\^?\\{?\\\\degree(?![a-zA-Z])}?", ""),
          rule("\u00b0", "\u00b0", ""),
          rule("%", "\\\\?%", ""),
          rule("{,}", "\\{,}", ","),
          rule("\\le", "\\\\le(?![a-zA-Z])", "\\\\leq"),
          rule("\\ge", "\\\\ge(?![a-zA-Z])", "\\\\geq"),
          rule("\\ne", "\\\\ne(?![a-zA-Z])", "\\\\neq"),
          rule("\\lbrace", "\\\\lbrace(?![a-zA-Z])", "\\\\{"),
          rule("\\rbrace", "\\\\rbrace(?![a-zA-Z])", "\\\\}"),
          // A unit after a number, as MATH drops it; then any other text.
          rule(
              "\\",
              "(?<=^.{0,200}\\d.{0,99}) ?\\\\(?:text|textrm|mbox|mathrm)\\{(?: (?!"
                  + NO_UNITS
                  + ")[a-zA-Z][a-zA-Z ./]*|"
                  + UNITS
                  + ")}(?:\\^\\{?\\d}?)?$",
              ""),
          rule("\\", TEXTS + "\\{([^{}]*)}", "$1"));

  /** Spaces that a formula does not need: the name of a command ends before a letter. */
  private static final Rule SPACES_OF_FORMULAS =
      rule(" ", " (?![a-zA-Z0-9])|(?<![0-9]) (?=[0-9])|(?<!\\\\[a-zA-Z]{1,20}) (?=[a-zA-Z])", "");

  /** Spaces that words do not need. */
  private static final Rule SPACES_OF_WORDS = rule(" ", " (?![a-zA-Z0-9])|(?<![a-zA-Z0-9]) ", "");

  private static final List<Rule> FORMS =
      List.of(
          rule("\\sqrt", "\\\\sqrt ?([0-9a-zA-Z])(?![a-zA-Z]{2})", "\\\\sqrt{$1}"),
          rule("\\frac", "\\\\frac ?([0-9a-zA-Z])(?![a-zA-Z]{2})", "\\\\frac{$1}"),
          rule(
              "\\frac",
              "(\\\\frac\\{(?:[^{}]|\\{[^{}]*})*}) ?([0-9a-zA-Z])(?![a-zA-Z]{2})",
              "$1{$2}"),
          rule(
              "\\frac{-",
              "(?<=^|[(,&=\\[{])\\\\frac\\{-((?:[^{}+-]|\\{[^{}+-]*})*)}",
              "-\\\\frac{$1}"),
          rule("{", "([\\^_])\\{([0-9a-zA-Z])}", "$1$2"),
          rule(".", "(?<!\\d)\\.(?=\\d)", "0."),
          rule("=", "^(?:[a-zA-Z][a-zA-Z0-9]? ?= ?)+(?=.)", ""),
          rule("/", "(?<=^-?\\d{1,9}) (\\d{1,9})/(\\d{1,9})$", "\\\\frac{$1}{$2}"),
          // A unit without a command.
          rule("", "(?<=\\d|}) ?" + UNITS + "(?:\\^\\{?[23]}?)?$", ""),
          rule("/", "^(-?)(\\d+)/(\\d+)$", "$1\\\\frac{$2}{$3}"),
          rule(".", "(?<=[^.])\\.$", ""));

  private static final Pattern COMMAND = Pattern.compile("\\\\[a-zA-Z]|[\\^_{}]");
  private static final Pattern WORD = Pattern.compile("(?<![\\\\a-zA-Z])[a-zA-Z]{3}");
  private static final Pattern WHITE = Pattern.compile("\\s+");

  /** What is nested deeper is no answer. */
  private static final int MOST_ROUNDS = 16;

  private static final int SLOTS = 1 << 10;

  /** Forms that were asked for not long ago, as the samples of a problem have few answers. */
  private static final AtomicReferenceArray<@Nullable Form> RECENT =
      new AtomicReferenceArray<>(SLOTS);

  private record Form(String text, String canonical) {}

  private Latex() {}

  /** What is replaced; most texts do not have what all its matches have. */
  private record Rule(String part, Pattern pattern, String replacement) {
    String apply(String text) {
      return text.contains(part) ? pattern.matcher(text).replaceAll(replacement) : text;
    }
  }

  private static Rule rule(String part, String pattern, String replacement) {
    return new Rule(part, Pattern.compile(pattern), replacement);
  }

  /** Returns the canonical form of a text; empty if nothing but white space is left. */
  static String canonical(String text) {
    String now = WHITE.matcher(text).replaceAll(" ").strip();
    if (now.length() > LONGEST || plain(now)) {
      return now;
    }
    int slot = now.hashCode() & (SLOTS - 1);
    Form known = RECENT.get(slot);
    if (known == null || !known.text.equals(now)) {
      known = new Form(now, form(now));
      RECENT.set(slot, known);
    }
    return known.canonical;
  }

  private static String form(String text) {
    String now = text;
    // A rule may make room for an earlier one. Each makes a text shorter or more uniform.
    String before = "";
    for (int round = 0; round < MOST_ROUNDS && !now.equals(before); round++) {
      before = now;
      now = once(now);
    }
    return now;
  }

  /** Returns whether a text is of letters and digits alone, as most answers are. */
  private static boolean plain(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if ((c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z')) {
        return false;
      }
    }
    return true;
  }

  private static String once(String text) {
    String now = text;
    boolean latex = COMMAND.matcher(now).find();
    if (latex || !words(now)) {
      for (Rule rule : WRAPPINGS) {
        now = rule.apply(now);
      }
    }
    now = WHITE.matcher(now).replaceAll(" ").strip();
    boolean words = words(now);
    if (words && !COMMAND.matcher(now).find()) {
      return now;
    }
    now = (words ? SPACES_OF_WORDS : SPACES_OF_FORMULAS).apply(now);
    for (Rule rule : FORMS) {
      now = rule.apply(now);
    }
    return now;
  }

  /** Returns whether a text has a word: three letters that are no command. */
  static boolean words(String text) {
    return WORD.matcher(text).find();
  }
}
