package io.ponder.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.inference.AddressedRandom;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.ChiSquareTest;

/** How often a strategy chooses each candidate of a script when only its coin flips differ. */
public final class ChoiceFrequencies {
  private static final int PLAYS = 40_000;

  /** The false-alarm probability of each comparison. */
  private static final double LEVEL = 1e-6;

  private ChoiceFrequencies() {}

  /**
   * Plays a strategy again and again and compares its choices with their probabilities by
   * chi-square, which rejects with probability 1e-6. A candidate of probability 0 must not be
   * chosen at all.
   */
  public static void assertChoices(
      Strategy strategy,
      int budget,
      Function<AddressedRandom, ScriptedInference> script,
      double... probabilities) {
    AddressedRandom random = new AddressedRandom(17L);
    Play play = strategy.start(budget);
    long[] counts = new long[probabilities.length];
    for (int i = 0; i < PLAYS; i++) {
      counts[play.solve(script.apply(random))]++;
    }
    int[] possible = IntStream.range(0, counts.length).filter(i -> probabilities[i] > 0).toArray();
    long[] observed = Arrays.stream(possible).mapToLong(i -> counts[i]).toArray();
    assertThat(Arrays.stream(observed).sum()).as("impossible choices").isEqualTo(PLAYS);
    if (possible.length == 1) {
      return;
    }
    double[] expected = Arrays.stream(possible).mapToDouble(i -> probabilities[i]).toArray();
    assertThat(ChiSquareTest.withDefaults().test(expected, observed).getPValue())
        .as("choices %s", Arrays.toString(counts))
        .isGreaterThan(LEVEL);
  }
}
