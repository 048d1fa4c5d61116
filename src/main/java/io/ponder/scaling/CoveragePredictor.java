package io.ponder.scaling;

import java.util.Optional;

/** A way to forecast pass@k for many more samples than there are of each problem. */
public interface CoveragePredictor {
  /** Returns what results call it. */
  String key();

  /** Returns what it does, for people. */
  String text();

  /** Returns the forecast, or empty if the counts are too few for it. */
  Optional<? extends CoverageCurve> fit(SampleCounts counts);
}
