/**
 * What a problem is: a finite table of solution types, and a solver as a weighted mix of levels.
 *
 * <p>Start at {@link io.ponder.model.Table}: everything a strategy can observe about one problem,
 * and everything an exact law needs. A {@link io.ponder.model.Level} adds the latent success rate
 * from which each problem draws its own; a {@link io.ponder.model.Solver} is the mix. A {@link
 * io.ponder.model.RecordedProblem} is what a real model gave instead. All of it is immutable and
 * validated on construction; nothing here draws a trial or knows of YAML.
 */
@NullMarked
package io.ponder.model;

import org.jspecify.annotations.NullMarked;
