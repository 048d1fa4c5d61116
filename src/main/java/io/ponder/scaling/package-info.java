/**
 * Distributions and curves fitted to data: families of inference-scaling curves, how they are
 * fitted and chosen, and what they say beyond the data.
 */
@NullMarked
package io.ponder.scaling;

import org.jspecify.annotations.NullMarked;
