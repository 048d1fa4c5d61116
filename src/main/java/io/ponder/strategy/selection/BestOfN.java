package io.ponder.strategy.selection;

import io.ponder.model.Call;
import io.ponder.strategy.About;
import io.ponder.strategy.Law;
import io.ponder.strategy.Play;
import io.ponder.strategy.RecordedLaw;
import io.ponder.strategy.Strategy;
import java.util.Optional;
import java.util.Set;

/** Best-of-N (arXiv:2110.14168): N samples, and the one with the highest score, ties at random. */
@About(
    name = "best-of-n",
    text = "N samples, the one with the highest verifier score",
    calls = "N(1+v)",
    source = "arXiv:2110.14168")
public record BestOfN() implements Strategy {
  @Override
  public Play start(int budget) {
    return ScoredSamples.play(budget, ScoredSamples.VERIFIER, new Highest());
  }

  @Override
  public boolean anytime() {
    return true;
  }

  @Override
  public Set<Call> needs() {
    return Set.of(Call.VERIFY);
  }

  @Override
  public Optional<Law> law() {
    return Optional.of(new BestOfNLaw());
  }

  @Override
  public Optional<RecordedLaw> recordedLaw() {
    return Optional.of(new RecordedBestOfNLaw());
  }
}
