/**
 * The session: one trial of one strategy on one problem, with every call charged.
 *
 * <p>Start at {@link io.ponder.inference.Inference}, all that a strategy ever sees. {@link
 * io.ponder.inference.SimulatedSession} plays it on a level's table. Randomness is addressed, not
 * consumed ({@link io.ponder.inference.AddressedRandom}): draw i of kind k in trial t of level l
 * depends on (seed, l, t, k, i) only, so strategies meet the same problems and the same first
 * candidates, and threads only distribute work. A {@link io.ponder.inference.Tally} sums what the
 * trials gave and spent, in integers.
 */
@NullMarked
package io.ponder.inference;

import org.jspecify.annotations.NullMarked;
