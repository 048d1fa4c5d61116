/**
 * Running strategies: trials on all cores, the precision that was asked for, and intervals.
 *
 * <p>Start at {@link io.ponder.engine.Simulation}. Its result is one {@link io.ponder.engine.Curve}
 * for each level and strategy and does not depend on the number of threads: draws are addressed by
 * trial, sums are integers, and whether to go on is decided at fixed checkpoints only.
 */
@NullMarked
package io.ponder.engine;

import org.jspecify.annotations.NullMarked;
