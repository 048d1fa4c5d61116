package io.ponder.data;

import org.jspecify.annotations.Nullable;

/**
 * The content of the last {@code \boxed{}}, or else the whole response, in the {@linkplain Latex
 * canonical form} of LaTeX.
 */
record ExactExtraction() implements Extraction {
  @Override
  public @Nullable String marked(Text text) {
    for (int at = Mark.last(text, text.length()); at >= 0; at = Mark.last(text, at)) {
      if (Mark.at(text, at) == Mark.BOXED) {
        int from = at + Mark.BOXED.length();
        int close = Mark.closing(text, from);
        String content = close < 0 ? null : canonical(text.substring(from, close));
        if (content != null) {
          return content;
        }
      }
    }
    return null;
  }

  @Override
  public @Nullable String unmarked(Text response) {
    return canonical(response.toString());
  }

  private static @Nullable String canonical(String text) {
    String form = Latex.canonical(text);
    return form.isEmpty() ? null : form;
  }
}
