package io.ponder.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The offers that are worth their cost: whatever costs no more is less accurate.
 *
 * @param steps in the order of cost, and so of accuracy
 */
public record Frontier(List<Step> steps) {
  private static final Comparator<Offer> CHEAPEST_FIRST =
      Comparator.comparingDouble(Offer::cost)
          .thenComparing(Comparator.comparingDouble(Offer::accuracy).reversed())
          .thenComparingInt(Offer::budget);

  /** Copies the list. */
  public Frontier {
    steps = List.copyOf(steps);
  }

  /**
   * An offer on the frontier.
   *
   * @param offer the offer
   * @param resolved whether it is more accurate than all cheaper ones beyond doubt; if not, a
   *     cheaper one may do as well
   * @param ties the best offers of other strategies that cost no more, and that it may not be
   *     better than
   */
  public record Step(Offer offer, boolean resolved, List<Offer> ties) {
    /** Copies the list. */
    public Step {
      ties = List.copyOf(ties);
    }
  }

  /** Where one strategy is the best to buy: from a cost on, until the next stretch begins. */
  public record Stretch(String strategy, double from) {}

  /** Returns the frontier of some offers. */
  public static Frontier of(List<Offer> offers) {
    List<Offer> sorted = offers.stream().sorted(CHEAPEST_FIRST).toList();
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      Offer offer = sorted.get(i);
      boolean better =
          steps.isEmpty() || offer.accuracy() > steps.get(steps.size() - 1).offer.accuracy();
      if (better) {
        List<Offer> cheaper = sorted.subList(0, i);
        steps.add(new Step(offer, cheaper.stream().allMatch(offer::beats), ties(offer, sorted)));
      }
    }
    return new Frontier(steps);
  }

  /** Returns each other strategy's most accurate offer at no more cost, unless it is beaten. */
  private static List<Offer> ties(Offer offer, List<Offer> sorted) {
    List<Offer> ties = new ArrayList<>();
    List<String> strategies =
        sorted.stream()
            .map(Offer::strategy)
            .filter(strategy -> !strategy.equals(offer.strategy()))
            .distinct()
            .toList();
    for (String strategy : strategies) {
      sorted.stream()
          .filter(other -> other.strategy().equals(strategy) && other.cost() <= offer.cost())
          .max(Comparator.comparingDouble(Offer::accuracy))
          .filter(other -> !offer.beats(other))
          .ifPresent(ties::add);
    }
    return ties;
  }

  /** Returns the cheapest offer that is as accurate as asked for. */
  public Optional<Step> reaching(double accuracy) {
    return steps.stream().filter(step -> step.offer.accuracy() >= accuracy).findFirst();
  }

  /** Returns the most accurate offer that costs no more than a limit. */
  public Optional<Step> within(double cost) {
    return steps.stream().filter(step -> step.offer.cost() <= cost).reduce((one, next) -> next);
  }

  /** Returns which strategy to buy at which cost; the last stretch goes on without an end. */
  public List<Stretch> stretches() {
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < steps.size(); ) {
      String strategy = steps.get(i).offer.strategy();
      double from = steps.get(i).offer.cost();
      while (i < steps.size() && steps.get(i).offer.strategy().equals(strategy)) {
        i++;
      }
      stretches.add(new Stretch(strategy, from));
    }
    return stretches;
  }
}
