package io.ponder.scaling;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a fit minimises. */
public enum Loss {
  /** Squares of residuals over their standard errors; points must not be exact. */
  WEIGHTED("weighted", "least squares, each point weighted by its standard error"),
  /** Squares of ln y - ln fit, all points alike. */
  LOG("log", "least squares of ln y, all points alike"),
  /** Huber's loss of ln y - ln fit, delta 1e-3, as scaling laws of training are fitted. */
  HUBER("huber", "Huber's loss (delta 0.001) of ln y, all points alike (arXiv:2203.15556)");

  /** Beyond it Huber's loss grows as the residual itself (arXiv:2203.15556, appendix D). */
  static final double HUBER_DELTA = 1e-3;

  private final String key;
  private final String text;

  Loss(String key, String text) {
    this.key = key;
    this.text = text;
  }

  /** Returns its name in files and on the command line. */
  public String key() {
    return key;
  }

  /** Returns what it is, for people. */
  public String text() {
    return text;
  }

  /** Returns the loss of that name. */
  public static Optional<Loss> of(String key) {
    return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
  }

  /** Returns all names. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Loss::key).toList();
  }

  /** Returns whether residuals are of logarithms. */
  boolean ofLogarithms() {
    return this != WEIGHTED;
  }

  /** Returns what a residual adds to twice the cost; for small ones it is the square. */
  double cost(double residual) {
    double size = Math.abs(residual);
    return this != HUBER || size <= HUBER_DELTA
        ? residual * residual
        : HUBER_DELTA * (2 * size - HUBER_DELTA);
  }

  /** Returns the weight of a residual's square that has the same derivative. */
  double weight(double residual) {
    double size = Math.abs(residual);
    return this != HUBER || size <= HUBER_DELTA ? 1 : HUBER_DELTA / size;
  }
}
