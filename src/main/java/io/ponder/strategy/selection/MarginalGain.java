package io.ponder.strategy.selection;

import io.ponder.inference.Inference;
import io.ponder.model.Call;
import io.ponder.strategy.About;
import io.ponder.strategy.Best;
import io.ponder.strategy.Parameter;
import io.ponder.strategy.Play;
import io.ponder.strategy.Strategy;
import java.util.Set;

/**
 * Best-of-N that stops once one more sample is not expected to be worth its cost (after BEACON,
 * arXiv:2510.15945): scores are taken as normal with unknown mean and variance, so the next one has
 * a Student t distribution, and the expected gain is E[max(0, next - best)]. It looks one sample
 * ahead; BEACON's index also counts what samples after the next one may gain, and so stops no
 * earlier.
 */
@About(
    name = "marginal-gain",
    text = "best-of-n that stops when the expected gain of one more sample is below its cost",
    calls = "<= B",
    source = "arXiv:2510.15945")
public record MarginalGain(
    @Parameter(
            text = "cost of one more sample, in units of the score",
            standard = "0.05",
            min = 0,
            max = 1e6)
        double cost,
    @Parameter(text = "samples before it may stop", standard = "4", min = 3, max = 1e6) int minimum)
    implements Strategy {
  @Override
  public Play start(int budget) {
    double[] scores = new double[budget];
    Best best = new Best();
    return llm -> solve(llm, scores, best);
  }

  private int solve(Inference llm, double[] scores, Best best) {
    long verify = llm.price(Call.VERIFY);
    long unit = llm.price(Call.GENERATE) + verify;
    int lone = llm.generate();
    if (llm.due(unit + verify)) {
      llm.offer(lone);
    }
    if (llm.left() < unit + verify) {
      return lone;
    }
    best.clear();
    best.consider(lone, llm.verify(lone), llm.random());
    int size = 1;
    double mean = best.score();
    double squares = 0;
    int wanted = minimum - 1;
    while (wanted > 0 && llm.left() >= unit) {
      if (llm.due(unit)) {
        llm.offer(best.choice());
      }
      int batch = Math.min(wanted, llm.batch(unit));
      int first = llm.generate(batch);
      llm.verify(first, batch, scores);
      for (int i = 0; i < batch; i++) {
        double score = scores[i];
        best.consider(first + i, score, llm.random());
        // Welford's update of the mean and the sum of squared deviations.
        size++;
        double off = score - mean;
        mean += off / size;
        squares += off * (score - mean);
      }
      wanted -= batch;
      if (wanted == 0) {
        double deviation = StrictMath.sqrt(squares / (size - 1) * (1 + 1.0 / size));
        wanted = gain(size - 1, mean, deviation, best.score()) < cost ? 0 : 1;
        llm.nextRound();
      }
    }
    return best.choice();
  }

  /** Returns the expected gain over the best score of one from a scaled t distribution. */
  private static double gain(int degrees, double mean, double scale, double best) {
    return scale == 0 ? 0 : scale * StudentT.excess(degrees, (best - mean) / scale);
  }

  @Override
  public boolean anytime() {
    return true;
  }

  @Override
  public Set<Call> needs() {
    return Set.of(Call.VERIFY);
  }
}
