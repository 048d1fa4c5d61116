package io.ponder.inference;

import java.util.Arrays;

/** The calls of each round of a trial and the longest of them, in tokens written. */
final class Latency {
  private final int concurrency;
  private long[] calls = new long[16];
  private long[] longest = new long[16];
  private int rounds;

  Latency(int concurrency) {
    this.concurrency = concurrency;
  }

  void clear() {
    Arrays.fill(calls, 0, rounds + 1, 0);
    Arrays.fill(longest, 0, rounds + 1, 0);
    rounds = 0;
  }

  void add(int round, long times, long tokens) {
    if (round >= calls.length) {
      int size = Math.max(round + 1, 2 * calls.length);
      calls = Arrays.copyOf(calls, size);
      longest = Arrays.copyOf(longest, size);
    }
    rounds = Math.max(rounds, round);
    calls[round] += times;
    longest[round] = Math.max(longest[round], tokens);
  }

  /** Returns the sum over rounds of ceil(calls / concurrency) x the longest call, in tokens. */
  long awaitedTokens() {
    long sum = 0;
    for (int round = 1; round <= rounds; round++) {
      sum += (calls[round] + concurrency - 1) / concurrency * longest[round];
    }
    return sum;
  }
}
