package io.ponder.theory;

import io.ponder.TestLevels;
import io.ponder.model.Comparisons;
import io.ponder.model.Costs;
import io.ponder.model.Level;
import io.ponder.model.Matrix;
import io.ponder.model.Model;
import io.ponder.model.Revision;
import io.ponder.model.SolutionType;
import io.ponder.model.SuccessRate;
import io.ponder.model.Table;
import io.ponder.model.Verifier;
import io.ponder.strategy.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Problems for tests of theorems. */
final class Problems {
  private Problems() {}

  /** A problem of one correct and one wrong type. */
  static Problem pair(double pGen, double pComp) {
    Level level = TestLevels.comparing(pGen, pComp, 0, 0);
    return new Problem(level.models().get(0), pGen);
  }

  /** A problem of given types, of which some are correct, and wins by rows. */
  static Problem of(double[] probabilities, boolean[] correct, double[][] wins) {
    double rate = 0;
    for (int t = 0; t < probabilities.length; t++) {
      rate += correct[t] ? probabilities[t] : 0;
    }
    List<SolutionType> types = new ArrayList<>();
    for (int t = 0; t < probabilities.length; t++) {
      String name = "t" + t;
      types.add(
          new SolutionType(
              name, name, correct[t], probabilities[t] / (correct[t] ? rate : 1 - rate)));
    }
    int size = types.size();
    Comparisons comparisons =
        new Comparisons(Matrix.of(size, (t, u) -> wins[t][u]), Matrix.of(size, (t, u) -> 0), 0, 0);
    return problem(new Table(types, comparisons, null, null, null), rate);
  }

  /** A problem of a table. */
  static Problem problem(Table table, double rate) {
    return new Problem(new Model("", new SuccessRate.Fixed(rate), table, Costs.CALLS_ONLY), rate);
  }

  /** A problem of up to six types with any shares and any rates. */
  static Problem random(SplittableRandom random) {
    return random(random, null);
  }

  /**
   * A problem of up to six types with any shares and rates, and a verifier: some with ties, a
   * position bias, unparsed samples, types that no sample has, or an answer of two types.
   */
  static Problem random(SplittableRandom random, @Nullable Verifier verifier) {
    int size = 2 + random.nextInt(5);
    int right = 1 + random.nextInt(size - 1);
    boolean unparsed = random.nextInt(4) == 0;
    boolean shared = random.nextInt(4) == 0;
    double[] shares = new double[size];
    double[] sums = new double[2];
    for (int t = 0; t < size; t++) {
      boolean rare = t != 0 && t != right && random.nextInt(8) == 0;
      shares[t] = rare ? 0 : random.nextDouble() + 0.01;
      sums[t < right ? 0 : 1] += shares[t];
    }
    List<SolutionType> types = new ArrayList<>();
    for (int t = 0; t < size; t++) {
      String answer =
          t == size - 1 && unparsed ? null : t == 1 && right > 1 && shared ? "t0" : "t" + t;
      types.add(new SolutionType("t" + t, answer, t < right, shares[t] / sums[t < right ? 0 : 1]));
    }
    double tie = random.nextInt(3) == 0 ? random.nextDouble(0.3) : 0;
    double bias = random.nextInt(3) == 0 ? random.nextDouble(0.3) : 0;
    // Half of the time no wrong type is preferred to a correct one.
    double least = random.nextBoolean() ? 0.5 : 0;
    double[][] wins = new double[size][size];
    for (int t = 0; t < size; t++) {
      wins[t][t] = 0.5;
      for (int u = 0; u < t; u++) {
        double edge = (tie + bias * (1 - tie)) / 2;
        wins[u][t] = random.nextDouble(Math.max(least, edge), 1 - edge);
        wins[t][u] = 1 - wins[u][t];
      }
    }
    Comparisons comparisons =
        new Comparisons(Matrix.of(size, (t, u) -> wins[t][u]), Matrix.of(size, (t, u) -> 0), 0, 0);
    Revision revision = Revision.of(types, random.nextDouble(), random.nextDouble());
    return problem(new Table(types, comparisons, verifier, null, revision), random.nextDouble());
  }

  /** A verifier of any kind but normal scores. */
  static Verifier verifier(SplittableRandom random) {
    if (random.nextBoolean()) {
      return new Verifier.AcceptReject(random.nextDouble(), random.nextDouble());
    }
    double[] x = random.doubles(3).sorted().toArray();
    double[] y = random.doubles(3).sorted().toArray();
    List<Verifier.Roc.Point> points = new ArrayList<>(List.of(new Verifier.Roc.Point(0, 0)));
    for (int i = 0; i < x.length; i++) {
      points.add(new Verifier.Roc.Point(x[i], y[i]));
    }
    points.add(new Verifier.Roc.Point(1, 1));
    return new Verifier.Roc(points);
  }

  /** Rows of numbers. */
  static double[][] rows(double... cells) {
    int size = (int) Math.sqrt(cells.length);
    double[][] rows = new double[size][];
    for (int row = 0; row < size; row++) {
      rows[row] = Arrays.copyOfRange(cells, row * size, (row + 1) * size);
    }
    return rows;
  }
}
