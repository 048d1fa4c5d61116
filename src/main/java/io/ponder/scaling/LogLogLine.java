package io.ponder.scaling;

import io.ponder.scaling.SampleCounts.Group;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * Least squares of ln(-ln pass@k) on ln k: coverage as exp(-A k^-b) (Brown et al.,
 * arXiv:2407.21787, section 3).
 */
public final class LogLogLine {
  /** Numbers of samples that a line is laid through, if there are so many. */
  private static final int POINTS = 40;

  private final double[] logs;
  private final double[] weights;
  private final double[] values;

  private LogLogLine(double[] logs, double[] values, double[] weights) {
    this.logs = logs;
    this.values = values;
    this.weights = weights;
  }

  /** Returns numbers of samples at equal steps of their logarithm, without repetition. */
  static double[] grid(double from, double to) {
    double step = Math.log(to / from) / (POINTS - 1);
    return DoubleStream.iterate(0, i -> i + 1)
        .limit(POINTS)
        .map(i -> Math.floor(from * Math.exp(i * step) + 1e-9))
        .distinct()
        .toArray();
  }

  /**
   * Lays a line through a curve.
   *
   * @param k numbers of samples
   * @param pass pass@k at each
   * @param weights how much each counts; ones at 0 or 1, which have no logarithm, do not
   * @return the line, or empty with fewer than two points
   */
  static Optional<LogLogLine> through(double[] k, double[] pass, double[] weights) {
    double[] logs = new double[k.length];
    double[] values = new double[k.length];
    double[] own = new double[k.length];
    int points = 0;
    for (int i = 0; i < k.length; i++) {
      boolean inside = pass[i] > 0 && pass[i] < 1 && weights[i] > 0;
      logs[i] = Math.log(k[i]);
      values[i] = inside ? Math.log(-Math.log(pass[i])) : 0;
      own[i] = inside ? weights[i] : 0;
      points += inside ? 1 : 0;
    }
    return points < 2 ? Optional.empty() : Optional.of(new LogLogLine(logs, values, own));
  }

  /** Returns how much each point adds to the line's value at k. */
  private double[] shares(double k) {
    double sum = 0;
    double mean = 0;
    for (int i = 0; i < logs.length; i++) {
      sum += weights[i];
      mean += weights[i] * logs[i];
    }
    mean /= sum;
    double squares = 0;
    for (int i = 0; i < logs.length; i++) {
      squares += weights[i] * (logs[i] - mean) * (logs[i] - mean);
    }
    double[] shares = new double[logs.length];
    for (int i = 0; i < logs.length; i++) {
      shares[i] = weights[i] / sum + (Math.log(k) - mean) * weights[i] * (logs[i] - mean) / squares;
    }
    return shares;
  }

  /** Returns pass@k on the line. */
  public double passAtK(double k) {
    return Math.exp(-Math.exp(at(shares(k))));
  }

  private double at(double[] shares) {
    double value = 0;
    for (int i = 0; i < shares.length; i++) {
      value += shares[i] * values[i];
    }
    return value;
  }

  /**
   * Returns the standard error of pass@k on the line that comes from which samples were drawn, for
   * the same problems: the jackknife over the samples of each problem, to first order.
   */
  public double standardError(SampleCounts counts, double k) {
    return Math.sqrt(variance(counts, k, 0));
  }

  /**
   * Returns how far the line is from the pass@k of all samples, in standard errors of what comes
   * from which samples were drawn.
   *
   * @param k above those of the line, at most the fewest samples of a problem
   */
  public double missed(SampleCounts counts, double k) {
    double difference = Math.abs(passAtK(k) - counts.passAtK(k));
    return difference == 0 ? 0 : difference / Math.sqrt(variance(counts, k, 1));
  }

  /** Returns the variance of pass@k on the line less {@code times} that of all samples. */
  private double variance(SampleCounts counts, double k, double times) {
    double[] shares = shares(k);
    double line = Math.exp(at(shares));
    double slope = -Math.exp(-line) * line;
    double[] gradient = new double[shares.length];
    double[] size = new double[shares.length];
    for (int i = 0; i < shares.length; i++) {
      double log = -Math.exp(values[i]);
      gradient[i] = weights[i] > 0 ? slope * shares[i] / (Math.exp(log) * log) : 0;
      size[i] = Math.rint(Math.exp(logs[i]));
    }
    double variance = 0;
    for (Group group : counts.groups()) {
      int n = group.samples();
      int c = group.correct();
      if (c > 0 && c < n) {
        double difference = -times * oneMore(group, k);
        for (int i = 0; i < shares.length; i++) {
          difference += gradient[i] * oneMore(group, size[i]);
        }
        double rate = (double) c / n;
        variance += group.problems() * (n - 1) * rate * (1 - rate) * difference * difference;
      }
    }
    return variance / (counts.problems() * counts.problems());
  }

  /** Returns how much more pass@k is without a wrong sample than without a correct one. */
  private static double oneMore(Group group, double k) {
    int left = group.samples() - 1;
    double drawn = Math.min(k, left);
    return Group.failure(left, group.correct() - 1, drawn)
        - Group.failure(left, group.correct(), drawn);
  }

  /** Returns the inverse variance of ln(-ln pass@k) over problems like these. */
  static double[] weights(SampleCounts counts, double[] k) {
    double[] weights = new double[k.length];
    for (int i = 0; i < k.length; i++) {
      double mean = 0;
      double squares = 0;
      for (Group group : counts.groups()) {
        double failure = group.failure(k[i]);
        mean += group.problems() * failure;
        squares += group.problems() * failure * failure;
      }
      mean /= counts.problems();
      double variance = squares / counts.problems() - mean * mean;
      double log = (1 - mean) * Math.log1p(-mean);
      weights[i] = variance > 0 && mean > 0 && mean < 1 ? log * log / variance : 0;
    }
    return weights;
  }

  /** Returns a curve's values. */
  static double[] values(double[] k, DoubleUnaryOperator pass) {
    return DoubleStream.of(k).map(pass).toArray();
  }
}
