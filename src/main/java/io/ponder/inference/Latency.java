package io.ponder.inference;

import io.ponder.model.Costs;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The time that a trial waits for its calls: over its rounds, that of the slowest model, which
 * takes ceil(calls / concurrency) x its longest call. Only decoding counts. In whole units, so that
 * sums do not depend on their order: tokens of a single model; of several, each trial's time to a
 * microsecond.
 */
final class Latency {
  private static final double MICROS = 1e6;

  private final int models;
  private final long[] concurrency;

  /** Tokens per second; NaN where tokens or speed are not known. */
  private final double[] speed;

  /** The calls of each round and model, and the longest of them, in tokens written. */
  private long[] calls;

  private long[] longest;
  private int rounds;

  private Latency(List<Costs> costs) {
    models = costs.size();
    calls = new long[16 * models];
    longest = new long[16 * models];
    concurrency =
        costs.stream().mapToLong(one -> one.concurrency().orElse(Integer.MAX_VALUE)).toArray();
    speed =
        costs.stream()
            .mapToDouble(one -> known(one) ? one.tokensPerSecond().orElseThrow() : Double.NaN)
            .toArray();
  }

  /** Returns a new one if the tokens and the speed of some model are known, else {@code null}. */
  static @Nullable Latency of(List<Costs> costs) {
    return costs.stream().anyMatch(Latency::known) ? new Latency(costs) : null;
  }

  static boolean known(Costs costs) {
    return costs.tokensPerSecond().isPresent() && !costs.tokens().isEmpty();
  }

  /** Returns how many units make a second. */
  static double unitsPerSecond(List<Costs> costs) {
    return costs.size() == 1 ? costs.get(0).tokensPerSecond().orElseThrow() : MICROS;
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
    if (models == 1) {
      long tokens = 0;
      for (int round = 1; round <= rounds; round++) {
        tokens += waves(round, 0) * longest[round];
      }
      return tokens;
    }
    double seconds = 0;
    for (int round = 1; round <= rounds; round++) {
      double slowest = 0;
      for (int model = 0; model < models; model++) {
        double wait = waves(round, model) * (double) longest[round * models + model];
        // A model without a speed is not among those that a known time is about.
        slowest = wait > 0 && speed[model] > 0 ? Math.max(slowest, wait / speed[model]) : slowest;
      }
      seconds += slowest;
    }
    return Math.round(seconds * MICROS);
  }

  private long waves(int round, int model) {
    return (calls[round * models + model] + concurrency[model] - 1) / concurrency[model];
  }
}
