package io.ponder.strategy.revision;

import io.ponder.inference.ExpectedCalls;
import io.ponder.model.Call;
import io.ponder.model.Revision;
import io.ponder.model.SolutionType;
import io.ponder.model.Verifier;
import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import io.ponder.strategy.voting.PluralityLaw;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The law of chains of revisions side by side. Each chain is a Markov chain of types, and what is
 * selected within it is independent of the others: they vote, or the best score wins.
 *
 * @param select how a candidate is selected within a chain, and across them
 * @param ratio depth / chains; {@link #ONE_CHAIN} for a single chain at any budget
 */
record RevisionLaw(Select select, double ratio) implements Law {
  static final double ONE_CHAIN = Double.POSITIVE_INFINITY;

  /** Longer chains than this are left to sampling. */
  private static final long LONGEST = 1_000_000;

  @Override
  public Optional<Exact> at(Problem problem, long budget) {
    Revision revision = problem.table().revision();
    Verifier verifier = problem.table().verifier();
    boolean scored = select == Select.BEST;
    long unit = scored ? problem.scoredTicks() : problem.costs().ticks(Call.GENERATE);
    long candidates = Math.max(1, problem.affordable(budget, unit));
    long chains = ParallelRevision.chains(candidates, ratio);
    long depth = candidates / chains;
    if (revision == null || depth > LONGEST) {
      return Optional.empty();
    }
    ExpectedCalls calls = problem.calls().generate(1, (double) chains);
    double[] last = problem.probabilities();
    long left = depth - 1;
    while (left > 0) {
      double[] next = revision.after(last);
      // Once nothing changes, all that are left are like this one.
      long times = Arrays.equals(next, last) ? left : 1;
      last = next;
      double correct = correct(problem.types(), last);
      if (scored) {
        calls.reviseAndVerify((double) times, (double) chains, correct);
      } else {
        calls.revise((double) times, (double) chains, correct);
      }
      left -= times;
    }
    if (candidates == 1 || select == Select.LAST) {
      return vote(problem, last, chains, calls);
    }
    if (select == Select.MAJORITY) {
      return ChainVoteLaw.choice(problem, revision, depth)
          .flatMap(choice -> vote(problem, choice, chains, calls));
    }
    return verifier == null
        ? Optional.empty()
        : ChainScoreLaw.choice(problem, revision, verifier, chains, depth)
            .map(
                choice ->
                    Exact.ofTypes(problem, choice, calls.ask(Call.VERIFY, 1, (double) chains)));
  }

  /** A lone chain's choice is the answer; several vote. */
  private static Optional<Exact> vote(
      Problem problem, double[] choice, long chains, ExpectedCalls calls) {
    return chains == 1
        ? Optional.of(Exact.ofTypes(problem, choice, calls))
        : PluralityLaw.of(problem.answers(choice), problem.withoutAnswer(choice), chains)
            .map(p -> new Exact(p[0], p[1], p[2], calls));
  }

  private static double correct(List<SolutionType> of, double[] types) {
    double correct = 0;
    for (int t = 0; t < types.length; t++) {
      correct += of.get(t).correct() ? types[t] : 0;
    }
    return correct;
  }

  /** {@inheritDoc} But for the last of one chain, each takes milliseconds or more. */
  @Override
  public int mostRates() {
    if (select != Select.LAST) {
      return 64;
    }
    return ratio == ONE_CHAIN ? Law.super.mostRates() : 256;
  }
}
