package io.ponder.data;

import org.jspecify.annotations.Nullable;

/**
 * A number: in {@code \boxed{}}, or after {@code ####}, {@code Answer:} or {@code answer is}; else
 * the last one of the response. A formula in a box that is no number, such as {@code 3\sqrt{2}}, is
 * an answer of its own, in the {@linkplain Latex canonical form}.
 */
record NumericExtraction() implements Extraction {
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
    int from = at + mark.length();
    return switch (mark) {
      case BOXED -> {
        int close = Mark.closing(text, from);
        yield close < 0 ? null : boxed(text.substring(from, close));
      }
      // These may also begin a text that gets to the answer later.
      case HASHES, ANSWER_COLON -> direct(text, from);
      case ANSWER_IS -> {
        int end = Mark.sentenceEnd(text, from);
        int result = end;
        while (result > from && text.charAt(result - 1) != '=') {
          result--;
        }
        String number = Numbers.first(text, result, end);
        yield number == null ? Numbers.first(text, from, end) : number;
      }
    };
  }

  private static @Nullable String boxed(String content) {
    String form = Latex.canonical(content);
    String result = form.substring(form.lastIndexOf('=') + 1).strip();
    Text text = new Text(result);
    String number = Numbers.last(text, 0, text.length());
    return number == null || Numbers.is(result) || Latex.words(result) ? number : form;
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
