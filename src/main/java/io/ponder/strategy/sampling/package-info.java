/** The yardsticks: one sample, and the ceiling of choosing right among many. */
@NullMarked
package io.ponder.strategy.sampling;

import org.jspecify.annotations.NullMarked;
