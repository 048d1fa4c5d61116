package io.ponder.engine;

import java.util.List;

/**
 * What a simulation measured.
 *
 * @param curves one for each level and strategy, level by level
 * @param pairs how pairs of strategies did on the same trials, by level
 */
public record Measured(List<Curve> curves, List<PairedCounts> pairs) {
  /** Copies the lists. */
  public Measured {
    curves = List.copyOf(curves);
    pairs = List.copyOf(pairs);
  }
}
