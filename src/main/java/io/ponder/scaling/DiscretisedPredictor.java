package io.ponder.scaling;

import io.ponder.scaling.SampleCounts.Group;
import java.util.Optional;

/**
 * The estimator of arXiv:2502.17578: each problem's rate is taken to be its share of correct
 * samples, the distribution is cut into bins as wide as one sample, and its likelihood maximised;
 * pass@k is then that of other problems like these.
 */
public final class DiscretisedPredictor implements CoveragePredictor {
  private final RateFamily family;

  DiscretisedPredictor(RateFamily family) {
    this.family = family;
  }

  @Override
  public String key() {
    return "discretised-" + family.key();
  }

  @Override
  public String text() {
    return "maximum likelihood of the shares of correct samples, "
        + family.text()
        + " in bins of 1/n";
  }

  @Override
  public Optional<CoverageCurve> fit(SampleCounts counts) {
    double[] best = Simplex.maximise(z -> logLikelihood(z, counts), family.start());
    RateMixture mixture = family.mixture(best, 0);
    return Optional.of(k -> 1 - mixture.failure(k));
  }

  private double logLikelihood(double[] z, SampleCounts counts) {
    double sum = 0;
    for (Group group : counts.groups()) {
      double from = (double) group.correct() / group.samples();
      double to = Math.min(1, (group.correct() + 1.0) / group.samples());
      // A share of 1 is the bin's upper end.
      double low = from == 1 ? (group.correct() - 1.0) / group.samples() : from;
      double share = family.below(z, to) - (low > 0 ? family.below(z, low) : 0);
      sum += group.problems() * Math.log(Math.max(Double.MIN_NORMAL, share));
    }
    return sum;
  }
}
