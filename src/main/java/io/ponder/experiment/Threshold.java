package io.ponder.experiment;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Where the most accurate strategy changes along a varied value.
 *
 * @param below the strategies that none is known to be better than below it
 * @param above those above it
 * @param value the value from which on the others are better; empty if only the values beside it
 *     are known
 * @param low the next lower one of the experiment's values, at which {@code below} are better
 * @param high the next higher one, at which {@code above} are better
 * @param method {@code exact} if laws say so, {@code simulated} if trials do
 */
public record Threshold(
    List<String> below,
    List<String> above,
    OptionalDouble value,
    String low,
    String high,
    String method) {
  /** Copies the lists. */
  public Threshold {
    below = List.copyOf(below);
    above = List.copyOf(above);
  }
}
