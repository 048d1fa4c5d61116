package io.ponder.engine;

import io.ponder.strategy.batch.BatchStrategy;

/**
 * A strategy for batches in an experiment.
 *
 * @param label its name in results, unique among those for batches
 * @param strategy what it does
 */
public record BatchContestant(String label, BatchStrategy strategy) {}
