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
 * Elimination with the uniform rule of exploration (arXiv:2506.12721): each round every open
 * problem gets one more sample, and a problem that is solved is closed, so that what an easy
 * problem leaves goes to the hard ones. It stops when all are closed or the budget is spent; what
 * is open then is answered with its best so far.
 *
 * <p>A problem is solved by a sample that the verifier accepts (as in the paper, where the reward
 * passes a threshold), or without a verifier by a vote that Adaptive-Consistency would stop. With a
 * perfect verifier a problem whose samples are correct with probability p takes a geometric number
 * of them, 1/p on average, whatever the others take.
 */
@About(
    name = "elimination",
    text = "a sample a round for each problem of a batch that is not solved yet",
    calls = "<= B on average over the batch",
    source = "arXiv:2506.12721")
public record Elimination(
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
        double settled)
    implements BatchStrategy {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if some of them exclude each other
   */
  public Elimination {
    new Closing(select, new Acceptance(threshold, falsePositiveRate), settled);
  }

  private Closing closing() {
    return new Closing(select, new Acceptance(threshold, falsePositiveRate), settled);
  }

  @Override
  public BatchPlay start(int problems) {
    OpenProblems open = new OpenProblems(closing().attempts(problems));
    return batch -> solve(batch, open);
  }

  private static void solve(Batch batch, OpenProblems open) {
    open.begin(batch);
    while (open.count() > 0) {
      open.advanceAll();
    }
    open.choose(batch);
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
