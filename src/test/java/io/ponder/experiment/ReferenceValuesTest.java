package io.ponder.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.engine.Progress;
import io.ponder.strategy.Registry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Simulations agree with exact values that a separate program (NumPy, SciPy) computed from the same
 * definitions. Each case is written as an experiment file, read and run as a user's would be.
 *
 * <p>A rate may be 5.5 standard errors off, where fewer than 50 trials are expected on one side its
 * binomial tail must not be below 2e-8: either fails with probability 4e-8. The mean calls of a
 * strategy that may stop early are compared by 100 runs of 1,000 trials: 5.5 standard errors of
 * their mean, which a t distribution with 99 degrees of freedom exceeds with probability 3e-7;
 * those of all others must be exact. Over fewer than 350 rates and 30 means the false-alarm
 * probability is below 2.5e-5; the seeds are fixed.
 */
class ReferenceValuesTest {
  private static final int TRIALS = 100_000;
  private static final double LIMIT = 5.5;
  private static final double TAIL = 2e-8;

  private static final long SEED = 20_260_101;

  private static final Set<String> MAY_STOP =
      Set.of("adaptive-consistency", "early-stopping", "resample");

  @TempDir Path folder;

  private CurveRow run(JsonNode exact, long seed, int trials) throws IOException {
    Path path = ReferenceValues.write(folder.resolve("reference.yaml"), exact, seed, trials);
    Experiment experiment = ExperimentFile.read(path, List.of()).experiments().get(0);
    int threads = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
    return new ExperimentRun(experiment).run(threads, Progress.NONE).rows().get(0);
  }

  @Test
  void simulationsAgreeWithExactValues() throws IOException {
    Registry registry = Registry.load();
    Map<String, Integer> compared = new LinkedHashMap<>();
    List<String> failures = new ArrayList<>();
    for (JsonNode exact : ReferenceValues.all()) {
      String name = ReferenceValues.name(exact.get("strategy"));
      assertThat(registry.find(name)).as(name).isPresent();
      compared.merge(name, 1, Integer::sum);
      CurveRow row = run(exact, SEED, TRIALS);
      assertThat(row.trials()).isEqualTo(TRIALS);
      check(exact, "accuracy", row.accuracy(), failures);
      check(exact, "wrong", row.wrong(), failures);
      if (exact.has("calls") && !callsAgree(exact, row.usage().calls())) {
        failures.add("calls " + row.usage().calls() + ": " + exact);
      }
    }
    assertThat(failures).isEmpty();
    assertThat(compared).isEqualTo(ReferenceValues.CASES);
  }

  /** Whether the mean calls agree: exactly, unless they differ from trial to trial. */
  private boolean callsAgree(JsonNode exact, double found) throws IOException {
    double calls = exact.get("calls").asDouble();
    if (calls == found || !MAY_STOP.contains(ReferenceValues.name(exact.get("strategy")))) {
      return calls == found;
    }
    double[] means = new double[100];
    for (int i = 0; i < means.length; i++) {
      means[i] = run(exact, SEED + 1 + i, TRIALS / means.length).usage().calls();
    }
    double mean = Arrays.stream(means).average().orElseThrow();
    double squares = Arrays.stream(means).map(x -> (x - mean) * (x - mean)).sum();
    double error = Math.sqrt(squares / (means.length - 1) / means.length);
    return error > 0 && Math.abs(mean - calls) <= LIMIT * error;
  }

  private static void check(JsonNode exact, String what, double found, List<String> failures) {
    if (exact.has(what)) {
      double p = exact.get(what).asDouble();
      if (!agrees(p, Math.round(found * TRIALS))) {
        failures.add(what + " " + found + ": " + exact);
      }
    }
  }

  /** Whether so many of {@link #TRIALS} trials can be when each is one with probability p. */
  private static boolean agrees(double p, long count) {
    double mean = TRIALS * p;
    if (p <= 0 || p >= 1) {
      return count == mean;
    }
    if (Math.min(mean, TRIALS - mean) < 50) {
      BinomialDistribution exact = BinomialDistribution.of(TRIALS, p);
      return exact.cumulativeProbability((int) count) >= TAIL
          && exact.survivalProbability((int) count - 1) >= TAIL;
    }
    return Math.abs(count - mean) <= LIMIT * Math.sqrt(mean * (1 - p));
  }

  /** The comparison itself can fail: both ways, on both branches and at both ends. */
  @Test
  void farOffRatesDoNotAgree() {
    assertThat(agrees(0, 0)).isTrue();
    assertThat(agrees(0, 1)).isFalse();
    assertThat(agrees(1, TRIALS)).isTrue();
    assertThat(agrees(1, TRIALS - 1)).isFalse();
    // A standard deviation is 158 trials.
    assertThat(agrees(0.5, 50_800)).isTrue();
    assertThat(agrees(0.5, 50_900)).isFalse();
    assertThat(agrees(0.5, 49_100)).isFalse();
    // Poisson with mean 1: 12 or more has probability 8e-10; with mean 30 none has 9e-14.
    assertThat(agrees(1e-5, 5)).isTrue();
    assertThat(agrees(1e-5, 12)).isFalse();
    assertThat(agrees(3e-4, 0)).isFalse();
    assertThat(agrees(1 - 1e-5, TRIALS - 12)).isFalse();
  }
}
