package io.ponder.strategy.selection;

import io.ponder.model.Call;
import io.ponder.strategy.About;
import io.ponder.strategy.Play;
import io.ponder.strategy.Strategy;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;

/** Best-of-N (arXiv:2110.14168): N samples, and the one with the highest score, ties at random. */
@About(
    name = "best-of-n",
    text = "N samples, the one with the highest verifier score",
    calls = "N(1+v)",
    source = "arXiv:2110.14168")
public record BestOfN() implements Strategy {
  @Override
  public Play start(int budget) {
    double[] scores = new double[budget];
    return llm -> {
      long verify = llm.price(Call.VERIFY);
      long unit = llm.price(Call.GENERATE) + verify;
      UniformRandomProvider random = llm.random();
      int best = llm.generate();
      // A lone sample is not verified: that comes with the second one.
      if (llm.due(unit + verify)) {
        llm.offer(best);
      }
      if (llm.left() < unit + verify) {
        return best;
      }
      double top = llm.verify(best);
      int tied = 1;
      while (llm.left() >= unit) {
        if (llm.due(unit)) {
          llm.offer(best);
        }
        int batch = llm.batch(unit);
        int first = llm.generate(batch);
        llm.verify(first, batch, scores);
        for (int i = 0; i < batch; i++) {
          if (scores[i] >= top) {
            tied = scores[i] > top ? 1 : tied + 1;
            best = tied == 1 || random.nextInt(tied) == 0 ? first + i : best;
            top = scores[i];
          }
        }
      }
      return best;
    };
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
