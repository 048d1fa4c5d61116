package io.ponder.cli;

import io.ponder.engine.Progress;
import java.io.PrintStream;

/** A line on the terminal that says how far a run is. */
final class ProgressBar implements Progress {
  private static final int WIDTH = 20;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream terminal;
  private final int columns;
  private final String title;

  ProgressBar(PrintStream terminal, int columns, String title) {
    this.columns = columns;
    this.terminal = terminal;
    this.title = title;
  }

  @Override
  public void update(State state) {
    int full = (int) (state.done() * WIDTH);
    String curves =
        state.open() < state.curves()
            ? String.format(", %d of %d curves", state.open(), state.curves())
            : "";
    String line =
        String.format(
            "[%s%s] %3.0f%% of %,d trials%s  %s",
            "#".repeat(full),
            ".".repeat(WIDTH - full),
            100 * state.done(),
            state.checkpoint(),
            curves,
            title);
    // A line that wraps could not be overwritten.
    terminal.print(CLEAR + line.substring(0, Math.min(line.length(), columns - 1)));
    terminal.flush();
  }

  /** Takes the line away. */
  void clear() {
    terminal.print(CLEAR);
    terminal.flush();
  }
}
