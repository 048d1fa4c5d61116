package io.ponder.experiment;

import io.ponder.theory.Bound;

/**
 * A bound that an experiment asks for.
 *
 * @param bound the bound
 * @param failure the failure for which it is to guarantee a budget, above 0 and below 1
 */
public record Asked(Bound bound, double failure) {}
