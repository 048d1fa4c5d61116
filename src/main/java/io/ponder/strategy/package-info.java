/**
 * What a strategy is, what parameters it has, and which ones there are.
 *
 * <p>Start at {@link io.ponder.strategy.Strategy}; each strategy is one class in the package of its
 * family, and {@link io.ponder.strategy.Registry} lists them all.
 */
@NullMarked
package io.ponder.strategy;

import org.jspecify.annotations.NullMarked;
