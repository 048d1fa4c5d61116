package io.ponder.experiment;

/** The input is wrong; the message is one line for the user. */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates an exception with a message of one line. */
  public InputException(String message) {
    super(message);
  }

  /** Creates an exception with a message of one line. */
  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
