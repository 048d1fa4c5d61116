package io.ponder.engine;

import io.ponder.inference.AddressedRandom;
import java.util.Arrays;

/**
 * How far a mean over problems would be off with other problems of the same kind: percentile
 * intervals over samples of the problems with replacement (Efron and Tibshirani, "An Introduction
 * to the Bootstrap", 1993, chapter 13). All means are over the same samples.
 */
public final class Bootstrap {
  /** Samples of the problems: limits are between the values of some 25 of them at 95%. */
  public static final int SAMPLES = 1000;

  /** Samples of more problems than this are drawn anew for each interval, to bound the memory. */
  private static final int MOST_HELD = 10_000;

  private final double[] weights;
  private final double confidence;
  private final long seed;

  /** How often each problem is in each sample, sample by sample; none if they are not held. */
  private final short[][] held;

  /**
   * Prepares a bootstrap.
   *
   * @param weights each problem's weight in the mean, positive
   * @param confidence the level of the intervals, in (0, 1)
   * @param seed decides the samples
   */
  public Bootstrap(double[] weights, double confidence, long seed) {
    this.weights = weights.clone();
    this.confidence = confidence;
    this.seed = seed;
    held = new short[weights.length <= MOST_HELD ? SAMPLES : 0][];
    AddressedRandom random = new AddressedRandom(seed);
    for (int s = 0; s < held.length; s++) {
      held[s] = draw(random, new short[weights.length]);
    }
  }

  private static short[] draw(AddressedRandom random, short[] sample) {
    Arrays.fill(sample, (short) 0);
    for (int i = 0; i < sample.length; i++) {
      sample[random.nextInt(sample.length)]++;
    }
    return sample;
  }

  /** Returns the interval of the weighted mean of a value of each problem; of one all of [0, 1]. */
  public Interval interval(double[] values) {
    if (values.length == 1) {
      return new Interval(0, 1);
    }
    double[] means = means(values);
    Arrays.sort(means);
    int beyond = (int) Math.floor((1 - confidence) / 2 * SAMPLES);
    return new Interval(means[beyond], means[SAMPLES - 1 - beyond]);
  }

  /**
   * Returns the weighted mean of a value of each problem in each sample of the problems; those of
   * other values are in the same order.
   */
  public double[] means(double[] values) {
    double[] means = new double[SAMPLES];
    AddressedRandom random = new AddressedRandom(seed);
    short[] drawn = new short[held.length == 0 ? weights.length : 0];
    for (int s = 0; s < SAMPLES; s++) {
      short[] sample = held.length == 0 ? draw(random, drawn) : held[s];
      double sum = 0;
      double weight = 0;
      for (int p = 0; p < weights.length; p++) {
        double w = sample[p] * weights[p];
        sum += w * values[p];
        weight += w;
      }
      means[s] = sum / weight;
    }
    return means;
  }
}
