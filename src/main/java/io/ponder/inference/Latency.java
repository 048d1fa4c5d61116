package io.ponder.inference;

import io.ponder.model.Costs;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The time that a trial waits for its calls: over its rounds, that of the slowest model, which
 * takes ceil(calls / concurrency) x its longest call. Only decoding counts. In whole units, so that
 * sums do not depend on their order: tokens of a single model; for several, the time of a token of
 * each in steps of 10 ns.
 */
final class Latency {
  private static final double STEPS = 1e8;

  private final int models;
  private final long[] concurrency;
  private final long[] unitsPerToken;

  /** The calls of each round and model, and the longest of them, in tokens written. */
  private long[] calls = new long[16];

  private long[] longest = new long[16];
  private int rounds;

  private Latency(List<Costs> costs) {
    models = costs.size();
    concurrency =
        costs.stream().mapToLong(one -> one.concurrency().orElse(Integer.MAX_VALUE)).toArray();
    double unitsPerSecond = unitsPerSecond(costs);
    unitsPerToken =
        costs.stream()
            .mapToLong(one -> Math.round(unitsPerSecond / one.tokensPerSecond().orElseThrow()))
            .toArray();
  }

  /** Returns a new one for models whose tokens and speeds are all known, else {@code null}. */
  static @Nullable Latency of(List<Costs> costs) {
    return known(costs) ? new Latency(costs) : null;
  }

  static boolean known(List<Costs> costs) {
    return costs.stream()
        .allMatch(one -> one.tokensPerSecond().isPresent() && !one.tokens().isEmpty());
  }

  /** Returns how many units make a second. */
  static double unitsPerSecond(List<Costs> costs) {
    return costs.size() == 1 ? costs.get(0).tokensPerSecond().orElseThrow() : STEPS;
  }

  void clear() {
    Arrays.fill(calls, 0, (rounds + 1) * models, 0);
    Arrays.fill(longest, 0, (rounds + 1) * models, 0);
    rounds = 0;
  }

  void add(int model, int round, long times, long tokens) {
    int at = round * models + model;
    if ((round + 1) * models > calls.length) {
      int size = Math.max((round + 1) * models, 2 * calls.length);
      calls = Arrays.copyOf(calls, size);
      longest = Arrays.copyOf(longest, size);
    }
    rounds = Math.max(rounds, round);
    calls[at] += times;
    longest[at] = Math.max(longest[at], tokens);
  }

  /** Returns the time waited for, in units. */
  long awaited() {
    long sum = 0;
    for (int round = 1; round <= rounds; round++) {
      long slowest = 0;
      for (int model = 0; model < models; model++) {
        int at = round * models + model;
        long waves = (calls[at] + concurrency[model] - 1) / concurrency[model];
        slowest = Math.max(slowest, waves * longest[at] * unitsPerToken[model]);
      }
      sum += slowest;
    }
    return sum;
  }
}
