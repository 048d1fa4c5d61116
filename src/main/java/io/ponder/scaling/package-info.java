/**
 * Distributions and curves fitted to data: families of inference-scaling curves, how they are
 * fitted and chosen, and what they say beyond the data.
 *
 * <p>{@link io.ponder.scaling.CoveragePredictors} lists the ways to forecast pass@k from counts of
 * correct samples, {@link io.ponder.scaling.SampleCounts}.
 */
@NullMarked
package io.ponder.scaling;

import org.jspecify.annotations.NullMarked;
