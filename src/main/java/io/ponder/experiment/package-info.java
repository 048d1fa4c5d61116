/**
 * The files a user writes and reads: experiments, solvers and named strategies in YAML, and the
 * results.
 *
 * <p>Start at {@link io.ponder.experiment.Experiment} and its {@link
 * io.ponder.experiment.ExperimentReader}; {@link io.ponder.experiment.ExperimentRun} runs it and
 * {@link io.ponder.experiment.ResultFiles} writes what it gave. Whatever is wrong with an input
 * ends in an {@link io.ponder.experiment.InputException} of one line.
 */
@NullMarked
package io.ponder.experiment;

import org.jspecify.annotations.NullMarked;
