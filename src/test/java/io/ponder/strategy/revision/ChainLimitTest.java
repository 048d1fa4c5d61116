package io.ponder.strategy.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.TestLevels;
import io.ponder.inference.Usage;
import io.ponder.model.Costs;
import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A chain of revisions that fix with 0.3 and break with 0.1 ends at 0.3 / (0.3 + 0.1). */
class ChainLimitTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 5, 20, 500, 100_000, 1_000_000})
  void nearsItsLimitGeometricallyAndSpendsTheBudget(long budget) {
    Problem problem = new Problem(TestLevels.everything(0.2).models().get(0), 0.2);
    Law.Exact law =
        new RevisionLaw(Select.LAST, RevisionLaw.ONE_CHAIN).at(problem, budget).orElseThrow();
    double far = (0.2 - 0.75) * Math.pow(1 - 0.3 - 0.1, budget - 1.0);
    assertThat(law.correct()).isCloseTo(0.75 + far, within(1e-14));
    Usage usage = Usage.of(law.calls(), Costs.CALLS_ONLY);
    assertThat(usage.calls()).isEqualTo((double) budget);
    assertThat(usage.rounds()).isEqualTo((double) budget);
  }
}
