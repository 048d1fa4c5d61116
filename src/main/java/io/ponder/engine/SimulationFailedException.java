package io.ponder.engine;

import org.jspecify.annotations.Nullable;

/** A simulation could not go on; the message is for the user. */
public class SimulationFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception, with its cause if it has one. */
  public SimulationFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
