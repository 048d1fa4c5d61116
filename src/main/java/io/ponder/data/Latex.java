package io.ponder.data;

import java.util.List;
import java.util.regex.Pattern;

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
      "\\\\(?:text|textbf|textit|textrm|textnormal|mathrm|mathbf|mathit|mbox|operatorname)\\*?";

  /** What has another meaning to LaTeX than to a reader, or none to both. */
  private static final List<Rule> WRAPPINGS =
      List.of(
          rule("\u2212", "-"),
          rule("\\\\!", ""),
          rule("(?<!\\\\)\\\\(?:[,;:> ]|q?quad(?![a-zA-Z]))|~", " "),
          rule("(?<!\\\\)\\\\[()\\[\\]]|\\\\?\\$", ""),
          rule("\\\\(?:left|right)(?:\\.|(?![a-zA-Z]))|\\\\[bB]igg?[lr]?(?![a-zA-Z])", ""),
          rule("\\\\[dtc]frac(?![a-zA-Z])", "\\\\frac"),
          rule("\\^ ?(?:\\{ ?\\\\circ ?}|\\\\circ(?![a-zA-Z]))|\\\\degree(?![a-zA-Z])|\u00b0", ""),
          rule("\\\\?%", ""),
          rule("\\{,}", ","),
          rule("\\\\(le|ge|ne)(?![a-zA-Z])", "\\\\$1q"),
          rule("\\\\lbrace(?![a-zA-Z])", "\\\\{"),
          rule("\\\\rbrace(?![a-zA-Z])", "\\\\}"),
          // A unit, perhaps squared; then any other text.
          rule("(?<=[\\d})]) ?" + TEXTS + "\\{ ?[a-zA-Z][a-zA-Z .]*}(?:\\^\\{?\\d}?)?$", ""),
          rule(TEXTS + "\\{([^{}]*)}", "$1"));

  /** Spaces that a formula does not need: the name of a command ends before a letter. */
  private static final Rule SPACES_OF_FORMULAS =
      rule(" (?![a-zA-Z])|(?<!\\\\[a-zA-Z]{1,20}) (?=[a-zA-Z])", "");

  /** Spaces that words do not need. */
  private static final Rule SPACES_OF_WORDS = rule(" (?![a-zA-Z])|(?<![a-zA-Z]) ", "");

  private static final List<Rule> FORMS =
      List.of(
          rule("\\\\(sqrt|frac) ?([0-9a-zA-Z])(?![a-zA-Z]{2})", "\\\\$1{$2}"),
          rule("(\\\\frac\\{(?:[^{}]|\\{[^{}]*})*}) ?([0-9a-zA-Z])(?![a-zA-Z]{2})", "$1{$2}"),
          rule("\\\\frac\\{-((?:[^{}+-]|\\{[^{}+-]*})*)}", "-\\\\frac{$1}"),
          rule("([\\^_])\\{([0-9a-zA-Z])}", "$1$2"),
          rule("(?<!\\d)\\.(?=\\d)", "0."),
          rule("^[a-zA-Z][a-zA-Z0-9]? ?= ?(?=.)", ""),
          rule("^(-?)(\\d+)/(\\d+)$", "$1\\\\frac{$2}{$3}"),
          rule("(?<=.)\\.$", ""));

  private static final Pattern COMMAND = Pattern.compile("\\\\[a-zA-Z]|[\\^_{}]");
  private static final Pattern WORD = Pattern.compile("(?<![\\\\a-zA-Z])[a-zA-Z]{3}");
  private static final Pattern WHITE = Pattern.compile("\\s+");

  private Latex() {}

  private record Rule(Pattern pattern, String replacement) {
    String apply(String text) {
      return pattern.matcher(text).replaceAll(replacement);
    }
  }

  private static Rule rule(String pattern, String replacement) {
    return new Rule(Pattern.compile(pattern), replacement);
  }

  /** Returns the canonical form of a text; empty if nothing but white space is left. */
  static String canonical(String text) {
    String now = WHITE.matcher(text).replaceAll(" ").strip();
    if (now.length() > LONGEST || plain(now)) {
      return now;
    }
    // A rule may make room for an earlier one. Each makes a text shorter or more uniform.
    for (String before = ""; !now.equals(before); ) {
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
