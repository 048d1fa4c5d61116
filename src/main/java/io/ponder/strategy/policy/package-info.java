/** Strategies that choose between strategies. */
@NullMarked
package io.ponder.strategy.policy;

import org.jspecify.annotations.NullMarked;
