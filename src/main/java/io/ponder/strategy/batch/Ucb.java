package io.ponder.strategy.batch;

import io.ponder.inference.Batch;
import io.ponder.model.Call;
import io.ponder.model.Table;
import io.ponder.strategy.About;
import io.ponder.strategy.Parameter;
import io.ponder.strategy.selection.Acceptance;
import java.util.Optional;
import java.util.Set;

/**
 * Elimination with an upper confidence bound as the rule of exploration (arXiv:2506.12721): the
 * next sample goes to the open problem with the highest bound on its mean reward, m + exploration x
 * sqrt(ln(t) / n) with n samples of the problem and t of all (UCB1, Auer, Cesa-Bianchi and Fischer,
 * 2002, where exploration is sqrt 2). It gives up on problems that look hopeless in favour of those
 * that look nearly solved.
 *
 * <p>The reward of a sample is P(correct) at even odds, given its score; of a vote, the share of
 * the first answer. Where all samples that are not accepted have the same reward, as with verdicts
 * instead of scores, the bound falls with n alone, and this is {@code elimination}.
 */
@About(
    name = "ucb",
    text = "the next sample goes to the unsolved problem of a batch with the highest bound",
    calls = "<= B on average over the batch",
    source = "arXiv:2506.12721")
public record Ucb(
    @Parameter(text = "the highest score (best), or the plurality", standard = "best")
        Select select,
    @Parameter(text = "least score that is accepted; none: the verifier's own", standard = "none")
        double threshold,
    @Parameter(
            text = "accepts by a roc: this share of the wrong ones",
            standard = "none",
            min = 0,
            max = 1)
        double falsePositiveRate,
    @Parameter(
            text = "P(Beta(v1+1, v2+1) > 1/2) at which a majority is settled",
            standard = "0.95",
            min = 0.5,
            max = 0.999999)
        double settled,
    @Parameter(
            text = "weight of what is not known yet; 0: only what looks best",
            standard = "1",
            min = 0,
            max = 1e6)
        double exploration)
    implements BatchStrategy {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if some of them exclude each other
   */
  public Ucb {
    new Closing(select, new Acceptance(threshold, falsePositiveRate), settled);
  }

  private Closing closing() {
    return new Closing(select, new Acceptance(threshold, falsePositiveRate), settled);
  }

  @Override
  public BatchPlay start(int problems) {
    OpenProblems open = new OpenProblems(closing().attempts(problems));
    double[] rewards = new double[problems];
    double[] spreads = new double[problems];
    return batch -> solve(batch, open, rewards, spreads);
  }

  /**
   * Plays a batch.
   *
   * @param rewards scratch: the mean reward of each problem
   * @param spreads scratch: 1 / sqrt(n) of each problem
   */
  private void solve(Batch batch, OpenProblems open, double[] rewards, double[] spreads) {
    open.begin(batch);
    for (int i = 0; i < rewards.length; i++) {
      rewards[i] = open.attempt(i).reward();
      spreads[i] = 1;
    }
    for (long samples = rewards.length; open.count() > 0; samples++) {
      double width = exploration * Math.sqrt(StrictMath.log((double) samples));
      int place = highest(open, rewards, spreads, width);
      int problem = open.problem(place);
      if (open.advance(problem)) {
        rewards[problem] = open.attempt(problem).reward();
        spreads[problem] = 1 / Math.sqrt(open.attempt(problem).samples());
      } else {
        open.close(place);
      }
    }
    open.choose(batch);
  }

  private static int highest(OpenProblems open, double[] rewards, double[] spreads, double width) {
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int place = 0; place < open.count(); place++) {
      int problem = open.problem(place);
      double bound = rewards[problem] + width * spreads[problem];
      if (bound > highest) {
        highest = bound;
        best = place;
      }
    }
    return best;
  }

  @Override
  public Set<Call> needs() {
    return closing().needs();
  }

  @Override
  public Optional<String> conflict(Table table) {
    return closing().conflict(table);
  }
}
