package io.ponder.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The generator is SplitMix64, checked against Commons RNG's own; an address alone decides its
 * draws, in whatever order they are asked for; and different trials have different addresses.
 */
class AddressedRandomTest {
  /** Enough draws for all block sizes: 8, 16 ... 256, 256. */
  private static final int DRAWS = 1000;

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 42, 0x9e3779b97f4a7c15L, Long.MIN_VALUE, Long.MAX_VALUE})
  void drawsAreThoseOfCommonsRng(long seed) {
    UniformRandomProvider reference = RandomSource.SPLIT_MIX_64.create(seed);
    AddressedRandom random = new AddressedRandom(seed);
    for (int i = 0; i < DRAWS; i++) {
      long expected = reference.nextLong();
      assertThat(random.nextLong()).as("draw %d", i).isEqualTo(expected);
      assertThat(AddressedRandom.bits(seed, i)).as("draw %d by address", i).isEqualTo(expected);
    }
  }

  /** Doubles have the 53 bits that Commons RNG gives them, drawn in order or by address. */
  @Test
  void doublesAreThoseOfCommonsRng() {
    UniformRandomProvider reference = RandomSource.SPLIT_MIX_64.create(42L);
    AddressedRandom random = new AddressedRandom(42);
    for (int i = 0; i < DRAWS; i++) {
      double expected = reference.nextDouble();
      assertThat(random.nextDouble()).isEqualTo(expected);
      assertThat(AddressedRandom.unit(42, i)).isEqualTo(expected);
    }
  }

  @Test
  void aRestartForgetsTheOldAddress() {
    AddressedRandom random = new AddressedRandom(1);
    for (int before : new int[] {0, 1, 7, 8, 9, 500}) {
      for (int i = 0; i < before; i++) {
        random.nextLong();
      }
      random.restart(2);
      for (int i = 0; i < DRAWS; i++) {
        assertThat(random.nextLong()).isEqualTo(AddressedRandom.bits(2, i));
      }
    }
  }

  /** Wherever the generator stands, seek finds the draw of an index, and the next one follows. */
  @Test
  void seekGoesToAnyDraw() {
    AddressedRandom random = new AddressedRandom(7);
    UniformRandomProvider indices = RandomSource.SPLIT_MIX_64.create(8L);
    for (int i = 0; i < 10_000; i++) {
      int index = indices.nextInt(2000);
      random.seek(index);
      int length = indices.nextInt(20);
      for (int j = 0; j < length; j++) {
        assertThat(random.nextLong()).isEqualTo(AddressedRandom.bits(7, index + j));
      }
    }
  }

  /** Draws taken from the buffer in blocks are the same as one by one. */
  @Test
  void blocksAreTheSameDraws() {
    AddressedRandom random = new AddressedRandom(9);
    for (int next = 0; next < DRAWS; ) {
      int block = Math.min(random.ready(), 1 + next % 37);
      int from = random.take(block);
      for (int i = 0; i < block; i++) {
        assertThat(random.buffer()[from + i]).isEqualTo(AddressedRandom.bits(9, next + i));
      }
      next += block;
    }
  }

  /**
   * Integers below a bound are uniform: chi-square over 10^6 draws, rejected with probability 1e-6
   * for each of four bounds.
   */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 1000})
  void integersAreUniform(int bound) {
    AddressedRandom random = new AddressedRandom(bound);
    long[] counts = new long[bound];
    for (int i = 0; i < 1_000_000; i++) {
      counts[random.nextInt(bound)]++;
    }
    double[] equal = DoubleStream.generate(() -> 1).limit(bound).toArray();
    assertThat(ChiSquareTest.withDefaults().test(equal, counts).getPValue()).isGreaterThan(1e-6);
  }

  @Test
  void integersStayBelowTheBound() {
    AddressedRandom random = new AddressedRandom(3);
    int largest = 0;
    for (int i = 0; i < 100_000; i++) {
      assertThat(random.nextInt(1)).isZero();
      int value = random.nextInt(Integer.MAX_VALUE);
      assertThat(value).isBetween(0, Integer.MAX_VALUE - 1);
      largest = Math.max(largest, value);
    }
    // All below 99.9% of the range has probability 0.999^100000 < 1e-43.
    assertThat(largest).isGreaterThan((int) (0.999 * Integer.MAX_VALUE));
    assertThatIllegalArgumentException().isThrownBy(() -> random.nextInt(0));
    assertThatIllegalArgumentException().isThrownBy(() -> random.nextInt(-1));
  }

  /**
   * No two of 128,000 neighbouring addresses are equal; of random ones any two would be with
   * probability below 1e-9.
   */
  @Test
  void addressesDiffer() {
    Set<Long> addresses = new HashSet<>();
    int all = 0;
    for (long seed = -5; seed < 5; seed++) {
      for (int level = 0; level < 16; level++) {
        for (int trial = 0; trial < 100; trial++) {
          for (Draw kind : Draw.values()) {
            addresses.add(AddressedRandom.address(seed, level, trial, kind));
            all++;
          }
        }
      }
    }
    assertThat(all).isEqualTo(128_000);
    assertThat(addresses).hasSize(all);
  }

  /** A kind's part in the address is written down, so that old results can be reproduced. */
  @Test
  void kindsKeepTheirCodes() {
    assertThat(Draw.values())
        .extracting(kind -> kind.code + " " + kind)
        .containsExactly(
            "0 PROBLEM",
            "1 GENERATE",
            "2 REVISE",
            "3 COMPARE",
            "4 VERIFY",
            "5 JUDGE",
            "6 STEP",
            "7 STRATEGY");
  }
}
