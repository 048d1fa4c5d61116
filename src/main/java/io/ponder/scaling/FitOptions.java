package io.ponder.scaling;

/**
 * How a curve is fitted.
 *
 * @param quantity what the points' y are
 * @param loss what is minimised
 * @param confidence the level of intervals, in (0, 1)
 * @param bootstraps how many curves the intervals are from, at least 20
 * @param seed decides the bootstrap
 * @param threads how many threads; results do not depend on it
 */
public record FitOptions(
    Quantity quantity, Loss loss, double confidence, int bootstraps, long seed, int threads) {}
