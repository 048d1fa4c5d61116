package io.ponder.scaling;

import java.util.Arrays;
import java.util.Optional;

/** {@linkplain LogLogLine Least squares}, over all k or the largest ones, weighted or not. */
public enum LogLogPredictor implements CoveragePredictor {
  /** All k alike. */
  ALL("least-squares", "a line through ln(-ln pass@k) on ln k, for k from 1 to n", 0, false),

  /** Only the last decade. */
  LAST_DECADE("least-squares-decade", "the same, for k from n/10 to n", 0.1, false),

  /** Weighted by the uncertainty of each point. */
  WEIGHTED(
      "least-squares-weighted",
      "the same for k from 1 to n, each k weighted by the inverse variance over problems",
      0,
      true);

  private final String key;
  private final String text;
  private final double from;
  private final boolean weighted;

  LogLogPredictor(String key, String text, double from, boolean weighted) {
    this.key = key;
    this.text = text;
    this.from = from;
    this.weighted = weighted;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public Optional<CoverageCurve> fit(SampleCounts counts) {
    return line(counts, counts.fewest()).map(line -> line::passAtK);
  }

  /** Returns the line through pass@k up to some k, at most the fewest samples of a problem. */
  public Optional<LogLogLine> line(SampleCounts counts, int largest) {
    double[] k = grid(largest);
    return LogLogLine.through(k, LogLogLine.values(k, counts::passAtK), weights(counts, k));
  }

  /**
   * Returns the line through a smooth curve in place of the counts', whose points at the largest k
   * hang on few problems.
   */
  public Optional<LogLogLine> line(SampleCounts counts, RatePosterior smooth) {
    double[] k = grid(counts.fewest());
    return LogLogLine.through(k, LogLogLine.values(k, smooth::passAtKOfOthers), weights(counts, k));
  }

  private double[] grid(int largest) {
    return LogLogLine.grid(Math.max(1, Math.floor(from * largest)), largest);
  }

  private double[] weights(SampleCounts counts, double[] k) {
    if (weighted) {
      return LogLogLine.weights(counts, k);
    }
    double[] ones = new double[k.length];
    Arrays.fill(ones, 1);
    return ones;
  }
}
