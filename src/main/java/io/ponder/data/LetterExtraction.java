package io.ponder.data;

import org.jspecify.annotations.Nullable;

/**
 * The letter of a choice, A to J: in {@code \boxed{}}, or after {@code answer is}, {@code Answer:}
 * or {@code ####}; else the last one in parentheses or bold; else the last that stands alone.
 */
record LetterExtraction() implements Extraction {
  @Override
  public @Nullable String marked(Text text) {
    for (int at = Mark.last(text, text.length()); at >= 0; at = Mark.last(text, at)) {
      Mark mark = Mark.at(text, at);
      if (mark != null) {
        String content = mark.box() ? mark.content(text, at) : null;
        int from = mark.end(text, at);
        String letter =
            content != null
                ? first(new Text(content), 0, content.length())
                : mark.box() ? null : first(text, from, Mark.sentenceEnd(text, from));
        if (letter != null) {
          return letter;
        }
      }
    }
    return null;
  }

  /** Returns the letter that comes first of all; else one in parentheses or bold; else any. */
  private static @Nullable String first(Text text, int from, int end) {
    int begin = from;
    while (begin < end && !Character.isLetterOrDigit(text.charAt(begin))) {
      begin++;
    }
    boolean atOnce = begin < end && option(text, begin);
    for (int at = from + 1; !atOnce && at < end - 1; at++) {
      if (choice(text.charAt(at)) && enclosed(text, at)) {
        return letter(text, at);
      }
    }
    for (int at = begin; at < end; at++) {
      if (option(text, at)) {
        return letter(text, at);
      }
    }
    return null;
  }

  @Override
  public @Nullable String unmarked(Text response) {
    int first = 0;
    while (first < response.length() && Character.isWhitespace(response.charAt(first))) {
      first++;
    }
    if (first < response.length() && choice(response.charAt(first)) && nothing(response, first)) {
      return letter(response, first);
    }
    for (int at = response.length() - 2; at > 0; at--) {
      if (choice(response.charAt(at)) && enclosed(response, at)) {
        return letter(response, at);
      }
    }
    for (int at = response.length() - 1; at >= 0; at--) {
      char c = response.charAt(at);
      if (c >= 'A'
          && c <= 'J'
          && alone(response, at)
          && !((c == 'A' || c == 'I') && wordFollows(response, at))) {
        return letter(response, at);
      }
    }
    return null;
  }

  /** Returns whether a letter stands for an option, and is no word and no unit. */
  private static boolean option(Text text, int at) {
    return choice(text.charAt(at))
        && alone(text, at)
        && !small(text, at)
        && !pronoun(text, at)
        && !unit(text, at);
  }

  /** Returns whether a number or a degree is before, as in 5 J and 20 \u00b0 C. */
  private static boolean unit(Text text, int at) {
    int before = at - 1;
    while (before > 0 && text.charAt(before) == ' ') {
      before--;
    }
    char c = before < 0 ? 0 : text.charAt(before);
    return Character.isDigit(c) || c == '\u00b0';
  }

  /** Returns whether only white space follows a place. */
  private static boolean nothing(Text text, int at) {
    for (int after = at + 1; after < text.length(); after++) {
      if (!Character.isWhitespace(text.charAt(after))) {
        return false;
      }
    }
    return true;
  }

  private static String letter(Text text, int at) {
    return String.valueOf(Character.toUpperCase(text.charAt(at)));
  }

  private static boolean choice(char c) {
    return (c >= 'A' && c <= 'J') || (c >= 'a' && c <= 'j');
  }

  /** Returns whether a letter is no part of a word. */
  private static boolean alone(Text text, int at) {
    return !part(text, at - 1) && !part(text, at + 1);
  }

  private static boolean part(Text text, int at) {
    if (at < 0 || at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    return Character.isLetterOrDigit(c) || c == '\'' || c == '\u2019' || c == '_';
  }

  /** Returns whether a letter is in parentheses, as in (B), or bold, as in **B**. */
  private static boolean enclosed(Text text, int at) {
    return (text.charAt(at - 1) == '(' && text.charAt(at + 1) == ')')
        || (at > 1 && bold(text, at - 2) && bold(text, at + 1));
  }

  private static boolean bold(Text text, int at) {
    return at + 1 < text.length() && text.charAt(at) == '*' && text.charAt(at + 1) == '*';
  }

  /** Returns whether a letter is a small one that may be a word or a variable. */
  private static boolean small(Text text, int at) {
    return text.charAt(at) >= 'a' && wordFollows(text, at);
  }

  private static boolean pronoun(Text text, int at) {
    return text.charAt(at) == 'I' && wordFollows(text, at);
  }

  /** Returns whether a space and a letter are next, as after "a" or "I" in a sentence. */
  private static boolean wordFollows(Text text, int at) {
    return at + 2 < text.length()
        && text.charAt(at + 1) == ' '
        && Character.isLetter(text.charAt(at + 2));
  }
}
