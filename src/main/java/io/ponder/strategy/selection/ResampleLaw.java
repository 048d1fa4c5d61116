package io.ponder.strategy.selection;

import io.ponder.inference.ExpectedCalls;
import io.ponder.model.Call;
import io.ponder.model.Verifier;
import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import java.util.Optional;

/**
 * The law of resampling (arXiv:2411.17501): each attempt is accepted and correct, accepted and
 * wrong, or rejected, so what is accepted is correct with the same probability at any budget.
 */
record ResampleLaw(Acceptance acceptance) implements Law {
  @Override
  public Optional<Exact> at(Problem problem, long budget) {
    Verifier verifier = problem.table().verifier();
    if (verifier == null) {
      return Optional.empty();
    }
    double attempts = problem.affordable(budget, problem.scoredTicks());
    double least = acceptance.least(verifier.threshold());
    double right = problem.rate() * ScoreLaw.passes(verifier, least, true);
    double wrong = (1 - problem.rate()) * ScoreLaw.passes(verifier, least, false);
    double accepted = Math.min(1, right + wrong);
    double none = Math.exp(attempts * Math.log1p(-accepted));
    double some = -Math.expm1(attempts * Math.log1p(-accepted));
    if (attempts == 0 || accepted == 0) {
      none = 1;
      some = 0;
    }
    double tries = accepted > 0 ? some / accepted : attempts;
    ExpectedCalls calls = problem.calls().generate(tries, 1).ask(Call.VERIFY, tries, 1);
    double share = accepted > 0 ? some / accepted : 0;
    return Optional.of(Exact.ofClasses(problem, share * right, share * wrong, none, calls));
  }
}
