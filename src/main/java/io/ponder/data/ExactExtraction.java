package io.ponder.data;

import org.jspecify.annotations.Nullable;

/**
 * The content of the last {@code \\boxed{}}, or the formula or the rest of the sentence after
 * {@code answer is}, {@code Answer:} or {@code ####}, whichever is last; else the whole response.
 * All in the {@linkplain Latex canonical form} of LaTeX.
 */
record ExactExtraction() implements Extraction {
  @Override
  public @Nullable String marked(Text text) {
    for (int at = Mark.last(text, text.length()); at >= 0; at = Mark.last(text, at)) {
      Mark mark = Mark.at(text, at);
      String content = mark == null ? null : after(mark, text, at);
      if (content != null) {
        return content;
      }
    }
    return null;
  }

  private static @Nullable String after(Mark mark, Text text, int at) {
    if (mark.box()) {
      String content = mark.content(text, at);
      return content == null ? null : canonical(content);
    }
    int from = mark.end(text, at);
    int end = Mark.sentenceEnd(text, from);
    String formula = mark.formula(text, at, end);
    return canonical(formula == null ? bare(text.substring(from, end)) : formula);
  }

  /** Returns a text without what is around it: a colon before, stars of bold text, quotes. */
  private static String bare(String text) {
    return text.strip().replaceAll("^[:*\"\\s]+|[*\"\\s]+$", "");
  }

  @Override
  public @Nullable String unmarked(Text response) {
    return canonical(response.toString());
  }

  /** Returns what is in a box, perhaps that of a target. */
  static @Nullable String boxed(Text text) {
    for (int at = Mark.last(text, text.length()); at >= 0; at = Mark.last(text, at)) {
      Mark mark = Mark.at(text, at);
      String content = mark == null || !mark.box() ? null : mark.content(text, at);
      if (content != null && !content.isBlank()) {
        return content;
      }
    }
    return null;
  }

  private static @Nullable String canonical(String text) {
    String form = Latex.canonical(text);
    return form.isEmpty() ? null : form;
  }
}
