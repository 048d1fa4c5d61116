package io.ponder.cli;

import io.ponder.experiment.InputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** What commands have in common: how wide the terminal is, and how many threads there may be. */
final class Terminal {
  /** Columns where the shell does not tell. */
  static final int STANDARD_WIDTH = 100;

  /** A line that is longer than the terminal could not be overwritten. */
  private static final int NARROW = 80;

  private static final int MOST_THREADS = 1024;

  private Terminal() {}

  /** Returns the terminal's columns where the shell tells them. */
  static int columns(int otherwise) {
    String columns = System.getenv("COLUMNS");
    return columns != null && columns.matches("[1-9][0-9]{0,3}")
        ? Integer.parseInt(columns)
        : otherwise;
  }

  static void checkThreads(int threads) {
    if (threads < 1 || threads > MOST_THREADS) {
      throw new InputException("--threads: found " + threads + ", allowed is 1 to " + MOST_THREADS);
    }
  }

  /** Returns a line that says how far a run is, or {@code null} where no terminal shows it. */
  static @Nullable ProgressBar progress(String title) {
    return Ansi.AUTO.enabled() ? new ProgressBar(System.err, columns(NARROW), title) : null;
  }
}
