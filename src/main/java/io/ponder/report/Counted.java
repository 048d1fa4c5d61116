package io.ponder.report;

import java.util.Locale;

/** How many of something. */
final class Counted {
  private Counted() {}

  /** Returns a number and a noun, which takes an s unless the number is 1. */
  static String of(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
