package io.ponder.scaling;

import java.util.ArrayList;
import java.util.List;

/** All ways to forecast coverage. */
public final class CoveragePredictors {
  private CoveragePredictors() {}

  /** Returns them. */
  public static List<CoveragePredictor> all() {
    List<CoveragePredictor> all = new ArrayList<>(List.of(LogLogPredictor.values()));
    for (RateFamily family : RateFamily.values()) {
      all.add(new LikelihoodPredictor(family, false));
      all.add(new LikelihoodPredictor(family, true));
    }
    all.add(new DiscretisedPredictor(RateFamily.SCALED_BETA));
    all.add(new DiscretisedPredictor(RateFamily.SCALED_KUMARASWAMY));
    all.add(new NonparametricPredictor());
    all.add(new GoodToulminPredictor());
    all.add(new PosteriorPredictor());
    return all;
  }
}
