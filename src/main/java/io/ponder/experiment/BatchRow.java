package io.ponder.experiment;

import io.ponder.engine.Interval;
import java.util.List;

/**
 * One row of {@code batch.csv}: one strategy for batches at one level and mean budget.
 *
 * @param varied the varied values
 * @param level the level's name, or {@code all} for whole batches
 * @param strategy the strategy's label
 * @param problems problems of the level in a batch
 * @param budget the mean budget of a problem in calls; the batch shares what all have
 * @param accuracy the share of problems with the correct answer
 * @param interval the confidence interval of the accuracy, over batches
 * @param wrong the share of problems with a wrong answer
 * @param abstained the share of problems without an answer
 * @param batches the batches behind it
 * @param calls mean calls of a problem
 */
public record BatchRow(
    List<String> varied,
    String level,
    String strategy,
    int problems,
    int budget,
    double accuracy,
    Interval interval,
    double wrong,
    double abstained,
    long batches,
    double calls) {}
