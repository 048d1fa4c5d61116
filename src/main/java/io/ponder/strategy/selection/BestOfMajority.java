package io.ponder.strategy.selection;

import io.ponder.inference.Inference;
import io.ponder.model.Call;
import io.ponder.strategy.About;
import io.ponder.strategy.Law;
import io.ponder.strategy.Parameter;
import io.ponder.strategy.Play;
import io.ponder.strategy.Strategy;
import io.ponder.strategy.voting.Ballot;
import java.util.Optional;
import java.util.Set;

/**
 * Best-of-majority (arXiv:2510.03199): answers rarer than a share of the votes are dropped, then
 * the candidate with the highest score is chosen, ties at random. If all answers are rarer, the
 * most frequent one is kept.
 */
@About(
    name = "best-of-majority",
    text = "drops answers rarer than a share of the votes, then the highest verifier score",
    calls = "N(1+v)",
    source = "arXiv:2510.03199")
public record BestOfMajority(
    @Parameter(
            text = "share of the votes below which an answer is dropped",
            standard = "0.05",
            min = 0,
            max = 1)
        double minFrequency)
    implements Strategy {
  /** What a share of the votes may miss a whole number by. */
  private static final double ROUNDING = 1e-9;

  /** Returns how many of so many votes an answer needs, at least 1. */
  static int least(double minFrequency, int votes) {
    return (int) Math.max(1, Math.ceil(minFrequency * votes - ROUNDING));
  }

  @Override
  public Play start(int budget) {
    return ScoredSamples.play(budget, ScoredSamples.VERIFIER, new Frequent(minFrequency, budget));
  }

  private static final class Frequent implements ScoredSamples.Pool {
    private final double minFrequency;
    private final ScoredAnswers samples;
    private final Ballot ballot;
    private final boolean[] open;

    Frequent(double minFrequency, int capacity) {
      this.minFrequency = minFrequency;
      samples = new ScoredAnswers(capacity);
      ballot = new Ballot(capacity);
      open = new boolean[capacity];
    }

    @Override
    public void clear() {
      samples.clear();
      ballot.clear();
    }

    @Override
    public void add(Inference llm, int first, int times, double[] scores) {
      samples.add(llm, first, times, scores);
      ballot.addAll(llm, first, times);
    }

    @Override
    public int choose(Inference llm) {
      int least = Math.min(least(minFrequency, ballot.votes()), ballot.most());
      for (int answer = 0; answer < ballot.answers(); answer++) {
        open[answer] = ballot.votes(answer) >= least;
      }
      return samples.best(open, llm.random(samples.size()));
    }
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
    return Optional.of(new BestOfMajorityLaw(minFrequency));
  }
}
