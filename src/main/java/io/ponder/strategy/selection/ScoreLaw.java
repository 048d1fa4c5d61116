package io.ponder.strategy.selection;

import io.ponder.model.Verifier;
import io.ponder.strategy.Quadrature;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * The scores of correct and of wrong solutions: how many reach a threshold, and the places where
 * the highest of several scores may be, so that whose it is follows from a sum over places. With
 * normal scores the places are those of the trapezoidal rule. Other scores come in bands in which
 * all are alike or uniform, so that within a band each has the same chance to be the highest: that
 * is a mean over a uniform tie-breaker, by a Gauss-Legendre rule.
 */
public final class ScoreLaw {
  /** Normal densities are 0 in double precision beyond this. */
  private static final double FAR = 39;

  /**
   * The density of the highest of n normal scores varies over 1 / sqrt(2 ln n), and the error of
   * the trapezoidal rule is about exp(-pi^2 / (step sqrt(2 ln n))): rounding for the wide step up
   * to this n, and for the narrow one up to 1e18.
   */
  private static final double FEW = 10_000;

  private static final double WIDE_STEP = 1.0 / 16;
  private static final double NARROW_STEP = 1.0 / 64;

  private static final double ROOT_2 = Math.sqrt(2);
  private static final double DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);

  private ScoreLaw() {}

  /**
   * How likely a score is at a place, with the weight of the place in the sum, lower or higher.
   *
   * @param here P(it is at the place)
   * @param below P(it is lower)
   * @param above P(it is higher); each of both has its own digits
   */
  public record Score(double here, double below, double above) {
    /** Returns P(so many scores are lower). */
    public double allBelow(double times) {
      return above < 0.5 ? Math.exp(times * Math.log1p(-above)) : Math.pow(below, times);
    }

    private static Score mean(double weight, Score one, Score other) {
      return new Score(
          weight * one.here + (1 - weight) * other.here,
          weight * one.below + (1 - weight) * other.below,
          weight * one.above + (1 - weight) * other.above);
    }
  }

  /** A place and the scores of correct and of wrong solutions there. */
  public record Place(Score correct, Score wrong) {
    /** Returns the score of a correct or of a wrong solution. */
    public Score of(boolean right) {
      return right ? correct : wrong;
    }

    /** Returns the score of a solution that is correct with a probability. */
    Score mean(double right) {
      return Score.mean(right, correct, wrong);
    }
  }

  /**
   * Returns the places where the highest of several scores may be. Scores that are alike have the
   * same chance to be chosen.
   *
   * @param scores how many scores there are at most
   */
  public static List<Place> places(Verifier verifier, double scores) {
    List<Place> places = new ArrayList<>();
    if (verifier instanceof Verifier.Separation separation) {
      normal(separation.distance(), scores, places);
    } else if (verifier instanceof Verifier.AcceptReject verdict) {
      places.addAll(verdict(verdict, false, scores));
      places.addAll(verdict(verdict, true, scores));
    } else {
      List<Verifier.Roc.Point> points = ((Verifier.Roc) verifier).points();
      for (int i = points.size() - 1; i > 0; i--) {
        Verifier.Roc.Point before = points.get(i - 1);
        Verifier.Roc.Point after = points.get(i);
        // Higher scores have lower rates.
        places.addAll(
            band(
                before.truePositive(),
                after.truePositive(),
                before.falsePositive(),
                after.falsePositive(),
                scores));
      }
    }
    return places;
  }

  /** Returns the places of verdicts of one kind, which are all alike. */
  public static List<Place> verdict(
      Verifier.AcceptReject verifier, boolean accepted, double scores) {
    double right = verifier.acceptsCorrect();
    double wrong = 1 - verifier.rejectsWrong();
    return accepted ? band(0, right, 0, wrong, scores) : band(right, 1, wrong, 1, scores);
  }

  private static void normal(double distance, double scores, List<Place> places) {
    double step = scores <= FEW ? WIDE_STEP : NARROW_STEP;
    double low = Math.min(0, distance) - FAR;
    double high = Math.max(0, distance) + FAR;
    for (double x = low; x <= high; x += step) {
      places.add(new Place(normal(x - distance, step), normal(x, step)));
    }
  }

  private static Score normal(double x, double step) {
    double here = step * DENSITY_AT_0 * Math.exp(-x * x / 2);
    double tail = above(Math.abs(x));
    return x > 0 ? new Score(here, 1 - tail, tail) : new Score(here, tail, 1 - tail);
  }

  /** Returns P(a standard normal variate is above x). */
  private static double above(double x) {
    return 0.5 * Erfc.value(x / ROOT_2);
  }

  /**
   * Returns the places of a band, given the shares of the correct and of the wrong scores above it
   * and down to its end.
   */
  private static List<Place> band(
      double aboveRight, double toRight, double aboveWrong, double toWrong, double scores) {
    List<Place> places = new ArrayList<>();
    double[] rule = Quadrature.unit(points(scores));
    for (int i = 0; i < rule.length; i += 2) {
      places.add(
          new Place(
              within(aboveRight, toRight, rule[i], rule[i + 1]),
              within(aboveWrong, toWrong, rule[i], rule[i + 1])));
    }
    return places;
  }

  private static Score within(double above, double to, double point, double weight) {
    double mass = to - above;
    return new Score(weight * mass, 1 - to + point * mass, above + (1 - point) * mass);
  }

  /**
   * The integrands are sums of powers of the tie-breaker below {@code scores}, for which half as
   * many points are exact. The n-th power is a polynomial of degree 8 sqrt(n) but for exp(-64), so
   * that 4 sqrt(n) points do as well.
   */
  private static int points(double scores) {
    return (int) Math.min(Math.ceil(scores / 2), Math.ceil(4 * Math.sqrt(scores)));
  }

  /**
   * Returns how a choice among so many candidates, uniform among the accepted ones, or among all if
   * none is accepted, is divided among the kinds of candidate.
   *
   * @param accepted P(a candidate is of a kind and accepted), by kind
   * @param rejected P(a candidate is of a kind and rejected), by kind
   */
  public static double[] amongAccepted(double[] accepted, double[] rejected, double candidates) {
    double yes = 0;
    double no = 0;
    for (int kind = 0; kind < accepted.length; kind++) {
      yes += accepted[kind];
      no += rejected[kind];
    }
    double none = new Score(0, no, yes).allBelow(candidates);
    double some = yes < 1 ? -Math.expm1(candidates * Math.log1p(-yes)) : 1;
    double[] choice = new double[accepted.length];
    for (int kind = 0; kind < choice.length; kind++) {
      choice[kind] =
          (yes > 0 ? some * accepted[kind] / yes : 0) + (no > 0 ? none * rejected[kind] / no : 0);
    }
    return choice;
  }

  /** Returns P(the score of a correct or of a wrong solution is at least so high). */
  static double passes(Verifier verifier, double least, boolean correct) {
    if (verifier instanceof Verifier.Separation separation) {
      return above(least - (correct ? separation.distance() : 0));
    }
    if (verifier instanceof Verifier.AcceptReject verdict) {
      double yes = correct ? verdict.acceptsCorrect() : 1 - verdict.rejectsWrong();
      return least <= 0 ? 1 : least <= 1 ? yes : 0;
    }
    double falsePositive = 1 - least;
    if (!correct) {
      return Math.max(0, Math.min(1, falsePositive));
    }
    return ((Verifier.Roc) verifier).truePositive(falsePositive);
  }

  /** Returns P(the score of a correct or of a wrong solution is lower). */
  static double fails(Verifier verifier, double least, boolean correct) {
    if (verifier instanceof Verifier.Separation separation) {
      return above((correct ? separation.distance() : 0) - least);
    }
    if (verifier instanceof Verifier.AcceptReject verdict) {
      double no = correct ? 1 - verdict.acceptsCorrect() : verdict.rejectsWrong();
      return least <= 0 ? 0 : least <= 1 ? no : 1;
    }
    return 1 - passes(verifier, least, correct);
  }
}
