package io.ponder.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ponder.engine.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Shares of a budget, against all that could be bought. */
class AllocationTest {
  private static final double ROUNDING = 1e-12;

  private static Offer offer(String strategy, int budget, double accuracy, double cost) {
    return new Offer(strategy, budget, accuracy, new Interval(accuracy, accuracy), cost);
  }

  private static List<Allocation.Level> random(Random random) {
    List<Allocation.Level> levels = new ArrayList<>();
    for (int level = 1 + random.nextInt(4); level > 0; level--) {
      List<Offer> offers = new ArrayList<>();
      for (int i = 1 + random.nextInt(5); i > 0; i--) {
        offers.add(offer("s" + random.nextInt(2), i, random.nextDouble(), random.nextInt(12)));
      }
      levels.add(new Allocation.Level(1 + random.nextInt(3), offers));
    }
    return levels;
  }

  /** Returns the most accurate choice of one offer for each level at a mean cost, or NaN. */
  private static double brute(List<Allocation.Level> levels, double budget) {
    double total = levels.stream().mapToDouble(Allocation.Level::weight).sum();
    return brute(levels, 0, budget * total) / total;
  }

  private static double brute(List<Allocation.Level> levels, int from, double left) {
    if (from == levels.size()) {
      return left >= -ROUNDING ? 0 : Double.NEGATIVE_INFINITY;
    }
    double best = Double.NEGATIVE_INFINITY;
    double weight = levels.get(from).weight();
    for (Offer offer : levels.get(from).offers()) {
      best =
          Math.max(
              best,
              weight * offer.accuracy() + brute(levels, from + 1, left - weight * offer.cost()));
    }
    return best;
  }

  /**
   * At no budget is any choice better, and where the optimum takes one offer for each level it is
   * the best choice; between such budgets it is the straight line, as it is for a linear programme.
   */
  @Test
  void noChoiceIsBetter() {
    Random random = new Random(1);
    int whole = 0;
    for (int round = 0; round < 2_000; round++) {
      List<Allocation.Level> levels = random(random);
      for (double budget = 0; budget <= 12; budget += 0.5) {
        Allocation best = Allocation.of(levels, budget);
        double brute = brute(levels, budget);
        if (brute > Double.NEGATIVE_INFINITY) {
          assertThat(best.cost()).isLessThanOrEqualTo(budget + ROUNDING);
          assertThat(best.accuracy()).isGreaterThanOrEqualTo(brute - ROUNDING);
          if (best.shares().stream().allMatch(share -> share.part() == 1)) {
            whole++;
            assertThat(best.accuracy()).isEqualTo(brute, within(ROUNDING));
          }
        }
        if (brute(levels, budget - 0.5) > Double.NEGATIVE_INFINITY) {
          double before = Allocation.of(levels, budget - 0.5).accuracy();
          double after = Allocation.of(levels, budget + 0.5).accuracy();
          assertThat(best.accuracy()).isGreaterThanOrEqualTo((before + after) / 2 - ROUNDING);
        }
      }
    }
    assertThat(whole).isGreaterThan(10_000);
  }

  /** An accuracy costs what the budget is that buys it; what no budget buys is not reached. */
  @Test
  void accuraciesCostTheirBudgets() {
    Random random = new Random(2);
    int between = 0;
    for (int round = 0; round < 2_000; round++) {
      List<Allocation.Level> levels = random(random);
      double most = Allocation.of(levels, Double.MAX_VALUE).accuracy();
      double least = Allocation.of(levels, 0).accuracy();
      for (double budget = 0.5; budget <= 12; budget += 0.5) {
        Allocation bought = Allocation.of(levels, budget);
        Allocation reached = Allocation.reaching(levels, bought.accuracy());
        assertThat(reached.accuracy()).isEqualTo(bought.accuracy(), within(ROUNDING));
        // Where a call gains .001, rounding of the accuracy is a thousand times as much in calls.
        assertThat(reached.cost()).isEqualTo(bought.cost(), within(1e3 * ROUNDING));
        between += bought.accuracy() > least && bought.accuracy() < most ? 1 : 0;
      }
      assertThat(Allocation.reaching(levels, most / 2 - 1).accuracy()).isEqualTo(least);
      assertThat(Allocation.reaching(levels, 2).accuracy()).isEqualTo(most);
    }
    assertThat(between).isGreaterThan(9_000);
  }

  /** More budget gains what the price says. */
  @Test
  void thePriceIsTheGain() {
    List<Allocation.Level> levels =
        List.of(
            new Allocation.Level(1, List.of(offer("a", 1, 0.2, 1), offer("a", 2, 0.6, 3))),
            new Allocation.Level(3, List.of(offer("a", 1, 0.1, 1), offer("a", 2, 0.2, 3))));

    Allocation one = Allocation.of(levels, 1.2);
    assertThat(one.price()).isEqualTo(0.2, within(ROUNDING));
    assertThat(Allocation.of(levels, 1.3).accuracy() - one.accuracy())
        .isEqualTo(0.1 * one.price(), within(ROUNDING));
    assertThat(one.shares()).extracting(Allocation.Share::level).containsExactly(0, 0, 1);
    assertThat(one.shares()).extracting(share -> share.offer().budget()).containsExactly(1, 2, 1);
    assertThat(one.shares().get(1).part()).isEqualTo(0.4, within(ROUNDING));
    assertThat(Allocation.of(levels, 9).price()).isZero();
    assertThat(Allocation.of(levels, 9).cost()).isEqualTo(3, within(ROUNDING));
    // Less than the cheapest cannot be had.
    assertThat(Allocation.of(levels, 0.5).cost()).isEqualTo(1, within(ROUNDING));
  }

  /** What rounding leaves of a budget is no part of any level's problems. */
  @Test
  void roundingBuysNothing() {
    List<Allocation.Level> levels =
        List.of(
            new Allocation.Level(0.1, List.of(offer("a", 1, 0.1, 0.1), offer("a", 2, 0.4, 0.7))),
            new Allocation.Level(0.2, List.of(offer("a", 1, 0.1, 0.1), offer("a", 2, 0.3, 0.7))));

    // 0.1 + 0.2 is above 0.3: the whole of the first level is just affordable, or just not.
    for (double budget : new double[] {0.3 - 1e-16, 0.3, 0.1 + 0.2, 0.3 + 1e-16}) {
      assertThat(Allocation.of(levels, budget).shares())
          .extracting(Allocation.Share::part)
          .containsExactly(1.0, 1.0);
    }
  }

  /** Of repeated sampling it is the greedy allocation of arXiv:2410.04707. */
  @Test
  void greedyOfRepeatedSampling() {
    double[] rates = {0.02, 0.1, 0.3, 0.5, 0.9};
    List<Allocation.Level> levels = new ArrayList<>();
    for (double rate : rates) {
      List<Offer> offers = new ArrayList<>();
      for (int samples = 0; samples <= 100; samples++) {
        offers.add(offer("oracle", samples, 1 - Math.pow(1 - rate, samples), samples));
      }
      levels.add(new Allocation.Level(1, offers));
    }
    int[] samples = new int[rates.length];
    for (int total = 1; total <= 100; total++) {
      int next = 0;
      for (int i = 1; i < rates.length; i++) {
        next = gain(rates[i], samples[i]) > gain(rates[next], samples[next]) ? i : next;
      }
      samples[next]++;
      Allocation best = Allocation.of(levels, total / (double) rates.length + 1e-9);
      for (int i = 0; i < rates.length; i++) {
        int level = i;
        assertThat(
                best.shares().stream()
                    .filter(share -> share.level() == level)
                    .max((a, b) -> Double.compare(a.part(), b.part()))
                    .orElseThrow()
                    .offer()
                    .budget())
            .isEqualTo(samples[i]);
      }
    }
  }

  private static double gain(double rate, int samples) {
    return rate * Math.pow(1 - rate, samples);
  }

  @Test
  void mistakes() {
    assertThatThrownBy(() -> Allocation.of(List.of(), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> offer("a", 1, 0.5, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
