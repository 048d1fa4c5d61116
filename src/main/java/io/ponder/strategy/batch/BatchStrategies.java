package io.ponder.strategy.batch;

import io.ponder.strategy.StrategyType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All strategies for batches that there are, by name. */
public final class BatchStrategies {
  private static final List<StrategyType> ALL =
      Stream.of(Uniform.class, Elimination.class, Ucb.class).map(StrategyType::of).toList();

  private BatchStrategies() {}

  /** Returns all of them. */
  public static List<StrategyType> all() {
    return ALL;
  }

  /** Returns their names. */
  public static List<String> names() {
    return ALL.stream().map(StrategyType::name).toList();
  }

  /** Returns the strategy of a name. */
  public static Optional<StrategyType> find(String name) {
    return ALL.stream().filter(type -> type.name().equals(name)).findFirst();
  }
}
