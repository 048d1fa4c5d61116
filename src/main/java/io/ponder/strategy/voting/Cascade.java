package io.ponder.strategy.voting;

import io.ponder.inference.Inference;
import io.ponder.model.Call;
import io.ponder.strategy.About;
import io.ponder.strategy.Parameter;
import io.ponder.strategy.Play;
import io.ponder.strategy.Strategy;

/**
 * A cascade of two models (arXiv:2310.03094, vote-based): the first, cheap one votes with a few
 * samples. If a large enough share of all of them gives one answer, that is the answer; else the
 * second model votes with the rest of the budget, and its plurality is. A budget that has no rest
 * is answered by the first model.
 */
@About(
    name = "cascade",
    text = "a cheap model votes; where it disagrees with itself, a second model's votes decide",
    calls = "<= B",
    source = "arXiv:2310.03094")
public record Cascade(
    @Parameter(text = "samples of the first model", standard = "4", min = 1, max = 1e6) int first,
    @Parameter(
            text = "share of those samples that must give one answer",
            standard = "0.75",
            min = 0,
            max = 1)
        double agreement)
    implements Strategy {
  /** What a share of the samples may miss a whole number by. */
  private static final double ROUNDING = 1e-9;

  @Override
  public Play start(int budget) {
    Ballot cheap = new Ballot(Math.min(first, budget));
    Ballot strong = new Ballot(budget);
    return llm -> {
      cheap.clear();
      strong.clear();
      sample(llm, llm, cheap, cheap, first);
      if (cheap.most() < agreement * first - ROUNDING) {
        llm.nextRound();
        sample(llm, llm.model(1), strong, cheap, Integer.MAX_VALUE);
      }
      return choice(llm, strong, cheap);
    };
  }

  /** Adds a model's samples to a ballot, as many as asked for or as the budget has. */
  private static void sample(
      Inference llm, Inference model, Ballot ballot, Ballot cheap, int times) {
    long unit = model.price(Call.GENERATE);
    int rest = times;
    while (rest > 0 && llm.left() >= unit) {
      if (llm.due(unit)) {
        llm.offer(choice(llm, ballot, cheap));
      }
      int batch = Math.min(rest, llm.batch(unit));
      ballot.addAll(model, batch);
      rest -= batch;
    }
  }

  private static int choice(Inference llm, Ballot ballot, Ballot cheap) {
    Ballot last = ballot.size() > 0 ? ballot : cheap;
    int samples = last == cheap ? cheap.size() : cheap.size() + ballot.size();
    return last.plurality(llm, llm.random(samples));
  }

  @Override
  public boolean anytime() {
    return true;
  }

  @Override
  public int models() {
    return 2;
  }
}
