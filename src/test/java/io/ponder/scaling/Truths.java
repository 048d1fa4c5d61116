package io.ponder.scaling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Curves of known families, and points drawn around them. */
final class Truths {
  /** Parameters of each family, none of them at a bound. */
  static final Map<String, double[]> PARAMETERS = new LinkedHashMap<>();

  static {
    PARAMETERS.put("power-law", new double[] {0.6, 0.5, 0.1});
    PARAMETERS.put("exponential", new double[] {0.5, 20, 0.2});
    PARAMETERS.put("exponentiated-power-law", new double[] {2.5, 0.45});
    PARAMETERS.put("log-linear", new double[] {0.8, 0.08});
    PARAMETERS.put("logistic", new double[] {0.9, 0.2, 30, 1.2});
    PARAMETERS.put("beta", new double[] {0.4, 2, 0.6});
    PARAMETERS.put("kumaraswamy", new double[] {0.6, 3, 0.5});
    PARAMETERS.put("rise-and-fall", new double[] {0.7, 0.7, 0.42});
    PARAMETERS.put("root-exponential", new double[] {0.001, 0.1, 0.3});
  }

  static final int TRIALS = 10_000;

  private Truths() {}

  static Family family(String key) {
    return Families.named(key).orElseThrow();
  }

  /** Budgets from 1 to 1024 by doubling. */
  static double[] budgets() {
    double[] x = new double[11];
    for (int i = 0; i < x.length; i++) {
      x[i] = 1 << i;
    }
    return x;
  }

  /** The failure of a family's own example, or its loss. */
  static double[] loss(String key, double[] x) {
    double[] loss = new double[x.length];
    family(key).on(x).at(PARAMETERS.get(key), loss, null);
    return loss;
  }

  static List<Point> exact(String key, Quantity quantity, double[] x) {
    double[] loss = loss(key, x);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      points.add(Point.exact(x[i], quantity.ofFailure(loss[i])));
    }
    return points;
  }

  /** Shares of 10,000 trials each. */
  static List<Point> drawn(String key, Quantity quantity, double[] x, int repetition) {
    double[] loss = loss(key, x);
    Draws draws = new Draws(20_261_122, repetition);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      double failure = draws.binomial(TRIALS, loss[i]) / TRIALS;
      points.add(Point.ofTrials(x[i], quantity.ofFailure(failure), TRIALS));
    }
    return points;
  }
}
