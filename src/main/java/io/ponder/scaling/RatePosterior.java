package io.ponder.scaling;

import io.ponder.scaling.RateGrid.Likelihood;
import io.ponder.scaling.SampleCounts.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * What counts say about the distribution of success rates, if it is a generalised gamma one cut off
 * at 1: a density of p proportional to p^(a-1) exp(-(p/s)^d). Its tail of hard problems is a power
 * law, as in arXiv:2502.17578; d = 1 is close to a scaled beta, d = a to a scaled Kumaraswamy
 * distribution, and a large d cuts off sharply. All (a, d, s) of a grid are weighed by their
 * likelihood and a prior.
 *
 * <p>The prior is weak on what the counts tell and speaks on what they cannot. It says ln a ~ N(ln
 * 0.25, 0.5), ln d ~ N(0, 0.7), and nothing about s. The fifteen early checkpoints of Pythia
 * models, thirteen on GSM8K and two on MATH, in the data of arXiv:2502.17578 that solved at least
 * 40 of 128 problems in 10,000 samples of each have ln a = ln 0.24 +- 0.3 and ln d = 0.2 +- 0.8;
 * the spread of a is taken wider, as other models and problems are less alike than those.
 */
public final class RatePosterior implements CoverageCurve {
  private static final double LOG_TAIL = Math.log(0.25);
  private static final double LOG_TAIL_SPREAD = 0.5;
  private static final double LOG_CUT_SPREAD = 0.7;

  private static final int TAILS = 16;
  private static final double FIRST_LOG_TAIL = Math.log(0.05);
  private static final double LOG_TAIL_STEP = Math.log(32) / (TAILS - 1);

  private static final int CUTS = 11;
  private static final double FIRST_LOG_CUT = Math.log(0.125);
  private static final double LOG_CUT_STEP = Math.log(64) / (CUTS - 1);

  /** Scales from 1e-5 to 2.7, in steps of some bins of the grid of rates. */
  private static final int SCALES = 32;

  private static final int FIRST_SCALE = -115;
  private static final int SCALE_STEP = 4;

  /** Less likely ones are left out. */
  private static final double LEAST_WEIGHT = 1e-5;

  private final SampleCounts counts;
  private final List<RateMixture> laws;
  private final double[] weights;

  private RatePosterior(SampleCounts counts, List<RateMixture> laws, double[] weights) {
    this.counts = counts;
    this.laws = laws;
    this.weights = weights;
  }

  /** Distribution functions by tail and cut, at p/s on the grid; the same for all counts. */
  private static final class Laws {
    private static final int OFFSET = (SCALES - 1) * SCALE_STEP;

    private static final double[][] BELOW = new double[TAILS * CUTS][];

    static {
      for (int tail = 0; tail < TAILS; tail++) {
        for (int cut = 0; cut < CUTS; cut++) {
          double d = Math.exp(FIRST_LOG_CUT + cut * LOG_CUT_STEP);
          double shape = Math.exp(FIRST_LOG_TAIL + tail * LOG_TAIL_STEP) / d;
          double[] below = new double[OFFSET + RateGrid.SIZE + 1];
          for (int i = 0; i < below.length; i++) {
            double log = RateGrid.edge(i - OFFSET) - FIRST_SCALE * RateGrid.STEP;
            below[i] = RegularizedGamma.P.value(shape, Math.exp(d * log));
          }
          BELOW[tail * CUTS + cut] = below;
        }
      }
    }

    private Laws() {}

    static RateMixture law(int shape, int scale) {
      double[] below = BELOW[shape];
      int from = OFFSET - scale * SCALE_STEP;
      double all = below[from + RateGrid.SIZE];
      double[] weights = new double[RateGrid.SIZE];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (below[from + i + 1] - below[from + i]) / all;
      }
      return new RateMixture(weights, below[from] / all);
    }
  }

  /** Weighs all distributions of the grid by the counts. */
  public static RatePosterior of(SampleCounts counts) {
    List<Likelihood> likelihoods = counts.groups().stream().map(RateGrid::likelihood).toList();
    double[] logs = new double[TAILS * CUTS * SCALES];
    for (int shape = 0; shape < TAILS * CUTS; shape++) {
      for (int scale = 0; scale < SCALES; scale++) {
        RateMixture law = Laws.law(shape, scale);
        double log = logPrior(shape);
        for (int g = 0; g < likelihoods.size(); g++) {
          Group group = counts.groups().get(g);
          log +=
              group.problems()
                  * Math.log(
                      Math.max(
                          Double.MIN_NORMAL, likelihoods.get(g).under(law.weights(), law.zero())));
        }
        logs[shape * SCALES + scale] = log;
      }
    }
    double largest = Arrays.stream(logs).max().orElseThrow();
    List<RateMixture> laws = new ArrayList<>();
    double[] kept = new double[logs.length];
    double sum = 0;
    for (int i = 0; i < logs.length; i++) {
      double weight = Math.exp(logs[i] - largest);
      if (weight > LEAST_WEIGHT) {
        kept[laws.size()] = weight;
        sum += weight;
        laws.add(Laws.law(i / SCALES, i % SCALES));
      }
    }
    double[] weights = Arrays.copyOf(kept, laws.size());
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return new RatePosterior(counts, laws, weights);
  }

  private static double logPrior(int shape) {
    int tailIndex = shape / CUTS;
    int cutIndex = shape % CUTS;
    double tail = (FIRST_LOG_TAIL + tailIndex * LOG_TAIL_STEP - LOG_TAIL) / LOG_TAIL_SPREAD;
    double cut = (FIRST_LOG_CUT + cutIndex * LOG_CUT_STEP) / LOG_CUT_SPREAD;
    return -(tail * tail + cut * cut) / 2;
  }

  /** Returns how likely each distribution is; they sum to 1. */
  public double[] weights() {
    return weights.clone();
  }

  /** Returns pass@k of these problems under each distribution. */
  public double[] passAtKByLaw(double k) {
    double[] later = RateGrid.failures(k);
    double[] unsolved = new double[laws.size()];
    int samples = 0;
    double[] now = later;
    for (Group group : counts.groups()) {
      if (k <= group.samples()) {
        double left = group.problems() * group.failure(k);
        for (int i = 0; i < unsolved.length; i++) {
          unsolved[i] += left;
        }
      } else if (group.unsolved()) {
        if (group.samples() != samples) {
          samples = group.samples();
          now = RateGrid.failures(samples);
        }
        for (int i = 0; i < unsolved.length; i++) {
          RateMixture law = laws.get(i);
          unsolved[i] += group.problems() * law.failure(later) / law.failure(now);
        }
      }
    }
    double[] pass = new double[unsolved.length];
    for (int i = 0; i < pass.length; i++) {
      pass[i] = 1 - unsolved[i] / counts.problems();
    }
    return pass;
  }

  @Override
  public double passAtK(double k) {
    double mean = 0;
    double[] pass = passAtKByLaw(k);
    for (int i = 0; i < pass.length; i++) {
      mean += weights[i] * pass[i];
    }
    return mean;
  }

  /** Returns the expected pass@k of other problems like these: a smooth curve from k = 1 on. */
  public double passAtKOfOthers(double k) {
    double[] powers = RateGrid.failures(k);
    double failure = 0;
    for (int i = 0; i < weights.length; i++) {
      failure += weights[i] * laws.get(i).failure(powers);
    }
    return 1 - failure;
  }
}
