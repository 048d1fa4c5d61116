package io.ponder.strategy.selection;

import io.ponder.model.Verifier;
import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import io.ponder.strategy.voting.PluralityLaw;
import java.util.Optional;

/**
 * The law of a vote of the accepted samples: the {@linkplain PluralityLaw plurality} of all samples
 * where a rejected one says nothing, and where all are rejected the plurality of rejected ones.
 */
record FilterVoteLaw(Acceptance acceptance) implements Law {
  @Override
  public Optional<Exact> at(Problem problem, long budget) {
    Verifier verifier = problem.table().verifier();
    if (verifier == null) {
      return Optional.empty();
    }
    long samples = Math.max(1, problem.affordable(budget, problem.scoredTicks()));
    double[] types = problem.probabilities();
    if (samples == 1) {
      return Optional.of(Exact.ofTypes(problem, types, BestOfNLaw.calls(problem, 1)));
    }
    double least = acceptance.least(verifier.threshold());
    double[] accepted = new double[types.length];
    double[] rejected = new double[types.length];
    double yes = 0;
    double no = 0;
    double speaks = 0;
    for (int type = 0; type < types.length; type++) {
      boolean correct = problem.types().get(type).correct();
      accepted[type] = types[type] * ScoreLaw.passes(verifier, least, correct);
      rejected[type] = types[type] * ScoreLaw.fails(verifier, least, correct);
      yes += accepted[type];
      speaks += problem.types().get(type).answer() != null ? accepted[type] : 0;
      no += rejected[type];
    }
    double unparsed = problem.withoutAnswer(accepted);
    // The larger one is known best as what the smaller one leaves: it has a large exponent.
    double silent = speaks < 0.5 ? 1 - speaks : unparsed + no;
    Optional<double[]> some = PluralityLaw.of(problem.answers(accepted), silent, samples);
    double none = new ScoreLaw.Score(0, no, yes).allBelow((double) samples);
    for (int type = 0; type < types.length && no > 0; type++) {
      rejected[type] /= no;
    }
    Optional<double[]> all =
        none > 0
            ? PluralityLaw.of(problem.answers(rejected), problem.withoutAnswer(rejected), samples)
            : Optional.of(new double[3]);
    // Nobody speaks, and not since all are rejected.
    double nothing =
        silent > 0
            ? Math.pow(silent, (double) samples)
                * -Math.expm1(samples * Math.log1p(-unparsed / silent))
            : 0;
    return some.flatMap(
        s ->
            all.map(
                a ->
                    new Exact(
                        s[0] + none * a[0],
                        s[1] + none * a[1],
                        nothing + none * a[2],
                        BestOfNLaw.calls(problem, (double) samples))));
  }

  /** {@inheritDoc} Each takes milliseconds. */
  @Override
  public int mostRates() {
    return 256;
  }
}
