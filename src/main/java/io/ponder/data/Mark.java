package io.ponder.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tells that an answer follows. */
enum Mark {
  /** As in GSM8K. */
  HASHES("####"),
  /** As in "So the answer is (B)." */
  ANSWER_IS("answer is"),
  /** As in "Answer: B". */
  ANSWER_COLON("answer:"),
  /** The command of LaTeX that MATH puts its answers in, with braces or a single word. */
  BOXED("\\boxed"),
  /** As old as {@link #BOXED}. */
  FBOX("\\fbox");

  private static final int MOST_STARS = 3;

  // What does not end, such as a brace in a response that was cut off, is not searched for forever.
  private static final int LONGEST_CONTENT = 1024;
  private static final int LONGEST_SENTENCE = 512;

  /** Where "answer" has its rarest letter, which is the one to look for. */
  private static final int RARE = "answer".indexOf('w');

  private final String text;

  Mark(String text) {
    this.text = text;
  }

  /** Returns whether an answer is inside of it. */
  boolean box() {
    return this == BOXED || this == FBOX;
  }

  /** Returns where what follows it begins. */
  int end(Text in, int at) {
    if (this != ANSWER_COLON) {
      return at + text.length();
    }
    int end = at;
    while (in.charAt(end) != ':') {
      end++;
    }
    return end + 1;
  }

  /**
   * Returns what is in the box that begins at a place, or {@code null} if there is nothing, or it
   * is not closed soon.
   */
  @Nullable String content(Text in, int at) {
    int from = end(in, at);
    int limit = Math.min(in.length(), from + LONGEST_CONTENT);
    while (from < limit && in.charAt(from) == ' ') {
      from++;
    }
    if (from == limit) {
      return null;
    }
    if (in.charAt(from) == '{') {
      int close = closing(in, from + 1);
      return close < 0 ? null : in.substring(from + 1, close);
    }
    int to = from;
    while (to < limit && in.charAt(to) != '$' && !Character.isWhitespace(in.charAt(to))) {
      to++;
    }
    return in.substring(from, to);
  }

  /**
   * Returns the formula between {@code $} or in {@code \\( \\)} that follows this mark before a
   * place, with nothing but spaces and stars between, or {@code null}.
   */
  @Nullable String formula(Text in, int at, int before) {
    int from = end(in, at);
    while (from < before && (Character.isWhitespace(in.charAt(from)) || in.charAt(from) == '*')) {
      from++;
    }
    if (from < before && in.charAt(from) == '$') {
      while (from < before && in.charAt(from) == '$') {
        from++;
      }
      for (int to = from; to < before; to++) {
        if (in.charAt(to) == '$' && in.charAt(to - 1) != '\\') {
          // As two prices in one sentence have them, these are no delimiters.
          boolean prices =
              Character.isWhitespace(in.charAt(to - 1))
                  || (to + 1 < in.length() && Character.isDigit(in.charAt(to + 1)));
          return prices || to == from ? null : in.substring(from, to);
        }
      }
    } else if (isAt(in, from, "\\(") || isAt(in, from, "\\[")) {
      for (int to = from + 2; to + 1 < before; to++) {
        if (in.charAt(to) == '\\' && (in.charAt(to + 1) == ')' || in.charAt(to + 1) == ']')) {
          return in.substring(from + 2, to);
        }
      }
    }
    return null;
  }

  /**
   * Returns where the last mark before a place begins, or -1.
   *
   * @param before where the mark must have begun before
   */
  static int last(Text text, int before) {
    for (int at = Math.min(before + RARE, text.length()) - 1; at >= 0; at--) {
      char c = text.charAt(at);
      if (c == '#' || c == 'w' || c == 'W' || c == '\\') {
        int start = c == '#' || c == '\\' ? at : at - RARE;
        if (start >= 0 && start < before && at(text, start) != null) {
          return start;
        }
      }
    }
    return -1;
  }

  /** Returns the mark that begins at a place, or {@code null}. */
  static @Nullable Mark at(Text text, int at) {
    return switch (text.charAt(at)) {
      case '#' -> isAt(text, at, HASHES.text) ? HASHES : null;
      case '\\' -> boxAt(text, at);
      case 'a', 'A' ->
          isAt(text, at, ANSWER_IS.text) ? ANSWER_IS : colonAt(text, at) ? ANSWER_COLON : null;
      default -> null;
    };
  }

  private static @Nullable Mark boxAt(Text text, int at) {
    for (Mark mark : List.of(BOXED, FBOX)) {
      int end = at + mark.text.length();
      if (isAt(text, at, mark.text) && end < text.length() && !isLetter(text.charAt(end))) {
        return mark;
      }
    }
    return null;
  }

  /** Returns whether "answer:" begins at a place; stars of bold text may be before the colon. */
  private static boolean colonAt(Text text, int at) {
    if (!isAt(text, at, "answer")) {
      return false;
    }
    int end = at + "answer".length();
    int limit = Math.min(text.length(), end + MOST_STARS);
    while (end < limit && text.charAt(end) == '*') {
      end++;
    }
    return end < text.length() && text.charAt(end) == ':';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Returns whether some lower-case letters and signs, or their capitals, begin at a place. */
  static boolean isAt(Text text, int at, String small) {
    if (at + small.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < small.length(); i++) {
      char c = text.charAt(at + i);
      if (c != small.charAt(i) && (c < 'A' || c > 'Z' || c + 'a' - 'A' != small.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns where the content of a brace that is open at a place ends, or -1 if it is not closed
   * soon.
   */
  static int closing(Text text, int from) {
    int open = 1;
    int limit = Math.min(text.length(), from + LONGEST_CONTENT);
    for (int at = from; at < limit; at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        // An escaped brace is a character, not a group.
        at++;
      } else if (c == '{') {
        open++;
      } else if (c == '}' && --open == 0) {
        return at;
      }
    }
    return -1;
  }

  /** Returns where the sentence or line that goes on at a place ends; blank lines do not end it. */
  static int sentenceEnd(Text text, int from) {
    boolean begun = false;
    int limit = Math.min(text.length(), from + LONGEST_SENTENCE);
    for (int at = from; at < limit; at++) {
      char c = text.charAt(at);
      boolean last = at + 1 == text.length();
      boolean stop = c == '.' && (last || Character.isWhitespace(text.charAt(at + 1)));
      if (stop || (begun && c == '\n')) {
        return at;
      }
      begun |= !Character.isWhitespace(c);
    }
    return limit;
  }
}
