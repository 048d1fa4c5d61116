package io.ponder.forecast;

import io.ponder.engine.Interval;
import io.ponder.scaling.LogLogLine;
import io.ponder.scaling.LogLogPredictor;
import io.ponder.scaling.RatePosterior;
import io.ponder.scaling.SampleCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Forecasts the share of some problems that more samples than there are would solve, by a
 * combination that the samples themselves choose. Its parts are the field's law exp(-A k^-b), laid
 * through the counts in two ways, and a posterior of success rates.
 *
 * <p>A law that the samples contradict is left out: laid through pass@k up to half of them, it
 * misses pass@n by more than chance allows. The parts that are left are weighted by their inverse
 * variance as these samples tell it (Bates and Granger, "The combination of forecasts", Operational
 * Research Quarterly, 1969). Intervals do not rely on these weights: they take the laws and the
 * posterior for equally likely, and add that each unsolved problem is solved or not.
 */
public final class CoverageForecast {
  /** Beyond so many times the samples a forecast is a guess. */
  public static final double FAR = 10;

  /** A law that misses by more standard errors is contradicted: by chance, one in 1000 does. */
  private static final double CONTRADICTED = 3.29;

  private final SampleCounts counts;
  private final RatePosterior posterior;
  private final List<Law> laws = new ArrayList<>();
  private final List<String> contradicted = new ArrayList<>();

  /**
   * A law.
   *
   * @param line what it forecasts
   * @param drawn what tells its standard error
   */
  private record Law(String key, LogLogLine line, LogLogLine drawn) {}

  /**
   * What is forecast for a number of samples.
   *
   * @param passAtK the expected share of problems solved
   * @param interval holds the share with the asked probability
   * @param parts what it is combined of
   */
  public record Forecast(double passAtK, Interval interval, List<Part> parts) {}

  /**
   * What one part forecasts.
   *
   * @param key what results call it
   * @param passAtK the share of problems solved
   * @param standardError of that share, as the part sees it
   * @param weight in the combination
   */
  public record Part(String key, double passAtK, double standardError, double weight) {}

  /** Fits all parts to counts. */
  public CoverageForecast(SampleCounts counts) {
    this.counts = counts;
    posterior = RatePosterior.of(counts);
    // The law for all k alike hangs on the few problems behind the largest k unless it is smoothed.
    add(LogLogPredictor.ALL, LogLogPredictor.ALL.line(counts, posterior));
    add(LogLogPredictor.WEIGHTED, LogLogPredictor.WEIGHTED.line(counts, counts.fewest()));
  }

  private void add(LogLogPredictor method, Optional<LogLogLine> line) {
    int n = counts.fewest();
    Optional<LogLogLine> all = method.line(counts, n);
    Optional<LogLogLine> half = method.line(counts, n / 2);
    if (line.isEmpty() || all.isEmpty() || half.isEmpty()) {
      return;
    }
    if (half.orElseThrow().missed(counts, n) > CONTRADICTED) {
      contradicted.add(method.key());
    } else {
      laws.add(new Law(method.key(), line.orElseThrow(), all.orElseThrow()));
    }
  }

  /** Returns the laws that the samples contradict. */
  public List<String> contradicted() {
    return List.copyOf(contradicted);
  }

  /** Returns the nearest share of the problems that k samples may solve, given the samples. */
  public double possible(double k, double share) {
    return Unsolved.of(counts, k).within(share);
  }

  /**
   * Forecasts the share of the problems that k samples of each solve.
   *
   * @param k above the fewest samples of a problem
   * @param confidence of the interval, in (0, 1)
   */
  public Forecast at(double k, double confidence) {
    Unsolved unsolved = Unsolved.of(counts, k);
    NewlySolved newlySolved = new NewlySolved(unsolved);
    List<Part> parts = new ArrayList<>();
    double[] passes = posterior.passAtKByLaw(k);
    double[] weights = posterior.weights();
    parts.add(part("rate-posterior", passes, weights));
    double each = laws.isEmpty() ? 1 : 0.5;
    for (int i = 0; i < passes.length; i++) {
      newlySolved.add(passes[i], each * weights[i]);
    }
    for (Law law : laws) {
      double pass = unsolved.within(law.line.passAtK(k));
      double error = law.drawn.standardError(counts, k);
      for (double normal : NewlySolved.NORMAL) {
        newlySolved.add(
            pass + normal * error, (1 - each) / laws.size() / NewlySolved.NORMAL.length);
      }
      parts.add(new Part(law.key, pass, error, 0));
    }
    return combined(parts, newlySolved.interval(confidence));
  }

  private static Part part(String key, double[] passes, double[] weights) {
    double mean = 0;
    for (int i = 0; i < passes.length; i++) {
      mean += weights[i] * passes[i];
    }
    double variance = 0;
    for (int i = 0; i < passes.length; i++) {
      variance += weights[i] * (passes[i] - mean) * (passes[i] - mean);
    }
    return new Part(key, mean, Math.sqrt(variance), 0);
  }

  private static Forecast combined(List<Part> parts, Interval interval) {
    // A part that is certain is still one of several.
    double[] precisions =
        parts.stream()
            .mapToDouble(part -> 1 / Math.max(1e-12, part.standardError * part.standardError))
            .toArray();
    double sum = Arrays.stream(precisions).sum();
    double pass = 0;
    List<Part> weighted = new ArrayList<>();
    for (int i = 0; i < precisions.length; i++) {
      Part part = parts.get(i);
      double weight = precisions[i] / sum;
      pass += weight * part.passAtK;
      weighted.add(new Part(part.key, part.passAtK, part.standardError, weight));
    }
    double inside = Math.max(interval.low(), Math.min(interval.high(), pass));
    return new Forecast(inside, interval, weighted);
  }
}
