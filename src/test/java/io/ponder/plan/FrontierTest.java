package io.ponder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.engine.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Frontiers, against the definition. */
class FrontierTest {
  private static Offer offer(String strategy, double accuracy, double width, double cost) {
    Interval interval = new Interval(accuracy - width, accuracy + width);
    return new Offer(strategy, (int) cost, accuracy, interval, cost);
  }

  @Test
  void onTheFrontierIsWhatNothingCheaperReaches() {
    Random random = new Random(2);
    for (int round = 0; round < 1_000; round++) {
      List<Offer> offers = new ArrayList<>();
      for (int i = 1 + random.nextInt(12); i > 0; i--) {
        offers.add(offer("s" + i, random.nextInt(10) / 10.0, 0, random.nextInt(6)));
      }
      List<Offer> steps = Frontier.of(offers).steps().stream().map(Frontier.Step::offer).toList();
      for (Offer offer : offers) {
        boolean dominated =
            offers.stream()
                .anyMatch(
                    other ->
                        other.cost() <= offer.cost()
                            && other.accuracy() >= offer.accuracy()
                            && (other.cost() < offer.cost()
                                || other.accuracy() > offer.accuracy()));
        boolean there =
            steps.stream()
                .anyMatch(
                    step -> step.cost() == offer.cost() && step.accuracy() == offer.accuracy());
        assertThat(there).isEqualTo(!dominated);
      }
    }
  }

  /** What noise could explain is said to be no better. */
  @Test
  void ties() {
    Frontier frontier =
        Frontier.of(
            List.of(
                offer("a", 0.50, 0.01, 1),
                offer("b", 0.51, 0.01, 2),
                offer("a", 0.60, 0.01, 2),
                offer("b", 0.59, 0.01, 4),
                offer("b", 0.61, 0.01, 8)));

    assertThat(frontier.steps())
        .extracting(step -> step.offer().strategy() + step.offer().budget() + step.resolved())
        .containsExactly("a1true", "a2true", "b8false");
    assertThat(frontier.steps().get(0).ties()).isEmpty();
    assertThat(frontier.steps().get(1).ties()).isEmpty();
    assertThat(frontier.steps().get(2).ties()).extracting(Offer::accuracy).containsExactly(0.60);
  }

  @Test
  void whatToBuy() {
    Frontier frontier =
        Frontier.of(
            List.of(
                offer("vote", 0.4, 0, 1),
                offer("vote", 0.5, 0, 4),
                offer("knockout", 0.3, 0, 4),
                offer("knockout", 0.7, 0, 16)));

    assertThat(frontier.reaching(0.5).orElseThrow().offer().cost()).isEqualTo(4);
    assertThat(frontier.reaching(0.71)).isEmpty();
    assertThat(frontier.within(15).orElseThrow().offer().cost()).isEqualTo(4);
    assertThat(frontier.within(0.5)).isEmpty();
    assertThat(frontier.stretches())
        .containsExactly(new Frontier.Stretch("vote", 1), new Frontier.Stretch("knockout", 16));
  }
}
