/** Strategies that count answers. */
@NullMarked
package io.ponder.strategy.voting;

import org.jspecify.annotations.NullMarked;
