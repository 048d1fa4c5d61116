package io.ponder.strategy.selection;

import io.ponder.inference.Inference;
import io.ponder.model.Call;
import io.ponder.strategy.About;
import io.ponder.strategy.Play;
import io.ponder.strategy.RecordedLaw;
import io.ponder.strategy.Strategy;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A vote in which each sample counts its weight, P(correct) at even odds given its score; the best
 * candidate with the winning answer (best-of-n weighted, arXiv:2206.02336).
 */
@About(
    name = "weighted-vote",
    text = "plurality where each vote counts its score's weight; the winner's best candidate",
    calls = "N(1+v)",
    source = "arXiv:2206.02336")
public record WeightedVote() implements Strategy {
  /** Sums of weights this close are ties. */
  static final double TIE = 1e-12;

  @Override
  public Play start(int budget) {
    return ScoredSamples.play(budget, ScoredSamples.VERIFIER, new Weights(budget));
  }

  private static final class Weights implements ScoredSamples.Pool {
    private final ScoredAnswers samples;
    private final double[] sums;
    private final boolean[] open;
    private int answers;

    Weights(int capacity) {
      samples = new ScoredAnswers(capacity);
      sums = new double[capacity];
      open = new boolean[capacity];
    }

    @Override
    public void clear() {
      samples.clear();
      Arrays.fill(sums, 0, answers, 0);
      answers = 0;
    }

    @Override
    public void add(Inference llm, int first, int times, double[] scores) {
      int from = samples.size();
      samples.add(llm, first, times, scores);
      for (int i = 0; i < times; i++) {
        int answer = samples.answer(from + i);
        if (answer != Inference.NO_ANSWER) {
          answers = Math.max(answers, answer + 1);
          sums[answer] += llm.weight(scores[i]);
        }
      }
    }

    @Override
    public int choose(Inference llm) {
      if (answers == 0) {
        return Inference.NO_ANSWER;
      }
      double top = 0;
      for (int answer = 0; answer < answers; answer++) {
        top = Math.max(top, sums[answer]);
      }
      UniformRandomProvider random = llm.random(samples.size());
      int tied = 0;
      int winner = 0;
      for (int answer = 0; answer < answers; answer++) {
        if (sums[answer] >= top - TIE && random.nextInt(++tied) == 0) {
          winner = answer;
        }
      }
      return samples.best(winner, open, random);
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
  public Optional<RecordedLaw> recordedLaw() {
    return Optional.of(new RecordedWeightedVoteLaw());
  }
}
