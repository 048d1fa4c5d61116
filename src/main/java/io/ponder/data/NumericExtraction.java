package io.ponder.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number: in {@code \boxed{}}, or after {@code ####}, {@code Answer:} or {@code answer is}; else
 * the last one of the response. A formula in a box that is no number, such as {@code 3\sqrt{2}}, is
 * an answer of its own, in the {@linkplain Latex canonical form}.
 */
record NumericExtraction() implements Extraction {
  private static final Pattern DIGIT = Pattern.compile("\\d");

  /** A symbol or a sum of numbers, and what it is equal to. */
  private static final Pattern EQUATION =
      Pattern.compile("(?:[a-zA-Z](?:_?\\w|\\([a-z]\\))?|[^a-zA-Z,;\\\\]*)=([^=,;]*)");

  @Override
  public @Nullable String marked(Text text) {
    for (int at = Mark.last(text, text.length()); at >= 0; at = Mark.last(text, at)) {
      String number = after(Mark.at(text, at), text, at);
      if (number != null) {
        return number;
      }
    }
    return null;
  }

  private static @Nullable String after(@Nullable Mark mark, Text text, int at) {
    if (mark == null) {
      return null;
    }
    if (mark.box()) {
      String content = mark.content(text, at);
      return content == null ? null : of(content);
    }
    int from = mark.end(text, at);
    int end = Mark.sentenceEnd(text, from);
    String formula = mark.formula(text, at, end);
    String number = formula == null ? null : of(formula);
    if (number != null) {
      return number;
    }
    // These may also begin a text that gets to the answer later.
    return mark == Mark.ANSWER_IS ? result(text, from, end) : direct(text, from);
  }

  /** Returns the first number after the last equals sign, or else of all. */
  private static @Nullable String result(Text text, int from, int end) {
    int result = end;
    while (result > from && text.charAt(result - 1) != '=') {
      result--;
    }
    String number = Numbers.first(text, result, end);
    return number == null ? Numbers.first(text, from, end) : number;
  }

  /**
   * Returns the number that a formula is, perhaps with words; if it is none, the formula itself,
   * but {@code null} if no digit is in it.
   */
  static @Nullable String of(String formula) {
    String form = Latex.canonical(formula);
    Matcher equation = EQUATION.matcher(form);
    String result = equation.matches() ? equation.group(1).strip() : form;
    if (Numbers.is(result) || Numbers.isWithWords(result)) {
      Text text = new Text(result);
      return Numbers.last(text, 0, text.length());
    }
    return DIGIT.matcher(form).find() ? form : null;
  }

  /** Returns the number at a place, with nothing but signs between. */
  private static @Nullable String direct(Text text, int from) {
    int end = Mark.sentenceEnd(text, from);
    int at = from;
    while (at < end && !Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    return at < end && Character.isDigit(text.charAt(at)) ? Numbers.first(text, from, end) : null;
  }

  @Override
  public @Nullable String unmarked(Text response) {
    return Numbers.last(response, 0, response.length());
  }
}
