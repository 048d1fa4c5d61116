/** Strategies that share one budget between the problems of a batch. */
@NullMarked
package io.ponder.strategy.batch;

import org.jspecify.annotations.NullMarked;
