package io.ponder.cli;

import io.ponder.engine.Progress;
import java.io.PrintStream;

/** A line on the terminal that says how far a run is. */
final class ProgressBar implements Progress {
  private static final int WIDTH = 30;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream terminal;
  private final String title;

  ProgressBar(PrintStream terminal, String title) {
    this.terminal = terminal;
    this.title = title;
  }

  @Override
  public void update(State state) {
    int full = (int) (state.done() * WIDTH);
    terminal.printf(
        "%s%s [%s%s] %3.0f%% of %,d trials, %d of %d curves",
        CLEAR,
        title,
        "#".repeat(full),
        ".".repeat(WIDTH - full),
        100 * state.done(),
        state.checkpoint(),
        state.open(),
        state.curves());
    terminal.flush();
  }

  /** Takes the line away. */
  void clear() {
    terminal.print(CLEAR);
    terminal.flush();
  }
}
