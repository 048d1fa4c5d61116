package io.ponder.scaling;

import io.ponder.scaling.RateGrid.Likelihood;
import io.ponder.scaling.SampleCounts.Group;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The nonparametric maximum likelihood of the mixing distribution (Laird, JASA 1978), by its EM
 * algorithm, and beyond the counts a power law: the failure falls as it does from n/2 to n samples.
 */
public final class NonparametricPredictor implements CoveragePredictor {
  private static final int STEPS = 300;

  @Override
  public String key() {
    return "nonparametric";
  }

  @Override
  public String text() {
    return "any distribution of rates, by maximum likelihood, with a power law from n/2 on";
  }

  @Override
  public Optional<CoverageCurve> fit(SampleCounts counts) {
    RateMixture mixture = mixture(counts);
    return Optional.of(
        k -> {
          double unsolved = 0;
          for (Group group : counts.groups()) {
            int n = group.samples();
            if (k <= n) {
              unsolved += group.problems() * group.failure(k);
            } else if (group.unsolved()) {
              double exponent =
                  Math.log(mixture.failure(n / 2.0) / mixture.failure(n)) / Math.log(2);
              unsolved += group.problems() * Math.pow(k / n, -exponent);
            }
          }
          return 1 - unsolved / counts.problems();
        });
  }

  /** Returns the distribution after some steps of EM from an even one. */
  static RateMixture mixture(SampleCounts counts) {
    List<Likelihood> likelihoods = counts.groups().stream().map(RateGrid::likelihood).toList();
    double[] weights = new double[RateGrid.SIZE];
    Arrays.fill(weights, 1.0 / (RateGrid.SIZE + 1));
    double zero = 1.0 / (RateGrid.SIZE + 1);
    for (int step = 0; step < STEPS; step++) {
      double[] next = new double[weights.length];
      double nextZero = 0;
      for (int g = 0; g < likelihoods.size(); g++) {
        Likelihood likelihood = likelihoods.get(g);
        double share =
            counts.groups().get(g).problems()
                / (counts.problems() * likelihood.under(weights, zero));
        likelihood.addParts(weights, share, next);
        nextZero += share * zero * likelihood.atZero();
      }
      weights = next;
      zero = nextZero;
    }
    return new RateMixture(weights, zero);
  }
}
