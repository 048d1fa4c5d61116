package io.ponder.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.scaling.RateGrid.Likelihood;
import io.ponder.scaling.SampleCounts.Group;
import java.util.List;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways to forecast coverage, each alone. */
class CoveragePredictorTest {
  /** Counts of problems whose rates are c X, X ~ Beta(a, b). */
  private static SampleCounts beta(int problems, int n, double a, double b, double c, long seed) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    int[] samples = new int[problems];
    int[] correct = new int[problems];
    for (int i = 0; i < problems; i++) {
      samples[i] = n;
      double rate =
          c
              * org.apache.commons.statistics.distribution.BetaDistribution.of(a, b)
                  .inverseCumulativeProbability((i + random.nextDouble()) / problems);
      for (int j = 0; j < n; j++) {
        correct[i] += random.nextDouble() < rate ? 1 : 0;
      }
    }
    return SampleCounts.of(samples, correct);
  }

  /** The likelihood on the grid is that of the beta-binomial distribution, in closed form. */
  @ParameterizedTest
  @CsvSource({"0.3, 5, 0.6, 2", "0.15, 12, 0.3, 3", "1.2, 2, 0.8, 1.1"})
  void likelihoodOfTheBetaBinomial(double a, double b, double otherA, double otherB) {
    SampleCounts counts =
        SampleCounts.of(new int[] {100, 100, 100, 1000, 10000}, new int[] {0, 1, 37, 120, 4});
    LikelihoodPredictor predictor = new LikelihoodPredictor(RateFamily.BETA, false);
    List<Likelihood> likelihoods = counts.groups().stream().map(RateGrid::likelihood).toList();
    double ratio =
        predictor.logLikelihood(new double[] {Math.log(a), Math.log(b)}, counts, likelihoods)
            - predictor.logLikelihood(
                new double[] {Math.log(otherA), Math.log(otherB)}, counts, likelihoods);
    double exact = 0;
    for (Group group : counts.groups()) {
      exact += group.problems() * (log(group, a, b) - log(group, otherA, otherB));
    }
    // Bins are 0.1 wide in ln p, within which densities are taken as flat.
    assertThat(ratio).isCloseTo(exact, within(0.01 + 0.005 * Math.abs(exact)));
  }

  private static double log(Group group, double a, double b) {
    return LogBeta.value(group.correct() + a, group.samples() - group.correct() + b)
        - LogBeta.value(a, b);
  }

  /** With an atom the likelihood of no success has the share of problems that are never solved. */
  @Test
  void likelihoodWithAnAtom() {
    SampleCounts counts = SampleCounts.of(new int[] {50, 50}, new int[] {0, 3});
    List<Likelihood> likelihoods = counts.groups().stream().map(RateGrid::likelihood).toList();
    double[] z = {Math.log(0.5), Math.log(2)};
    double plain =
        new LikelihoodPredictor(RateFamily.BETA, false).logLikelihood(z, counts, likelihoods);
    double atom =
        new LikelihoodPredictor(RateFamily.BETA, true)
            .logLikelihood(new double[] {z[0], z[1], 0}, counts, likelihoods);
    Group none = counts.groups().get(0);
    Group some = counts.groups().get(1);
    double failure = Math.exp(log(none, 0.5, 2));
    // Half of the problems are never solved: (1 + failure) / 2, and half of the other likelihood.
    assertThat(atom - plain)
        .isCloseTo(Math.log((1 + failure) / 2 / failure) + Math.log(0.5), within(2e-3));
    assertThat(some.correct()).isEqualTo(3);
  }

  /** A distribution of rates on the grid has the failure of its closed form. */
  @ParameterizedTest
  @CsvSource({"0.3, 4, 0.6", "0.2, 1, 0.05", "1, 3, 0.9"})
  void failureOnTheGrid(double a, double b, double c) {
    double[] z = {Math.log(a), Math.log(b), Math.log(-Math.log(c))};
    for (double k : new double[] {1, 10, 1000, 1e5}) {
      // Rates stand in the middle of their bin, and those below 1e-8 are taken as 0.
      assertThat(RateFamily.SCALED_BETA.mixture(z, 0).failure(k))
          .isCloseTo(new ScaledBeta(a, b, c).failure(k), within(3e-3));
      assertThat(RateFamily.SCALED_KUMARASWAMY.mixture(z, 0).failure(k))
          .isCloseTo(new ScaledKumaraswamy(a, b, c).failure(k), within(3e-3));
    }
  }

  /** Problems with rates from a beta distribution: the families that hold it find its failure. */
  @ParameterizedTest
  @CsvSource({
    "beta-binomial, 0.3, 5, 1",
    "scaled-beta, 0.3, 2, 0.3",
    "rate-posterior, 0.3, 2, 0.3"
  })
  void recoversBetaRates(String key, double a, double b, double c) {
    SampleCounts counts = beta(3000, 100, a, b, c, 7);
    CoveragePredictor predictor =
        CoveragePredictors.all().stream()
            .filter(one -> one.key().equals(key))
            .findFirst()
            .orElseThrow();
    double forecast = predictor.fit(counts).orElseThrow().passAtK(10_000);
    // With 3,000 problems a is known to about 3%, and 100^-a to 0.04 of itself, or 0.01; four times
    // that: a false alarm in 10,000 or so.
    assertThat(forecast).isCloseTo(1 - new ScaledBeta(a, b, c).failure(10_000), within(0.04));
  }

  static List<CoveragePredictor> all() {
    return CoveragePredictors.all();
  }

  /** A forecast is a probability that grows with k; that of another kind is close to the counts. */
  @ParameterizedTest
  @MethodSource("all")
  void growsFromTheCounts(CoveragePredictor predictor) {
    SampleCounts counts = beta(200, 100, 0.3, 3, 0.5, 3);
    CoverageCurve curve = predictor.fit(counts).orElseThrow();
    double last = 0;
    for (double k : new double[] {101, 110, 150, 200}) {
      double pass = curve.passAtK(k);
      assertThat(pass).as("%s at %s", predictor.key(), k).isBetween(last, 1.0);
      last = pass;
    }
    // The estimator of rates as shares takes all unsolved problems to have rates below 1/n.
    assertThat(curve.passAtK(101))
        .isCloseTo(counts.solved(), within(predictor.key().startsWith("disc") ? 0.25 : 0.05));
  }

  /** All solved stays so, but for those who forecast for other problems. */
  @Test
  void allSolved() {
    SampleCounts counts = SampleCounts.of(new int[] {10, 10, 10}, new int[] {4, 9, 10});
    assertThat(RatePosterior.of(counts).passAtK(1000)).isCloseTo(1, within(1e-12));
    assertThat(new NonparametricPredictor().fit(counts).orElseThrow().passAtK(1000)).isEqualTo(1);
    assertThat(new GoodToulminPredictor().fit(counts).orElseThrow().passAtK(1000)).isEqualTo(1);
  }

  /** A line needs two points between 0 and 1. */
  @Test
  void noLineWithoutPoints() {
    assertThat(LogLogPredictor.ALL.fit(SampleCounts.of(new int[] {1, 1}, new int[] {0, 1})))
        .isEmpty();
    assertThat(LogLogPredictor.ALL.fit(SampleCounts.of(new int[] {9, 9}, new int[] {0, 0})))
        .isEmpty();
  }

  /** Coverage that is exp(-A k^-b) is met exactly, and by the weights too. */
  @Test
  void lineOfItsOwnLaw() {
    double[] k = LogLogLine.grid(1, 500);
    assertThat(k[0]).isEqualTo(1);
    assertThat(k[k.length - 1]).isEqualTo(500);
    double[] pass = LogLogLine.values(k, x -> Math.exp(-4 * Math.pow(x, -0.3)));
    double[] weights = LogLogLine.values(k, x -> 1 + x);
    assertThat(LogLogLine.through(k, pass, weights).orElseThrow().passAtK(1e6))
        .isCloseTo(Math.exp(-4 * Math.pow(1e6, -0.3)), within(1e-12));
  }

  /** The jackknife's standard error of a line is what drawing the samples again shows. */
  @Test
  void standardErrorOfALine() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(11);
    int problems = 100;
    int n = 50;
    double sum = 0;
    double squares = 0;
    double said = 0;
    int repetitions = 400;
    for (int r = 0; r < repetitions; r++) {
      int[] samples = new int[problems];
      int[] correct = new int[problems];
      for (int i = 0; i < problems; i++) {
        samples[i] = n;
        double rate = 0.3 * Math.pow((i + 0.5) / problems, 3);
        for (int j = 0; j < n; j++) {
          correct[i] += random.nextDouble() < rate ? 1 : 0;
        }
      }
      SampleCounts counts = SampleCounts.of(samples, correct);
      LogLogLine line = LogLogPredictor.ALL.line(counts, n).orElseThrow();
      double pass = line.passAtK(1000);
      sum += pass / repetitions;
      squares += pass * pass / repetitions;
      said += line.standardError(counts, 1000) / repetitions;
    }
    double seen = Math.sqrt(squares - sum * sum);
    // A standard deviation of 400 is known to 3.5%; first order and the last k are the rest.
    assertThat(said / seen).isBetween(0.8, 1.2);
  }

  /** The published law's series by hand: one problem with one correct of 10 samples, k = 20. */
  @Test
  void goodToulminByHand() {
    SampleCounts counts = SampleCounts.of(new int[] {10, 10, 10, 10}, new int[] {0, 0, 1, 2});
    // Twice the samples: +1 for the one with 1, -1 for the one with 2.
    assertThat(new GoodToulminPredictor().fit(counts).orElseThrow().passAtK(20)).isEqualTo(0.5);
    // Half more: 1/2 - 1/4 of a problem.
    assertThat(new GoodToulminPredictor().fit(counts).orElseThrow().passAtK(15))
        .isCloseTo((2 + 0.25) / 4, within(1e-15));
  }

  /** EM raises the likelihood of the counts above that of any family on the same grid. */
  @Test
  void nonparametricIsTheMostLikely() {
    SampleCounts counts = beta(150, 60, 0.4, 3, 0.6, 5);
    List<Likelihood> likelihoods = counts.groups().stream().map(RateGrid::likelihood).toList();
    RateMixture mixture = NonparametricPredictor.mixture(counts);
    double own = 0;
    for (int g = 0; g < likelihoods.size(); g++) {
      own +=
          counts.groups().get(g).problems()
              * Math.log(likelihoods.get(g).under(mixture.weights(), mixture.zero()));
    }
    for (RateFamily family : RateFamily.values()) {
      LikelihoodPredictor predictor = new LikelihoodPredictor(family, true);
      assertThat(own)
          .isGreaterThan(
              predictor.logLikelihood(predictor.best(counts), counts, likelihoods) - 0.05);
    }
  }
}
