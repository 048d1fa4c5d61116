package io.ponder.theory;

import io.ponder.model.Verifier;
import io.ponder.strategy.Problem;
import io.ponder.strategy.Strategy;
import io.ponder.strategy.selection.BestOfN;
import io.ponder.strategy.selection.Resample;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the verifier prefers is correct no more often than {@code s pi / (s pi + 1 - pi)}, with pi
 * P(a sample is correct) and s the steepest slope of the verifier's true over its false positive
 * rate: no number of samples passes this ceiling. If the slope is steepest at 0, as for a concave
 * curve, best-of-N and resampling tend to it (arXiv:2507.12399).
 */
public final class VerifierCeiling implements Bound {
  @Override
  public String name() {
    return "verifier-ceiling";
  }

  @Override
  public String text() {
    return "accuracy <= slope p / (slope p + 1 - p), of best-of-n and resample";
  }

  @Override
  public String source() {
    return "arXiv:2507.12399";
  }

  @Override
  public Side side() {
    return Side.LOWER;
  }

  @Override
  public Fall fall() {
    return Fall.NONE;
  }

  /**
   * Returns the least P(no correct answer) of any number of samples.
   *
   * @param accuracy P(a sample is correct), in [0, 1]
   * @param slope the steepest slope of the true over the false positive rate, at least 1
   */
  public static double failure(double accuracy, double slope) {
    if (accuracy == 1 || (accuracy > 0 && Double.isInfinite(slope))) {
      return 0;
    }
    return accuracy == 0 ? 1 : (1 - accuracy) / (slope * accuracy + 1 - accuracy);
  }

  @Override
  public Optional<Claim> at(Problem problem, Strategy strategy, long budget) {
    Verifier verifier = problem.table().verifier();
    if (!(strategy instanceof BestOfN || strategy instanceof Resample) || verifier == null) {
      return Optional.empty();
    }
    long samples = Math.max(1, problem.affordable(budget, problem.scoredTicks()));
    double slope = slope(verifier);
    Map<Assumption, Double> assumptions = new EnumMap<>(Assumption.class);
    assumptions.put(Assumption.P_GEN, problem.rate());
    assumptions.put(Assumption.SLOPE, slope);
    return Optional.of(
        Double.isInfinite(slope)
            ? Claim.fails(Size.of(samples), assumptions, "the verifier's curve is infinitely steep")
            : Claim.holds(Size.of(samples), assumptions, Math.log(failure(problem.rate(), slope))));
  }

  /** Returns the slope of the true over the false positive rate at 0, where scores are highest. */
  static double slopeAtZero(Verifier verifier) {
    if (verifier instanceof Verifier.Separation separation) {
      double distance = separation.distance();
      return distance == 0 ? 1 : distance > 0 ? Double.POSITIVE_INFINITY : 0;
    }
    if (verifier instanceof Verifier.AcceptReject verdict) {
      boolean accepts = verdict.acceptsCorrect() > 0 || verdict.rejectsWrong() < 1;
      return accepts ? slope(verdict.acceptsCorrect(), 1 - verdict.rejectsWrong()) : 1;
    }
    List<Verifier.Roc.Point> points = ((Verifier.Roc) verifier).points();
    int first = 1;
    while (points.get(first).equals(points.get(0))) {
      first++;
    }
    return slope(points.get(first).truePositive(), points.get(first).falsePositive());
  }

  /** Returns the steepest slope of the true over the false positive rate. */
  static double slope(Verifier verifier) {
    if (verifier instanceof Verifier.Separation separation) {
      return separation.distance() == 0 ? 1 : Double.POSITIVE_INFINITY;
    }
    if (verifier instanceof Verifier.AcceptReject verdict) {
      double yes = slope(verdict.acceptsCorrect(), 1 - verdict.rejectsWrong());
      return Math.max(yes, slope(1 - verdict.acceptsCorrect(), verdict.rejectsWrong()));
    }
    List<Verifier.Roc.Point> points = ((Verifier.Roc) verifier).points();
    double steepest = 0;
    for (int i = 1; i < points.size(); i++) {
      Verifier.Roc.Point low = points.get(i - 1);
      Verifier.Roc.Point high = points.get(i);
      steepest =
          Math.max(
              steepest,
              slope(
                  high.truePositive() - low.truePositive(),
                  high.falsePositive() - low.falsePositive()));
    }
    return steepest;
  }

  private static double slope(double rise, double run) {
    return rise > 0 ? rise / run : 0;
  }
}
