package io.ponder.experiment;

import io.ponder.engine.Interval;
import java.util.List;

/**
 * One row of {@code comparison.csv}: two strategies on the same trials of one level at one budget.
 *
 * @param varied the varied values
 * @param level the level's name, or {@code all} for the weighted mix
 * @param budget the most calls each may spend on a problem
 * @param left the left strategy's label
 * @param right the right strategy's label
 * @param difference the left accuracy minus the right one
 * @param interval the interval of the difference, by itself
 * @param trials trials that both played
 * @param pValue the probability of such a difference, either way, if both are as accurate
 * @param variance the variance of the difference in one trial; for the mix, in one of each level
 * @param error the largest probability of any false verdict in the file: 1 - confidence
 */
public record ComparisonRow(
    List<String> varied,
    String level,
    int budget,
    String left,
    String right,
    double difference,
    Interval interval,
    long trials,
    double pValue,
    double variance,
    double error) {

  /** Returns whether the interval leaves open which of the two is better. */
  public boolean open() {
    return interval.low() <= 0 && interval.high() >= 0;
  }
}
