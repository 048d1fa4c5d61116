package io.ponder.strategy;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Gauss-Legendre quadrature on [0, 1]: n points are exact for polynomials of degree 2n - 1. */
public final class GaussLegendre {
  private static final ConcurrentMap<Integer, double[]> RULES = new ConcurrentHashMap<>();

  private GaussLegendre() {}

  /** Returns the points of a rule, each followed by its weight. */
  public static double[] unit(int points) {
    return RULES.computeIfAbsent(points, GaussLegendre::make);
  }

  private static double[] make(int points) {
    double[] rule = new double[2 * points];
    for (int i = 0; i < points; i++) {
      double x = Math.cos(Math.PI * (i + 0.75) / (points + 0.5));
      double slope = 1;
      for (int step = 0; step < 8; step++) {
        double value = 1;
        double last = 0;
        for (int n = 1; n <= points; n++) {
          double next = ((2 * n - 1) * x * value - (n - 1) * last) / n;
          last = value;
          value = next;
        }
        slope = points * (x * value - last) / (x * x - 1);
        x -= value / slope;
      }
      rule[2 * i] = (1 + x) / 2;
      rule[2 * i + 1] = 1 / ((1 - x * x) * slope * slope);
    }
    return rule;
  }
}
