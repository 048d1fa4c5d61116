package io.ponder.data;

import java.util.List;

/**
 * Recorded samples of problems, in the order of the file.
 *
 * @param problems the problems; the same id may be there once for each run
 * @param withoutSamples problems that were named, but of which there is no sample
 */
public record Pool(List<PooledProblem> problems, int withoutSamples) {
  /** Copies the list. */
  public Pool {
    problems = List.copyOf(problems);
  }
}
