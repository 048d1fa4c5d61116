package io.ponder.scaling;

import io.ponder.scaling.RateGrid.Likelihood;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Maximum likelihood of the counts: a family of distributions of success rates, mixed with binomial
 * counts; with an atom, a share of problems is never solved.
 */
public final class LikelihoodPredictor implements CoveragePredictor {
  private final RateFamily family;
  private final boolean atom;

  LikelihoodPredictor(RateFamily family, boolean atom) {
    this.family = family;
    this.atom = atom;
  }

  @Override
  public String key() {
    return family.key() + (atom ? "-atom" : "");
  }

  @Override
  public String text() {
    return "maximum likelihood of the counts, "
        + family.text()
        + (atom ? ", and a share of problems that is never solved" : "");
  }

  @Override
  public Optional<CoverageCurve> fit(SampleCounts counts) {
    return Optional.of(mixture(best(counts)).after(counts));
  }

  private RateMixture mixture(double[] z) {
    return family.mixture(z, atom ? 1 / (1 + Math.exp(-z[z.length - 1])) : 0);
  }

  /** Returns the coordinates of the largest likelihood. */
  double[] best(SampleCounts counts) {
    List<Likelihood> likelihoods = counts.groups().stream().map(RateGrid::likelihood).toList();
    double[] start = family.start();
    if (atom) {
      start = Arrays.copyOf(start, start.length + 1);
      start[start.length - 1] = -2;
    }
    return Simplex.maximise(z -> logLikelihood(z, counts, likelihoods), start);
  }

  /** Returns the logarithm of the likelihood, but for a term that depends on the counts only. */
  double logLikelihood(double[] z, SampleCounts counts, List<Likelihood> likelihoods) {
    RateMixture mixture = mixture(z);
    double sum = 0;
    for (int g = 0; g < likelihoods.size(); g++) {
      double likelihood = likelihoods.get(g).under(mixture.weights(), mixture.zero());
      sum += counts.groups().get(g).problems() * Math.log(Math.max(Double.MIN_NORMAL, likelihood));
    }
    return sum;
  }
}
