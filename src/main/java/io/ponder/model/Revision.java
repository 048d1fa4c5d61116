package io.ponder.model;

import java.util.List;

/**
 * A revision kernel.
 *
 * @param kernel kernel[t][u] = P(revising a solution of type t gives one of type u); rows sum to 1
 */
public record Revision(Matrix kernel) {
  /**
   * Checks the kernel.
   *
   * @throws IllegalArgumentException if a row is not a distribution
   */
  public Revision {
    kernel.checkProbabilities("the revision rate", Integer::toString);
    for (int t = 0; t < kernel.size(); t++) {
      double sum = 0;
      for (int u = 0; u < kernel.size(); u++) {
        sum += kernel.at(t, u);
      }
      if (Math.abs(sum - 1) > Probability.SUM_TOLERANCE) {
        throw new IllegalArgumentException("revisions of type " + t + " sum to " + sum + ", not 1");
      }
    }
  }

  /** Returns how likely each type is after a revision, given how likely each is before. */
  public double[] after(double[] types) {
    double[] after = new double[types.length];
    for (int t = 0; t < types.length; t++) {
      for (int u = 0; u < types.length && types[t] != 0; u++) {
        after[u] += types[t] * kernel.at(t, u);
      }
    }
    return after;
  }

  /** Returns the mean of a value after a revision, by the type before, given it by the type. */
  public double[] before(double[] values) {
    double[] before = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      for (int u = 0; u < values.length; u++) {
        before[t] += kernel.at(t, u) * values[u];
      }
    }
    return before;
  }

  /**
   * The kernel of a rate of repair and a rate of harm. A wrong solution becomes correct with
   * probability {@code fix} (a type by the correct shares) and else keeps its type; a correct one
   * becomes wrong with probability {@code harm} (a type by the wrong shares) and else keeps it.
   *
   * @throws IllegalArgumentException if a rate is outside [0, 1]
   */
  public static Revision of(List<SolutionType> types, double fix, double harm) {
    Probability.check("fix", fix);
    Probability.check("break", harm);
    return of(types, types.stream().mapToDouble(type -> type.correct() ? harm : fix).toArray());
  }

  /**
   * The kernel of rates by type: a wrong solution of a type becomes correct with that type's rate,
   * a correct one wrong with its own; into which type goes by the shares of the other class.
   *
   * @param turn the rate of each type
   * @throws IllegalArgumentException if a rate is outside [0, 1]
   */
  public static Revision of(List<SolutionType> types, double[] turn) {
    for (double rate : turn) {
      Probability.check("a rate of revision", rate);
    }
    boolean fixable = types.stream().anyMatch(SolutionType::correct);
    boolean breakable = types.stream().anyMatch(type -> !type.correct());
    return new Revision(
        Matrix.of(
            types.size(),
            (t, u) -> {
              boolean correct = types.get(t).correct();
              double rate = (correct ? breakable : fixable) ? turn[t] : 0;
              if (types.get(u).correct() != correct) {
                return rate * types.get(u).share();
              }
              return t == u ? 1 - rate : 0;
            }));
  }
}
