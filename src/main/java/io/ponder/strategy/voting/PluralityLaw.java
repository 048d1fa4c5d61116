package io.ponder.strategy.voting;

import io.ponder.strategy.Problem;
import io.ponder.strategy.Quadrature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * P(a correct answer has the plurality of N votes) and P(a wrong one has it), ties at random.
 *
 * <p>With k_a votes for answer a, P = N! [z^N] of the sum over the winning count m of the product
 * of truncated exponentials: the winner has z^m p^m / m!, every other answer the terms up to m, of
 * which the last, a tie, counts a factor s; 1 / (1 + ties) is the integral of s^ties over s from 0
 * to 1, a Gauss-Legendre sum. The coefficient is an integral over a circle through the saddle
 * point, where no term is much larger than the result, by the trapezoidal rule, which converges
 * geometrically. Answers of equal probability are powers of one factor.
 *
 * <p>The terms of each answer are scaled by the largest, so none overflows.
 */
public final class PluralityLaw {
  /** What counts of less than this share of the largest are left out. */
  private static final double NEGLIGIBLE = 1e-20;

  /** The law of a larger vote takes longer than sampling. */
  private static final long MOST_VOTES = 100_000;

  /** Complex multiplications beyond which sampling is cheaper. */
  private static final double MOST_WORK = 2e9;

  /** The trapezoidal rule needs some more nodes than this many standard deviations. */
  private static final double DEVIATIONS = 10;

  /**
   * Likelier than this, P(wrong) is what is left of 1, at the loss of a digit; else its own sum.
   */
  private static final double COMMON = 0.05;

  private static final int MORE_NODES = 40;
  private static final int MOST_TIES = 512;

  /** Answers of one probability. */
  private record Group(double probability, boolean correct, int answers) {}

  private final List<Group> groups;
  private final double unparsed;
  private final int votes;

  private PluralityLaw(List<Group> groups, double unparsed, int votes) {
    this.groups = groups;
    this.unparsed = unparsed;
    this.votes = votes;
  }

  /**
   * Returns P(correct), P(wrong) and P(no answer) of a vote, or empty if it takes too long.
   *
   * @param answers what a voter may say, the likeliest first
   * @param unparsed P(a voter says nothing); with the answers it sums to 1
   * @param votes voters, at least 1
   */
  public static Optional<double[]> of(List<Problem.Answer> answers, double unparsed, long votes) {
    if (votes > MOST_VOTES) {
      return Optional.empty();
    }
    List<Group> groups = new ArrayList<>();
    answers.forEach(one -> add(groups, one));
    double none = Math.pow(unparsed, (double) votes);
    return new PluralityLaw(groups, unparsed, (int) votes).both(none);
  }

  /** Adds an answer to the last group if it is like its answers. */
  private static void add(List<Group> groups, Problem.Answer one) {
    int last = groups.size() - 1;
    boolean same =
        last >= 0
            && groups.get(last).probability == one.probability()
            && groups.get(last).correct == one.correct();
    int before = same ? groups.remove(last).answers : 0;
    groups.add(new Group(one.probability(), one.correct(), before + 1));
  }

  private Optional<double[]> both(double none) {
    double[] result = {0, 0, none};
    for (int kind = 0; kind < 2; kind++) {
      boolean correct = kind == 0;
      double rest = 1 - none - result[0];
      if (!correct && rest > COMMON) {
        result[kind] = rest;
      } else if (groups.stream().anyMatch(group -> group.correct == correct)) {
        Optional<Double> wins = wins(correct);
        if (wins.isEmpty()) {
          return Optional.empty();
        }
        result[kind] = wins.get();
      }
    }
    return Optional.of(result);
  }

  /** The terms of each group's exponential series and their sums at a radius, scaled. */
  private final class Series {
    final double[][] terms;
    final double[][] sums;

    /** The logarithm of what all factors were divided by, and of N! / r^N. */
    final double logScale;

    Series(double radius) {
      double scale = unparsed * radius + LogGamma.value(votes + 1.0) - votes * Math.log(radius);
      terms = new double[groups.size()][votes + 1];
      sums = new double[groups.size()][votes + 1];
      for (int g = 0; g < terms.length; g++) {
        double mean = groups.get(g).probability * radius;
        int mode = (int) Math.min(votes, mean);
        double[] term = terms[g];
        term[mode] = 1;
        scale += groups.get(g).answers * (mode * Math.log(mean) - LogGamma.value(mode + 1.0));
        for (int m = mode; m < votes && term[m] > 0; m++) {
          term[m + 1] = term[m] * mean / (m + 1);
        }
        for (int m = mode; m > 0 && term[m] > 0; m--) {
          term[m - 1] = term[m] * m / mean;
        }
        double sum = 0;
        for (int m = 0; m <= votes; m++) {
          sum += term[m];
          sums[g][m] = sum;
        }
      }
      logScale = scale;
    }
  }

  /** Returns, for each winning count, about how likely it is at a radius, in logarithms. */
  private double[] profile(boolean correct, Series series) {
    double[] profile = new double[votes + 1];
    for (int m = 0; m <= votes; m++) {
      double below = 0;
      double best = 0;
      for (int g = 0; g < groups.size(); g++) {
        Group group = groups.get(g);
        below += group.answers * Math.log(series.sums[g][m]);
        if (group.correct == correct) {
          best += group.answers * series.terms[g][m] / series.sums[g][m];
        }
      }
      profile[m] = m == 0 || !(best > 0) ? Double.NEGATIVE_INFINITY : below + Math.log(best);
    }
    return profile;
  }

  /** Returns the logarithm of the integrand on the real axis, which the saddle point minimises. */
  private double height(boolean correct, double logRadius) {
    double radius = Math.exp(logRadius);
    Series series = new Series(radius);
    double[] profile = profile(correct, series);
    double top = Double.NEGATIVE_INFINITY;
    for (double at : profile) {
      top = Math.max(top, at);
    }
    double sum = 0;
    for (double at : profile) {
      sum += Math.exp(at - top);
    }
    return top == Double.NEGATIVE_INFINITY
        ? Double.POSITIVE_INFINITY
        : top + Math.log(sum) + series.logScale;
  }

  /** Returns the logarithm of the radius of the saddle point: the height is convex in it. */
  private double saddle(boolean correct) {
    double golden = (Math.sqrt(5) - 1) / 2;
    double low = Math.log(votes) - 1;
    double high = Math.log(votes) + 1;
    while (height(correct, low) < height(correct, low + 0.1)) {
      low -= 1;
    }
    while (height(correct, high) < height(correct, high - 0.1)) {
      high += 1;
    }
    double tolerance = 0.05 / Math.sqrt(votes);
    double a = high - golden * (high - low);
    double b = low + golden * (high - low);
    double atA = height(correct, a);
    double atB = height(correct, b);
    while (high - low > tolerance) {
      if (atA < atB) {
        high = b;
        b = a;
        atB = atA;
        a = high - golden * (high - low);
        atA = height(correct, a);
      } else {
        low = a;
        a = b;
        atA = atB;
        b = low + golden * (high - low);
        atB = height(correct, b);
      }
    }
    return (low + high) / 2;
  }

  private Optional<Double> wins(boolean correct) {
    double logRadius = saddle(correct);
    double radius = Math.exp(logRadius);
    Series series = new Series(radius);
    double[] profile = profile(correct, series);
    int low = votes;
    int high = 1;
    double top = Double.NEGATIVE_INFINITY;
    for (double at : profile) {
      top = Math.max(top, at);
    }
    if (top == Double.NEGATIVE_INFINITY) {
      return Optional.of(0.0);
    }
    for (int m = 1; m <= votes; m++) {
      if (profile[m] > top + Math.log(NEGLIGIBLE)) {
        low = Math.min(low, m);
        high = m;
      }
    }
    double h = 0.02;
    double curvature =
        (height(correct, logRadius + h)
                + height(correct, logRadius - h)
                - 2 * height(correct, logRadius))
            / (h * h);
    double deviation = Math.sqrt(Math.max(0, Math.min(curvature, 2.0 * votes + radius)));
    int nodes = (int) Math.ceil(DEVIATIONS * deviation) + MORE_NODES;
    int answers = groups.stream().mapToInt(Group::answers).sum();
    double work = 0;
    for (int m = low; m <= high; m++) {
      int points = (Math.min(answers, votes / m) + 1) / 2;
      if (points > MOST_TIES) {
        return Optional.empty();
      }
      work += (double) points * nodes * groups.size();
    }
    return work > MOST_WORK
        ? Optional.empty()
        : Optional.of(new Circle(correct, series, unparsed * radius, nodes, low, high).sum());
  }

  /** The integral over the circle, for one class of winners. */
  private final class Circle {
    private final boolean correct;
    private final int low;
    private final int high;
    private final int nodes;
    private final Series series;
    private final double free;
    private final double[] cos;
    private final double[] sin;
    private final int answers;
    private final int size = groups.size();

    /** The truncated exponential of each group at the node under way. */
    private final double[] sumRe = new double[size];

    private final double[] sumIm = new double[size];

    /** Products of the factors of the groups before, by group. */
    private final double[] before = new double[2 * size + 2];

    /** A factor, and a factor to the power of how many answers are not the winner. */
    private final double[] factor = new double[2 * size];

    private final double[] power = new double[2];

    /** Creates the integral; {@code free} is the mean of unparsed samples at the radius. */
    Circle(boolean correct, Series series, double free, int nodes, int low, int high) {
      this.correct = correct;
      this.series = series;
      this.free = free;
      this.nodes = nodes;
      this.low = low;
      this.high = high;
      answers = groups.stream().mapToInt(Group::answers).sum();
      cos = new double[nodes];
      sin = new double[nodes];
      for (int node = 0; node < nodes; node++) {
        cos[node] = Math.cos(2 * Math.PI * node / nodes);
        sin[node] = Math.sin(2 * Math.PI * node / nodes);
      }
    }

    double sum() {
      double total = 0;
      for (int node = 0; node <= nodes / 2; node++) {
        // The other half of the circle is conjugate.
        double weight = node == 0 || 2 * node == nodes ? 1 : 2;
        total += weight * at(node);
      }
      return total > 0 ? Math.min(1, Math.exp(Math.log(total / nodes) + series.logScale)) : 0;
    }

    /** Returns the real part of the integrand at a node. */
    private double at(int node) {
      Arrays.fill(sumRe, 0);
      Arrays.fill(sumIm, 0);
      for (int k = 0; k < low; k++) {
        extend(k, node);
      }
      double re = 0;
      double im = 0;
      for (int m = low; m <= high; m++) {
        double[] rule = Quadrature.unit((Math.min(answers, votes / m) + 1) / 2);
        int turn = turn(m, node);
        for (int i = 0; i < rule.length; i += 2) {
          winners(m, rule[i], cos[turn], sin[turn]);
          re += rule[i + 1] * power[0];
          im += rule[i + 1] * power[1];
        }
        extend(m, node);
      }
      // Unparsed samples are free; then the power of z that is asked for is divided out.
      double scale = Math.exp(free * (cos[node] - 1));
      int turn = turn(votes, node);
      double phase = free * sin[node] - 2 * Math.PI * turn / nodes;
      return scale * (re * Math.cos(phase) - im * Math.sin(phase));
    }

    /** Returns the node at which z^count is if z is at a node. */
    private int turn(int count, int node) {
      return (int) ((long) count * node % nodes);
    }

    /** Adds the terms of one more count to the truncated exponentials. */
    private void extend(int count, int node) {
      int turn = turn(count, node);
      for (int g = 0; g < size; g++) {
        double term = series.terms[g][count];
        sumRe[g] += term * cos[turn];
        sumIm[g] += term * sin[turn];
      }
    }

    /** Leaves the sum over the winners of a class in {@link #power}. */
    private void winners(int m, double s, double turnRe, double turnIm) {
      before[0] = 1;
      before[1] = 0;
      for (int g = 0; g < size; g++) {
        double term = s * series.terms[g][m];
        factor[2 * g] = sumRe[g] + term * turnRe;
        factor[2 * g + 1] = sumIm[g] + term * turnIm;
        raise(factor[2 * g], factor[2 * g + 1], groups.get(g).answers);
        before[2 * g + 2] = before[2 * g] * power[0] - before[2 * g + 1] * power[1];
        before[2 * g + 3] = before[2 * g] * power[1] + before[2 * g + 1] * power[0];
      }
      double afterRe = 1;
      double afterIm = 0;
      double re = 0;
      double im = 0;
      for (int g = size - 1; g >= 0; g--) {
        Group group = groups.get(g);
        raise(factor[2 * g], factor[2 * g + 1], group.answers - 1);
        double othersRe = afterRe * power[0] - afterIm * power[1];
        double othersIm = afterRe * power[1] + afterIm * power[0];
        if (group.correct == correct) {
          double weight = group.answers * series.terms[g][m];
          re += weight * (before[2 * g] * othersRe - before[2 * g + 1] * othersIm);
          im += weight * (before[2 * g] * othersIm + before[2 * g + 1] * othersRe);
        }
        afterRe = othersRe * factor[2 * g] - othersIm * factor[2 * g + 1];
        afterIm = othersRe * factor[2 * g + 1] + othersIm * factor[2 * g];
      }
      power[0] = re * turnRe - im * turnIm;
      power[1] = re * turnIm + im * turnRe;
    }

    /** Leaves a power of a complex number in {@link #power}. */
    private void raise(double re, double im, int exponent) {
      double squareRe = re;
      double squareIm = im;
      double outRe = 1;
      double outIm = 0;
      for (int rest = exponent; rest > 0; rest >>= 1) {
        if ((rest & 1) == 1) {
          double next = outRe * squareRe - outIm * squareIm;
          outIm = outRe * squareIm + outIm * squareRe;
          outRe = next;
        }
        double next = squareRe * squareRe - squareIm * squareIm;
        squareIm = 2 * squareRe * squareIm;
        squareRe = next;
      }
      power[0] = outRe;
      power[1] = outIm;
    }
  }
}
