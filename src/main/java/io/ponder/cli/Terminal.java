package io.ponder.cli;

import io.ponder.engine.Progress;
import io.ponder.experiment.InputException;
import java.util.function.Function;
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

  /** Does some work; a line says how far it is, where a terminal shows it, and goes at its end. */
  static <T> T withProgress(String title, Function<Progress, T> work) {
    if (!Ansi.AUTO.enabled()) {
      return work.apply(Progress.NONE);
    }
    ProgressBar bar = new ProgressBar(System.err, columns(NARROW), title);
    try {
      return work.apply(bar);
    } finally {
      bar.clear();
    }
  }
}
