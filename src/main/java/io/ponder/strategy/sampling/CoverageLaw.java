package io.ponder.strategy.sampling;

import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import java.util.Optional;

/** Coverage: right if any sample is, wrong if some sample has an answer and none is right. */
final class CoverageLaw implements Law {
  @Override
  public Optional<Exact> at(Problem problem, long budget) {
    double samples = budget;
    double miss = Math.log1p(-problem.rate());
    double all = problem.unparsed() + problem.wrong();
    double unparsed = all > 0 ? Math.log(problem.unparsed() / all) : 0;
    return Optional.of(
        new Exact(
            -Math.expm1(samples * miss),
            Math.exp(samples * miss) * -Math.expm1(samples * unparsed),
            Math.exp(samples * (miss + unparsed)),
            samples * miss,
            problem.calls().generate(1, samples)));
  }
}
