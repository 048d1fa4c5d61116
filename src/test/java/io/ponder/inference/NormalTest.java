package io.ponder.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

/**
 * The ziggurat gives the normal distribution, in its middle, in the wedges of its layers and in the
 * tail that has a method of its own. Each statistical test rejects with probability 1e-6.
 */
class NormalTest {
  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);
  private static final double LEVEL = 1e-6;

  /** The right end of the base layer, where the tail begins. */
  private static final double R = 3.654152885361009;

  private static double[] variates(long address, int size) {
    return IntStream.range(0, size)
        .mapToDouble(i -> Normal.of(AddressedRandom.bits(address, i)))
        .toArray();
  }

  /** Returns how many values lie in each bin; the bins end at the edges, the last one at none. */
  private static long[] counts(double[] values, double[] edges) {
    long[] counts = new long[edges.length + 1];
    for (double value : values) {
      int at = Arrays.binarySearch(edges, value);
      counts[at < 0 ? -at - 1 : at + 1]++;
    }
    return counts;
  }

  /** 512 equally likely bins, fine enough to see an error in any layer's wedge. */
  @Test
  void equallyLikelyBinsAreEquallyFull() {
    int bins = 512;
    double[] edges =
        IntStream.range(1, bins)
            .mapToDouble(i -> STANDARD.inverseCumulativeProbability((double) i / bins))
            .toArray();
    double[] equal = new double[bins];
    Arrays.fill(equal, 1);
    long[] counts = counts(variates(1, 1_000_000), edges);
    assertThat(ChiSquareTest.withDefaults().test(equal, counts).getPValue()).isGreaterThan(LEVEL);
  }

  @Test
  void distributionFunctionIsNormal() {
    double[] values = variates(2, 1_000_000);
    double p =
        KolmogorovSmirnovTest.withDefaults()
            .test(values, STANDARD::cumulativeProbability)
            .getPValue();
    assertThat(p).isGreaterThan(LEVEL);
  }

  /** About 5,000 of 2 x 10^7 variates lie beyond R: both tails have their mass and their shape. */
  @Test
  void tailsHaveTheirMassAndShape() {
    double[] edges = {-4.2, -3.9, -R, R, 3.9, 4.2};
    long[] counts = counts(variates(3, 20_000_000), edges);
    double[] expected = new double[edges.length + 1];
    for (int i = 0; i < expected.length; i++) {
      double low = i == 0 ? Double.NEGATIVE_INFINITY : edges[i - 1];
      double high = i == edges.length ? Double.POSITIVE_INFINITY : edges[i];
      expected[i] = STANDARD.probability(low, high);
    }
    assertThat(ChiSquareTest.withDefaults().test(expected, counts).getPValue())
        .isGreaterThan(LEVEL);
  }

  /** Worked by hand: the low byte is the layer, the upper 52 bits are u in [-1, 1). */
  @Test
  void aPointInsideALayerIsScaled() {
    long half = 0xC000000000000000L;
    long minusHalf = 0x4000000000000000L;
    long zero = 0x8000000000000000L;
    // The layers' right ends are those that Marsaglia and Tsang publish; 1e-9 is what they print.
    double secondEnd = 3.449278298;
    assertThat(Normal.of(half | 1)).isEqualTo(R / 2);
    assertThat(Normal.of(minusHalf | 1)).isEqualTo(-R / 2);
    assertThat(Normal.of(half | 2)).isCloseTo(secondEnd / 2, within(1e-9));
    assertThat(Normal.of(zero | 200)).isZero();
  }

  /** The tail is reached from the base layer only, and keeps the sign of u. */
  @Test
  void theEndOfTheBaseLayerIsTheTail() {
    long lastBits = 0xFFFFFFFFFFFFFF00L;
    assertThat(Normal.of(lastBits)).isGreaterThan(R).isEqualTo(Normal.of(lastBits));
    assertThat(Normal.of(0)).isLessThan(-R).isEqualTo(Normal.of(0));
  }
}
