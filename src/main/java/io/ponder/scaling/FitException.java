package io.ponder.scaling;

/** A curve that cannot be fitted; the message is one line that says why. */
public final class FitException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates one. */
  public FitException(String message) {
    super(message);
  }
}
