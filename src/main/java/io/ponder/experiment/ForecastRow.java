package io.ponder.experiment;

import io.ponder.engine.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One row of {@code forecast.csv}: the share of a level's problems that k samples of each solve, by
 * one method.
 *
 * @param level the level's name, or {@code all}
 * @param method {@code exact} where there are k samples of each problem, {@code combination}, or
 *     the key of a single method
 * @param k samples of each problem, at least 1
 * @param passAtK the share of problems solved, in [0, 1]
 * @param interval of the share, for the combination
 * @param weight of a method in the combination, if it has one
 * @param backTest what the method forecasts for all samples from half of them, less what they show
 * @param samples the fewest samples of a problem
 * @param problems how many problems
 */
public record ForecastRow(
    String level,
    String method,
    long k,
    double passAtK,
    Optional<Interval> interval,
    OptionalDouble weight,
    OptionalDouble backTest,
    int samples,
    int problems) {}
