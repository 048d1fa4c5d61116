package io.ponder.strategy.voting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The votes that the first answer needs are the fewest for which P(Beta(v1 + 1, v2 + 1) > 1/2) =
 * P(Bin(v1 + v2 + 1, 1/2) <= v1) reaches the threshold, in exact arithmetic.
 */
class LeadTest {
  /** Returns whether P(Bin(v1 + v2 + 1, 1/2) <= v1) reaches a threshold, without rounding. */
  static boolean suffices(int first, int second, double threshold) {
    int n = first + second + 1;
    BigInteger term = BigInteger.ONE;
    BigInteger sum = BigInteger.ZERO;
    for (int k = 0; k <= first; k++) {
      sum = sum.add(term);
      term = term.multiply(BigInteger.valueOf(n - k)).divide(BigInteger.valueOf(k + 1L));
    }
    BigDecimal least = new BigDecimal(threshold).multiply(new BigDecimal(BigInteger.TWO.pow(n)));
    return new BigDecimal(sum).compareTo(least) >= 0;
  }

  private static int fewest(int second, double threshold) {
    int first = second;
    while (!suffices(first, second, threshold)) {
      first++;
    }
    return first;
  }

  /** 0.75 = f(1, 0) and 0.9375 = f(3, 0) = f(5, 1) are reached exactly. */
  @ParameterizedTest
  @ValueSource(
      doubles = {
        0.5,
        0.51,
        0.6,
        0.75,
        0.9,
        0.9375,
        0.93750001,
        0.95,
        0.99,
        0.999,
        0.99999,
        0.999999
      })
  void fewestVotesThatSuffice(double threshold) {
    Lead ascending = new Lead(threshold);
    for (int second = 0; second <= 60; second++) {
      assertThat(ascending.needed(second))
          .as("against %d", second)
          .isEqualTo(fewest(second, threshold));
    }
  }

  /** What was computed ahead or asked for before does not change an answer. */
  @Test
  void theOrderOfQuestionsDoesNotMatter() {
    Lead descending = new Lead(0.95);
    for (int second = 60; second >= 0; second--) {
      assertThat(descending.needed(second)).isEqualTo(fewest(second, 0.95));
    }
  }

  /** 1 - 2^-5 = 0.969 but 1 - 2^-4 = 0.9375; 1 - 9/256 = 0.965 but 1 - 8/128 = 0.9375. */
  @Test
  void theUsualThreshold() {
    assertThat(new Lead(0.95).needed(0)).isEqualTo(4);
    assertThat(new Lead(0.95).needed(1)).isEqualTo(6);
  }
}
