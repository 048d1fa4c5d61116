package io.ponder.strategy.voting;

import io.ponder.strategy.About;
import io.ponder.strategy.Parameter;
import io.ponder.strategy.Play;
import io.ponder.strategy.Strategy;

/**
 * A vote that stops once the first answer has a given share of the votes (majority share), after a
 * least number of votes.
 */
@About(
    name = "share-stopping",
    text = "a vote that stops when the first answer has a given share of the votes",
    calls = "<= B")
public record ShareStopping(
    @Parameter(text = "share of the votes at which it stops", standard = "0.8", min = 0, max = 1)
        double share,
    @Parameter(text = "votes before it may stop", standard = "4", min = 1, max = 1e6) int minimum)
    implements Strategy {
  /** What a share of the votes may miss a whole number by. */
  private static final double ROUNDING = 1e-9;

  @Override
  public Play start(int budget) {
    return StoppingRule.vote(
        budget,
        () ->
            ballot -> {
              int votes = ballot.votes();
              if (votes < minimum) {
                return minimum - votes;
              }
              int most = ballot.most();
              return StoppingRule.fewest(more -> most + more >= share * (votes + more) - ROUNDING);
            });
  }

  @Override
  public boolean anytime() {
    return true;
  }
}
