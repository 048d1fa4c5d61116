package io.ponder.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks long lines. */
final class Wrap {
  private Wrap() {}

  /** Breaks a text at spaces into lines that fit a width, the later ones with an indent. */
  static List<String> lines(String text, String indent, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width) {
      int cut = rest.lastIndexOf(' ', width);
      if (cut <= indent.length()) {
        break;
      }
      lines.add(rest.substring(0, cut));
      rest = indent + rest.substring(cut + 1);
    }
    lines.add(rest);
    return lines;
  }
}
