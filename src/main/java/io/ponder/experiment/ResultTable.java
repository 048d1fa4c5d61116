package io.ponder.experiment;

import java.util.ArrayList;
import java.util.List;

/** A file of results in the making: a header, and rows of as many cells. */
final class ResultTable {
  private final List<List<String>> lines = new ArrayList<>();

  /**
   * Creates a table without rows.
   *
   * @param groups the first columns, such as varied paths: those of their values
   * @param columns the others
   */
  ResultTable(List<String> groups, List<String> columns) {
    lines.add(joined(groups, columns));
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if it has more or fewer cells than the header
   */
  void add(List<String> group, List<String> cells) {
    List<String> line = joined(group, cells);
    if (line.size() != lines.get(0).size()) {
      throw new IllegalArgumentException("a row " + line + " under a header " + lines.get(0));
    }
    lines.add(line);
  }

  /** Returns the header and the rows. */
  List<List<String>> lines() {
    return lines;
  }

  private static List<String> joined(List<String> left, List<String> right) {
    List<String> all = new ArrayList<>(left);
    all.addAll(right);
    return all;
  }
}
