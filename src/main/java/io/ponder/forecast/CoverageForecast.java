package io.ponder.forecast;

import io.ponder.engine.Interval;
import io.ponder.scaling.LogLogLine;
import io.ponder.scaling.LogLogPredictor;
import io.ponder.scaling.RatePosterior;
import io.ponder.scaling.SampleCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Forecasts the share of some problems that more samples than there are would solve: a combination
 * of the field's law exp(-A k^-b), laid through the counts in two ways, and of a posterior of
 * success rates, each weighted by its inverse expected squared error (Bates and Granger, "The
 * combination of forecasts", 1969) as these samples tell it.
 *
 * <p>A line's expected squared error is the variance that comes from which samples were drawn and
 * the square of its error when it forecasts pass@n from at most n/2 samples; the posterior's is its
 * variance.
 */
public final class CoverageForecast {
  /** Beyond so many times the samples a forecast is a guess. */
  public static final double FAR = 10;

  private final SampleCounts counts;
  private final RatePosterior posterior;
  private final List<Line> lines = new ArrayList<>();

  /** A line, how wrong it was in the back-test, and what its standard error follows. */
  private record Line(LogLogLine line, LogLogLine through, double missed) {}

  /**
   * A share of problems, and where it will probably be.
   *
   * @param passAtK the expected share
   * @param interval holds the share with the asked probability
   */
  public record Forecast(double passAtK, Interval interval) {}

  /** A forecast of one part, with its expected error and weight. */
  private record Part(double[] passes, double[] weights, double mean, double squaredError) {}

  /** Fits all parts to counts. */
  public CoverageForecast(SampleCounts counts) {
    this.counts = counts;
    posterior = RatePosterior.of(counts);
    add(LogLogPredictor.ALL, LogLogPredictor.ALL.line(counts, posterior));
    add(LogLogPredictor.WEIGHTED, LogLogPredictor.WEIGHTED.line(counts, counts.fewest()));
  }

  private void add(LogLogPredictor method, Optional<LogLogLine> line) {
    int n = counts.fewest();
    Optional<LogLogLine> plain = method.line(counts, n);
    Optional<LogLogLine> half = method.line(counts, n / 2);
    if (line.isPresent() && plain.isPresent() && half.isPresent()) {
      double missed = half.orElseThrow().passAtK(n) - counts.passAtK(n);
      lines.add(new Line(line.orElseThrow(), plain.orElseThrow(), missed));
    }
  }

  /**
   * Forecasts the share of the problems that k samples of each solve.
   *
   * @param k above the fewest samples of a problem
   * @param confidence of the interval, in (0, 1)
   */
  public Forecast at(double k, double confidence) {
    Unsolved unsolved = Unsolved.of(counts, k);
    List<Part> parts = parts(k, unsolved);
    double sum = 0;
    for (Part part : parts) {
      sum += 1 / part.squaredError;
    }
    double mean = 0;
    NewlySolved newlySolved = new NewlySolved(unsolved);
    for (Part part : parts) {
      double share = 1 / (part.squaredError * sum);
      mean += share * part.mean;
      for (int i = 0; i < part.passes.length; i++) {
        newlySolved.add(part.passes[i], share * part.weights[i]);
      }
    }
    return new Forecast(mean, newlySolved.interval(confidence));
  }

  private List<Part> parts(double k, Unsolved unsolved) {
    List<Part> parts = new ArrayList<>();
    double[] passes = posterior.passAtKByLaw(k);
    double[] weights = posterior.weights();
    double mean = 0;
    for (int i = 0; i < passes.length; i++) {
      mean += weights[i] * passes[i];
    }
    double variance = 0;
    for (int i = 0; i < passes.length; i++) {
      variance += weights[i] * (passes[i] - mean) * (passes[i] - mean);
    }
    parts.add(part(passes, weights, mean, variance));
    for (Line line : lines) {
      double pass = unsolved.within(line.line.passAtK(k));
      double drawn = line.through.standardError(counts, k);
      double squared = drawn * drawn + line.missed * line.missed;
      double[] points = NewlySolved.NORMAL.clone();
      double[] even = new double[points.length];
      for (int i = 0; i < points.length; i++) {
        points[i] = unsolved.within(pass + points[i] * Math.sqrt(squared));
        even[i] = 1.0 / points.length;
      }
      parts.add(part(points, even, pass, squared));
    }
    return parts;
  }

  /** A part that is certain still is one of several. */
  private static Part part(double[] passes, double[] weights, double mean, double squaredError) {
    return new Part(passes, weights, mean, Math.max(1e-12, squaredError));
  }
}
