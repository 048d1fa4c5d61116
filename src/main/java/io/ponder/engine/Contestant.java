package io.ponder.engine;

import io.ponder.strategy.Strategy;

/**
 * A strategy in an experiment.
 *
 * @param label its name in results, unique in the experiment
 * @param strategy what it does
 */
public record Contestant(String label, Strategy strategy) {}
