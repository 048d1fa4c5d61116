package io.ponder.theory;

import java.util.OptionalLong;

/**
 * The size of a strategy's play, as theorems count it.
 *
 * @param n candidates or votes, N
 * @param k comparisons a match, or opponents of each candidate, K; empty where there is none
 */
public record Size(long n, OptionalLong k) {
  /** A number of candidates. */
  static Size of(long n) {
    return new Size(n, OptionalLong.empty());
  }

  /** A number of candidates and one of comparisons. */
  static Size of(long n, long k) {
    return new Size(n, OptionalLong.of(k));
  }
}
