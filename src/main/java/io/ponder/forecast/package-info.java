/**
 * What pools of recorded samples say.
 *
 * <p>{@link io.ponder.forecast.CoverageForecast} is what they say about more samples than there
 * are; {@link io.ponder.forecast.VoteRule} is how other tools count votes on the same samples.
 */
@NullMarked
package io.ponder.forecast;

import org.jspecify.annotations.NullMarked;
