package io.ponder.strategy;

import java.util.List;

/**
 * The service by which a jar adds strategies: name the implementing class in {@code
 * META-INF/services/io.ponder.strategy.StrategyProvider}.
 */
@FunctionalInterface
public interface StrategyProvider {
  /** Returns record classes, each with {@link About} and its parameters annotated. */
  List<Class<? extends Strategy>> strategies();
}
