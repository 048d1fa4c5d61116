package io.ponder.engine;

/** A simulation could not go on; the message is for the user. */
public class SimulationFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public SimulationFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
