package io.ponder.strategy.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ponder.model.SolutionType;
import io.ponder.model.Table;
import io.ponder.model.Verifier;
import io.ponder.model.WrongAnswers;
import io.ponder.strategy.Strategy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A ROC needs a threshold or a rate, other verifiers have a threshold, and nothing takes both. */
class AcceptanceTest {
  private static final double NONE = Double.NaN;

  private static final Verifier ROC =
      new Verifier.Roc(List.of(new Verifier.Roc.Point(0, 0), new Verifier.Roc.Point(1, 1)));

  private static Table table(Verifier verifier) {
    List<SolutionType> types = WrongAnswers.uniform(1, 0).types();
    return new Table(types, null, verifier, null, null);
  }

  private static List<Strategy> strategies(double threshold, double rate) {
    return List.of(new FilterVote(threshold, rate), new Resample(threshold, rate));
  }

  @Test
  void aRocNeedsAThresholdOrARate() {
    assertThat(strategies(NONE, NONE))
        .allSatisfy(
            strategy ->
                assertThat(strategy.conflict(table(ROC)))
                    .contains(
                        "a roc has no threshold of its own; give false-positive-rate, or"
                            + " threshold"));
    assertThat(strategies(NONE, 0.1))
        .allSatisfy(strategy -> assertThat(strategy.conflict(table(ROC))).isEmpty());
    assertThat(strategies(0.9, NONE))
        .allSatisfy(strategy -> assertThat(strategy.conflict(table(ROC))).isEmpty());
  }

  @Test
  void aRateIsForARocOnly() {
    for (Verifier verifier :
        List.of(new Verifier.Separation(1), new Verifier.AcceptReject(0.9, 0.8))) {
      assertThat(strategies(NONE, 0.1))
          .allSatisfy(
              strategy ->
                  assertThat(strategy.conflict(table(verifier)))
                      .contains(
                          "false-positive-rate is for a roc; give threshold for other verifiers"));
      assertThat(strategies(NONE, NONE))
          .allSatisfy(strategy -> assertThat(strategy.conflict(table(verifier))).isEmpty());
      assertThat(strategies(0.3, NONE))
          .allSatisfy(strategy -> assertThat(strategy.conflict(table(verifier))).isEmpty());
    }
  }

  @Test
  void notBoth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FilterVote(0.5, 0.1))
        .withMessage("give either threshold or false-positive-rate, not both");
    assertThatIllegalArgumentException().isThrownBy(() -> new Resample(0.5, 0.1));
  }
}
