package io.ponder.model;

import java.util.List;

/** A reward model: how the score of a solution is distributed, given whether it is correct. */
public sealed interface Verifier {

  /** Normal scores with standard deviation 1: mean {@code distance} if correct, 0 if not. */
  record Separation(double distance) implements Verifier {
    public Separation {
      if (!Double.isFinite(distance)) {
        throw new IllegalArgumentException("separation must be a finite number, found " + distance);
      }
    }
  }

  /** A verdict instead of a score: 1 if accepted, 0 if rejected. */
  record AcceptReject(double acceptsCorrect, double rejectsWrong) implements Verifier {
    public AcceptReject {
      Probability.check("accepts-correct", acceptsCorrect);
      Probability.check("rejects-wrong", rejectsWrong);
    }
  }

  /**
   * A receiver operating characteristic, linear between its points. The score is 1 - F, where F is
   * uniform on [0, 1] for a wrong solution and has the distribution function T for a correct one.
   */
  record Roc(List<Point> points) implements Verifier {
    /** One point: a false positive rate F and the true positive rate T there. */
    public record Point(double falsePositive, double truePositive) {}

    /**
     * Checks the curve.
     *
     * @throws IllegalArgumentException if it does not start at (0, 0), end at (1, 1), or rise
     */
    public Roc {
      points = List.copyOf(points);
      if (points.size() < 2
          || !points.get(0).equals(new Point(0, 0))
          || !points.get(points.size() - 1).equals(new Point(1, 1))) {
        throw new IllegalArgumentException("roc must start at [0, 0] and end at [1, 1]");
      }
      for (int i = 1; i < points.size(); i++) {
        Point before = points.get(i - 1);
        Point after = points.get(i);
        if (!(after.falsePositive >= before.falsePositive
            && after.truePositive >= before.truePositive)) {
          throw new IllegalArgumentException(
              String.format(
                  "roc must not fall: [%s, %s] follows [%s, %s]",
                  after.falsePositive,
                  after.truePositive,
                  before.falsePositive,
                  before.truePositive));
        }
      }
    }
  }
}
