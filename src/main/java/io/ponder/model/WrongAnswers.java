package io.ponder.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The shorthand for a level's solution types: one correct answer, and wrong ones of a given shape.
 *
 * @param shares share of each wrong answer among the parsed wrong ones, summing to 1
 * @param unparsed share of the wrong mass that has no answer, in [0, 1]
 */
public record WrongAnswers(List<Double> shares, double unparsed) {
  /**
   * Checks the shares.
   *
   * @throws IllegalArgumentException if there are none or {@code unparsed} is outside [0, 1]
   */
  public WrongAnswers {
    shares = List.copyOf(shares);
    if (shares.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one wrong answer");
    }
    Probability.check("unparsed", unparsed);
  }

  /** All wrong answers are equally likely. */
  public static WrongAnswers uniform(int wrong, double unparsed) {
    return zipf(wrong, 0, unparsed);
  }

  /** The share of the r-th wrong answer is proportional to 1 / r^exponent. */
  public static WrongAnswers zipf(int wrong, double exponent, double unparsed) {
    double[] weights = new double[wrong];
    double total = 0;
    for (int r = 0; r < wrong; r++) {
      weights[r] = StrictMath.pow(r + 1, -exponent);
      total += weights[r];
    }
    List<Double> shares = new ArrayList<>();
    for (double weight : weights) {
      shares.add(weight / total);
    }
    return new WrongAnswers(shares, unparsed);
  }

  /**
   * The first wrong answer has {@code share} of the wrong mass; the others share the rest evenly.
   */
  public static WrongAnswers dominant(int wrong, double share, double unparsed) {
    Probability.check("share", share);
    if (wrong == 1 && share < 1) {
      throw new IllegalArgumentException("with one wrong answer its share must be 1");
    }
    List<Double> shares = new ArrayList<>();
    for (int r = 0; r < wrong; r++) {
      shares.add(r == 0 ? share : (1 - share) / (wrong - 1));
    }
    return new WrongAnswers(shares, unparsed);
  }

  /** Returns the solution types: {@code correct}, {@code wrong-1} ..., and {@code unparsed}. */
  public List<SolutionType> types() {
    List<SolutionType> types = new ArrayList<>();
    types.add(new SolutionType("correct", "correct", true, 1));
    for (int r = 0; r < shares.size(); r++) {
      String name = "wrong-" + (r + 1);
      types.add(new SolutionType(name, name, false, shares.get(r) * (1 - unparsed)));
    }
    if (unparsed > 0) {
      types.add(new SolutionType("unparsed", null, false, unparsed));
    }
    return types;
  }
}
