/** Strategies that improve a candidate step by step. */
@NullMarked
package io.ponder.strategy.revision;

import org.jspecify.annotations.NullMarked;
