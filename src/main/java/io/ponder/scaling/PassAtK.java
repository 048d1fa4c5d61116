package io.ponder.scaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pass@k where a problem's success rate is c X and X has a density like x^(a-1) near 0 and like
 * (1-x)^(b-1) near 1 (arXiv:2502.17578). One trapezoidal rule in the logit of x, with all of both
 * tails, serves all k and the derivatives.
 */
abstract class PassAtK implements Family {
  /** Where x is so small that no sample is correct, or so near 1 that it is 1. */
  private static final double NOTHING = 1e-8;

  /** Terms so small are 0. */
  private static final double VANISHED = -745;

  private static final double[] SHAPES = {0.15, 0.4, 1, 2.5};
  private static final double[] SCALES = {0.05, 0.3, 0.9, 1};

  @Override
  public boolean ofFailure() {
    return true;
  }

  @Override
  public List<Parameter> parameters(double largest) {
    return List.of(
        Parameter.positive("a", 0.01, 100),
        Parameter.positive("b", 0.1, 1e5),
        Parameter.positive("c", 1e-6, 1));
  }

  /** The distribution of X, at one pair of shapes. */
  interface Density {
    /** Returns the logarithm of the density over the logit of x, up to a constant. */
    double logWeight(double logX, double logY);

    /** Returns its derivative by a, up to a constant. */
    double byA(double logX, double logY);

    /** Returns its derivative by b, up to a constant. */
    double byB(double logX, double logY);

    /** Returns over what distance of logits it changes. */
    double width();

    /** Returns below which logarithm of x the density is a power of x. */
    double powerBelow();
  }

  abstract Density density(double a, double b);

  @Override
  public Evaluator on(double[] x) {
    return Interpolated.of(samples -> new Rule(samples), x, 3);
  }

  /** Points and weights for all k. */
  private final class Rule implements Evaluator {
    private final double[] samples;
    private final double most;
    private int size;
    private double[] share = new double[256];
    private double[] rest = new double[256];
    private double[] weight = new double[256];
    private double[] byA = new double[256];
    private double[] byB = new double[256];

    Rule(double[] samples) {
      this.samples = samples;
      double largest = 0;
      for (double k : samples) {
        largest = Math.max(largest, k);
      }
      most = largest;
    }

    @Override
    public void at(double[] parameters, double[] loss, double @Nullable [][] gradient) {
      double c = parameters[2];
      prepare(parameters[0], parameters[1], c);
      double[] logs = new double[size];
      double[] slopes = new double[size];
      for (int j = 0; j < size; j++) {
        double rate = c * share[j];
        double wrong = rate < 0.5 ? 1 - rate : 1 - c + c * rest[j];
        logs[j] = rate < 0.5 ? Math.log1p(-rate) : Math.log(wrong);
        slopes[j] = -share[j] / Math.max(1e-300, wrong);
      }
      for (int i = 0; i < samples.length; i++) {
        double k = samples[i];
        double value = 0;
        double a = 0;
        double b = 0;
        double scale = 0;
        for (int j = 0; j < size; j++) {
          double exponent = k * logs[j];
          if (exponent < VANISHED) {
            // Rates ascend.
            break;
          }
          double term = weight[j] * Math.exp(exponent);
          value += term;
          a += term * byA[j];
          b += term * byB[j];
          scale += term * slopes[j];
        }
        loss[i] = value;
        if (gradient != null) {
          gradient[0][i] = a;
          gradient[1][i] = b;
          gradient[2][i] = k * scale;
        }
      }
    }

    /** Fills in the points in the order of x; the first and last stand for whole tails. */
    private void prepare(double a, double b, double c) {
      Density density = density(a, b);
      double step = density.width();
      double unseen = Math.log(NOTHING / (1 + c * most + b));
      double low = Math.min(unseen, density.powerBelow());
      double high = -Math.log(NOTHING * Math.max(1e-6, 1 - c) / (1 + a + most));
      size = 0;
      int hidden = 0;
      double top = Double.NEGATIVE_INFINITY;
      int count = (int) Math.ceil((high - low) / step);
      // A geometric sequence of terms goes on below the lowest point and above the highest one.
      double below = Math.exp(-a * step);
      double above = Math.exp(-b * step);
      for (int j = 0; j <= count; j++) {
        double t = low + j * step;
        double e = Math.exp(-Math.abs(t));
        double logX = t < 0 ? t - Math.log1p(e) : -Math.log1p(e);
        double logY = t < 0 ? -Math.log1p(e) : -t - Math.log1p(e);
        double log = density.logWeight(logX, logY);
        double scoreA = density.byA(logX, logY);
        double scoreB = density.byB(logX, logY);
        if (j == 0) {
          log -= Math.log1p(-below);
          scoreA -= step * below / (1 - below);
        }
        if (j == count) {
          log -= Math.log1p(-above);
          scoreB -= step * above / (1 - above);
        }
        if (j > 0 && log < top - 45 && t > 0) {
          // Past the mass; what is left of it is less than can be seen.
          break;
        }
        top = Math.max(top, log);
        hidden += t < unseen ? 1 : 0;
        add(1 / (1 + Math.exp(-t)), 1 / (1 + Math.exp(t)), log, scoreA, scoreB);
      }
      normalise(top);
      merge(hidden);
    }

    private void add(double x, double y, double log, double scoreA, double scoreB) {
      if (size == share.length) {
        share = Arrays.copyOf(share, 2 * size);
        rest = Arrays.copyOf(rest, 2 * size);
        weight = Arrays.copyOf(weight, 2 * size);
        byA = Arrays.copyOf(byA, 2 * size);
        byB = Arrays.copyOf(byB, 2 * size);
      }
      share[size] = x;
      rest[size] = y;
      weight[size] = log;
      byA[size] = scoreA;
      byB[size] = scoreB;
      size++;
    }

    /** Makes the weights sum to 1, whatever the parameters. */
    private void normalise(double top) {
      double sum = 0;
      double meanA = 0;
      double meanB = 0;
      for (int j = 0; j < size; j++) {
        weight[j] = Math.exp(weight[j] - top);
        sum += weight[j];
        meanA += weight[j] * byA[j];
        meanB += weight[j] * byB[j];
      }
      for (int j = 0; j < size; j++) {
        weight[j] /= sum;
        byA[j] -= meanA / sum;
        byB[j] -= meanB / sum;
      }
    }

    /** Puts the first points together, at which no sample is correct whatever the rate. */
    private void merge(int first) {
      if (first < 2) {
        return;
      }
      double sum = 0;
      double sumA = 0;
      double sumB = 0;
      for (int j = 0; j < first; j++) {
        sum += weight[j];
        sumA += weight[j] * byA[j];
        sumB += weight[j] * byB[j];
      }
      weight[0] = sum;
      byA[0] = sum > 0 ? sumA / sum : 0;
      byB[0] = sum > 0 ? sumB / sum : 0;
      int left = size - first;
      for (double[] values : new double[][] {share, rest, weight, byA, byB}) {
        System.arraycopy(values, first, values, 1, left);
      }
      size = left + 1;
    }
  }

  /** For each a and c, a b that gives about the accuracy at the first point. */
  @Override
  public List<double[]> starts(double[] x, double[] loss, double[] weight) {
    List<double[]> starts = new ArrayList<>();
    double first = Math.max(1e-9, Math.min(1 - 1e-9, loss[0]));
    double mean = -Math.expm1(Math.log(first) / x[0]);
    for (double rate :
        x[0] > 1 ? new double[] {mean, Math.min(0.9, 4 * mean)} : new double[] {mean}) {
      for (double a : SHAPES) {
        for (double c : SCALES) {
          starts.add(new double[] {a, a * Math.max(0.05, c / rate - 1), c});
        }
      }
    }
    return starts;
  }
}
