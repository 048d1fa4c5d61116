package io.ponder.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.model.SolutionType;
import io.ponder.model.SuccessRate;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A draw u gives a correct solution if and only if u is below the success rate, and the type
 * follows the shares within its class. A rate that all problems share is sampled another way than
 * one that differs from problem to problem; both must agree.
 */
class TypeSamplerTest {
  private static final int DRAWS = 1_000_000;

  private static final List<SolutionType> SORTED =
      List.of(
          new SolutionType("a", "right", true, 0.25),
          new SolutionType("b", "also right", true, 0.75),
          new SolutionType("c", "c", false, 0.5),
          new SolutionType("d", "d", false, 0.125),
          new SolutionType("e", null, false, 0.375));

  /** Wrong types first, correct ones between them. */
  private static final List<SolutionType> MIXED =
      List.of(SORTED.get(2), SORTED.get(0), SORTED.get(3), SORTED.get(4), SORTED.get(1));

  private static final SuccessRate ANY = new SuccessRate.Uniform(0, 1);

  private static int[] draw(List<SolutionType> types, SuccessRate rate, double value) {
    TypeSampler sampler = new TypeSampler(types, rate);
    sampler.begin(value);
    int[] drawn = new int[DRAWS];
    // In several parts, as sessions do.
    AddressedRandom draws = new AddressedRandom(5);
    sampler.fill(draws, drawn, 0, 1);
    sampler.fill(draws, drawn, 1, 999);
    sampler.fill(draws, drawn, 1000, DRAWS - 1000);
    return drawn;
  }

  private static List<SolutionType> types(boolean sorted) {
    return sorted ? SORTED : MIXED;
  }

  private static SuccessRate rate(boolean fixed, double value) {
    return fixed ? new SuccessRate.Fixed(value) : ANY;
  }

  /** Also at the ends: with rate 0 nothing is correct, with rate 1 everything is. */
  @ParameterizedTest
  @CsvSource({
    "true, true, 0.3", "true, false, 0.3", "false, true, 0.3", "false, false, 0.3",
    "true, true, 0", "true, false, 0", "false, true, 0", "false, false, 0",
    "true, true, 1", "true, false, 1", "false, true, 1", "false, false, 1",
    "true, true, 0.001", "true, false, 0.001", "false, false, 0.9999"
  })
  void correctIfAndOnlyIfTheDrawIsBelowTheRate(boolean sorted, boolean fixed, double value) {
    List<SolutionType> types = types(sorted);
    int[] drawn = draw(types, rate(fixed, value), value);
    int disagreements = 0;
    for (int i = 0; i < DRAWS; i++) {
      boolean correct = AddressedRandom.unit(5, i) < value;
      disagreements += types.get(drawn[i]).correct() == correct ? 0 : 1;
    }
    assertThat(disagreements).isZero();
  }

  /** Frequencies of types: chi-square, rejected with probability 1e-6 in each of four cases. */
  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void typesFollowTheirShares(boolean sorted, boolean fixed) {
    List<SolutionType> types = types(sorted);
    double value = 0.37;
    long[] counts = new long[types.size()];
    for (int type : draw(types, rate(fixed, value), value)) {
      counts[type]++;
    }
    double[] expected =
        types.stream().mapToDouble(t -> t.share() * (t.correct() ? value : 1 - value)).toArray();
    assertThat(ChiSquareTest.withDefaults().test(expected, counts).getPValue()).isGreaterThan(1e-6);
  }

  /** The two ways agree draw by draw but where rounding moves an end: none of 10^6 draws. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void fixedAndLatentRatesGiveTheSameTypes(boolean sorted) {
    List<SolutionType> types = types(sorted);
    int[] latent = draw(types, ANY, 0.37);
    assertThat(Arrays.mismatch(latent, draw(types, rate(true, 0.37), 0.37))).isEqualTo(-1);
  }
}
