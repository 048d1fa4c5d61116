package io.ponder.scaling;

import java.util.Optional;

/** {@link RatePosterior} as a way to forecast. */
public final class PosteriorPredictor implements CoveragePredictor {
  @Override
  public String key() {
    return "rate-posterior";
  }

  @Override
  public String text() {
    return "mean over generalised gamma distributions of rates, weighed by likelihood and a prior";
  }

  @Override
  public Optional<RatePosterior> fit(SampleCounts counts) {
    return Optional.of(RatePosterior.of(counts));
  }
}
