package io.ponder.scaling;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a curve shows: each falls or rises with the loss that a family describes. */
public enum Quantity {
  /** Accuracy, 1 - failure. */
  ACCURACY("accuracy"),
  /** P(the answer is not correct), wrong or none. */
  FAILURE("failure"),
  /** -ln accuracy. */
  LOG_ACCURACY("log-accuracy");

  private final String key;

  Quantity(String key) {
    this.key = key;
  }

  /** Returns its name in files and on the command line. */
  public String key() {
    return key;
  }

  /** Returns the quantity of that name. */
  public static Optional<Quantity> of(String key) {
    return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
  }

  /** Returns all names. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Quantity::key).toList();
  }

  /** Returns what the quantity is at a failure, which keeps all its digits where it is small. */
  public double ofFailure(double failure) {
    return switch (this) {
      case ACCURACY -> 1 - failure;
      case FAILURE -> failure;
      case LOG_ACCURACY -> -Math.log1p(-failure);
    };
  }

  /** Returns the accuracy at a value of the quantity. */
  public double accuracy(double value) {
    return switch (this) {
      case ACCURACY -> value;
      case FAILURE -> 1 - value;
      case LOG_ACCURACY -> Math.exp(-value);
    };
  }

  /** Returns the standard error that one of the accuracy means. */
  public double standardError(double ofAccuracy, double accuracy) {
    return this == LOG_ACCURACY ? ofAccuracy / accuracy : ofAccuracy;
  }

  /** Returns the largest loss there is. */
  double largest() {
    return this == LOG_ACCURACY ? 700 : 1;
  }
}
