package io.ponder.strategy.selection;

import io.ponder.inference.ExpectedCalls;
import io.ponder.model.Call;
import io.ponder.model.Verifier;
import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * The law of best-of-N: with normal scores an integral over the highest score, with verdicts and
 * curves a closed form. Scores depend on correctness only, so a wrong choice has a type by the
 * wrong types' shares.
 */
final class BestOfNLaw implements Law {
  /** The trapezoidal rule with this step is exact to rounding for integrands this smooth. */
  private static final double STEP = 1.0 / 64;

  /** Normal densities are 0 in double precision beyond this. */
  private static final double FAR = 39;

  private static final double ROOT_2 = Math.sqrt(2);
  private static final double DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);

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
      return normal(separation.distance(), right, samples);
    }
    if (verifier instanceof Verifier.AcceptReject verdict) {
      return verdict(verdict, right, samples);
    }
    return curve(((Verifier.Roc) verifier).points(), right, samples);
  }

  /** The highest score is at x, and all others below. */
  private static double[] normal(double distance, double right, double samples) {
    double[] sums = new double[2];
    double low = Math.min(0, distance) - FAR;
    double high = Math.max(0, distance) + FAR;
    for (double x = low; x <= high; x += STEP) {
      double above = right * above(x - distance) + (1 - right) * above(x);
      double others = above < 1 ? Math.exp((samples - 1) * Math.log1p(-above)) : 0;
      if (others > 0) {
        sums[0] += others * right * density(x - distance);
        sums[1] += others * (1 - right) * density(x);
      }
    }
    return new double[] {samples * STEP * sums[0], samples * STEP * sums[1]};
  }

  private static double density(double x) {
    return DENSITY_AT_0 * Math.exp(-x * x / 2);
  }

  /** Returns P(a standard normal variate is above x). */
  static double above(double x) {
    return 0.5 * Erfc.value(x / ROOT_2);
  }

  /** Uniform among the accepted, or among all if none is. */
  private static double[] verdict(Verifier.AcceptReject verifier, double right, double samples) {
    double[] accepted = {
      right * verifier.acceptsCorrect(), (1 - right) * (1 - verifier.rejectsWrong())
    };
    double[] rejected = {
      right * (1 - verifier.acceptsCorrect()), (1 - right) * verifier.rejectsWrong()
    };
    double yes = accepted[0] + accepted[1];
    double no = rejected[0] + rejected[1];
    double none = yes < 1 ? Math.exp(samples * Math.log1p(-yes)) : 0;
    double some = yes < 1 ? -Math.expm1(samples * Math.log1p(-yes)) : 1;
    double[] choice = new double[2];
    for (int kind = 0; kind < 2; kind++) {
      choice[kind] =
          (yes > 0 ? some * accepted[kind] / yes : 0) + (no > 0 ? none * rejected[kind] / no : 0);
    }
    return choice;
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
