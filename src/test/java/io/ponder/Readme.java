package io.ponder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The code blocks of README. */
public final class Readme {
  private Readme() {}

  /** Returns all of it. */
  public static String text() throws IOException {
    return Files.readString(Path.of("README.md"));
  }

  /** Returns the {@code number}-th block, from 1, of a language. */
  public static String block(String language, int number) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("README.md"));
    int found = 0;
    for (int start = 0; start < lines.size(); start++) {
      if (lines.get(start).equals("```" + language) && ++found == number) {
        int end = start + 1;
        while (!lines.get(end).equals("```")) {
          end++;
        }
        return String.join("\n", lines.subList(start + 1, end));
      }
    }
    throw new IllegalArgumentException("README has no " + language + " block " + number);
  }
}
