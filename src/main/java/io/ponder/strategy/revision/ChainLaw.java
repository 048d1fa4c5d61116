package io.ponder.strategy.revision;

import io.ponder.inference.ExpectedCalls;
import io.ponder.model.Revision;
import io.ponder.model.SolutionType;
import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import java.util.List;
import java.util.Optional;

/** The law of a chain of revisions of which the last one is the answer: a Markov chain of types. */
final class ChainLaw implements Law {
  /** Longer chains than this are left to sampling. */
  private static final long LONGEST = 1_000_000;

  @Override
  public Optional<Exact> at(Problem problem, long budget) {
    Revision revision = problem.table().revision();
    if (revision == null || budget > LONGEST) {
      return Optional.empty();
    }
    ExpectedCalls calls = problem.calls().generate(1, 1);
    double[] types = problem.probabilities();
    for (long i = 1; i < budget; i++) {
      types = revised(types, revision);
      calls.revise(1, correct(problem.types(), types));
    }
    return Optional.of(Exact.ofTypes(problem, types, calls));
  }

  private static double[] revised(double[] types, Revision revision) {
    double[] next = new double[types.length];
    for (int t = 0; t < types.length; t++) {
      for (int u = 0; u < types.length; u++) {
        next[u] += types[t] * revision.kernel().at(t, u);
      }
    }
    return next;
  }

  private static double correct(List<SolutionType> of, double[] types) {
    double correct = 0;
    for (int t = 0; t < types.length; t++) {
      correct += of.get(t).correct() ? types[t] : 0;
    }
    return correct;
  }
}
