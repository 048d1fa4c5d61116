package io.ponder.strategy.tournament;

import io.ponder.inference.Inference;
import java.util.Arrays;

/**
 * The bracket of a knockout seeded by score: if the higher score always wins, every round pairs the
 * best with the worst that remain, and the best has the bye of an odd round.
 */
final class Seeds {
  private static final long INDEX_BITS = 24;

  private final double[] scores;
  private final long[] ranked;

  /** The seed at each place of the bracket, from 1, for the size last asked for. */
  private int[] bracket = {};

  Seeds(int capacity) {
    scores = new double[capacity];
    ranked = new long[capacity];
  }

  /**
   * Scores candidates and puts them at their places.
   *
   * @param first the first candidate; the others follow
   * @param size how many there are
   * @param places receives the candidate at each place
   */
  void arrange(Inference llm, int first, int size, int[] places) {
    if (bracket.length != size) {
      bracket = bracket(size);
    }
    llm.verify(first, size, scores);
    for (int i = 0; i < size; i++) {
      ranked[i] = descending(scores[i]) << INDEX_BITS | i;
    }
    Arrays.sort(ranked, 0, size);
    for (int place = 0; place < size; place++) {
      places[place] = first + (int) (ranked[bracket[place] - 1] & (1L << INDEX_BITS) - 1);
    }
  }

  /**
   * Returns a number that falls as the score rises, without its last bits: scores that agree to
   * eight digits go by the order of sampling, which is a random one.
   */
  private static long descending(double score) {
    long bits = Double.doubleToLongBits(score + 0.0);
    long ascending = bits ^ (bits >> 63 & Long.MAX_VALUE);
    return ~ascending >> INDEX_BITS;
  }

  /** Returns the seed, from 1, at each place of a bracket. */
  static int[] bracket(int size) {
    if (size == 1) {
      return new int[] {1};
    }
    int[] winners = bracket((size + 1) / 2);
    int[] seeds = new int[size];
    // The partners of an odd round's favourites leave out the first one, who stands last.
    int sum = size % 2 == 0 ? size + 1 : size + 2;
    for (int match = 0; match < size / 2; match++) {
      seeds[2 * match] = sum - winners[match];
      seeds[2 * match + 1] = winners[match];
    }
    if (size % 2 == 1) {
      seeds[size - 1] = 1;
    }
    return seeds;
  }
}
