package io.ponder.experiment;

import io.ponder.engine.BatchContestant;
import java.util.List;

/**
 * Batches of problems that share one budget.
 *
 * @param problems problems in a batch, at least one of each level
 * @param contestants the strategies, with different labels
 * @param batches how many batches each strategy plays with each budget, at least 2
 */
public record BatchRequest(int problems, List<BatchContestant> contestants, int batches) {}
