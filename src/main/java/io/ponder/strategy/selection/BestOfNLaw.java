package io.ponder.strategy.selection;

import io.ponder.inference.ExpectedCalls;
import io.ponder.model.Call;
import io.ponder.model.Verifier;
import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import java.util.List;
import java.util.Optional;

/**
 * The law of best-of-N: with normal scores an integral over the highest score, with verdicts and
 * curves a closed form. Scores depend on correctness only, so a wrong choice has a type by the
 * wrong types' shares.
 */
final class BestOfNLaw implements Law {
  @Override
  public int mostRates() {
    return 512;
  }

  @Override
  public Optional<Exact> at(Problem problem, long budget) {
    long samples = Math.max(1, problem.affordable(budget, problem.scoredTicks()));
    Verifier verifier = problem.table().verifier();
    if (verifier == null) {
      return Optional.empty();
    }
    double[] choice = choice(verifier, problem.rate(), (double) samples);
    return Optional.of(
        Exact.ofClasses(problem, choice[0], choice[1], 0, calls(problem, (double) samples)));
  }

  /** A lone sample is not scored. */
  static ExpectedCalls calls(Problem problem, double samples) {
    ExpectedCalls calls = problem.calls().generate(1, samples);
    return samples > 1 ? calls.ask(Call.VERIFY, 1, samples) : calls;
  }

  /** Returns P(the best of so many is correct) and P(it is wrong). */
  private static double[] choice(Verifier verifier, double right, double samples) {
    if (samples == 1) {
      return new double[] {right, 1 - right};
    }
    if (verifier instanceof Verifier.Separation separation) {
      return normal(separation, right, samples);
    }
    if (verifier instanceof Verifier.AcceptReject verdict) {
      return verdict(verdict, right, samples);
    }
    return curve(((Verifier.Roc) verifier).points(), right, samples);
  }

  /** The highest score is at a place, and all others below. */
  private static double[] normal(Verifier.Separation verifier, double right, double samples) {
    double[] sums = new double[2];
    for (ScoreLaw.Place place : ScoreLaw.places(verifier, samples)) {
      double others = samples * place.mean(right).allBelow(samples - 1);
      sums[0] += others * right * place.correct().here();
      sums[1] += others * (1 - right) * place.wrong().here();
    }
    return sums;
  }

  private static double[] verdict(Verifier.AcceptReject verifier, double right, double samples) {
    double[] accepted = {
      right * verifier.acceptsCorrect(), (1 - right) * (1 - verifier.rejectsWrong())
    };
    double[] rejected = {
      right * (1 - verifier.acceptsCorrect()), (1 - right) * verifier.rejectsWrong()
    };
    return ScoreLaw.amongAccepted(accepted, rejected, samples);
  }

  /** The least false positive rate wins; on a linear part of the curve each class has its share. */
  private static double[] curve(List<Verifier.Roc.Point> points, double right, double samples) {
    double[] choice = new double[2];
    for (int i = 1; i < points.size(); i++) {
      Verifier.Roc.Point low = points.get(i - 1);
      Verifier.Roc.Point high = points.get(i);
      double rise = right * (high.truePositive() - low.truePositive());
      double run = (1 - right) * (high.falsePositive() - low.falsePositive());
      double before = right * low.truePositive() + (1 - right) * low.falsePositive();
      double mass = rise + run;
      if (mass > 0) {
        double nobody = Math.exp(samples * Math.log1p(-Math.min(1, before)));
        double left = before < 1 ? Math.min(1, mass / (1 - before)) : 1;
        double first = nobody * -Math.expm1(samples * Math.log1p(-left));
        choice[0] += first * rise / mass;
        choice[1] += first * run / mass;
      }
    }
    return choice;
  }
}
