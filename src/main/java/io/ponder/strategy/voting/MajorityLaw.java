package io.ponder.strategy.voting;

import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import java.util.Optional;

/** The law of a majority vote: who has the {@linkplain PluralityLaw plurality} of its samples. */
final class MajorityLaw implements Law {
  @Override
  public Optional<Exact> at(Problem problem, long budget) {
    return problem.correctUnparsed()
        ? Optional.empty()
        : PluralityLaw.of(problem.answers(), problem.unparsed(), budget)
            .map(p -> new Exact(p[0], p[1], p[2], problem.calls().generate(1, (double) budget)));
  }

  /** {@inheritDoc} Each takes milliseconds. */
  @Override
  public int mostRates() {
    return 256;
  }
}
