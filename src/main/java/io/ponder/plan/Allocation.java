package io.ponder.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The best way to share a mean budget between problems of different difficulty: each level gets an
 * offer on the concave envelope of its own, and one level may get two, each for a share of its
 * problems.
 *
 * <p>Maximising the mean accuracy at a mean cost is a linear programme whose optimum is known: with
 * a price of accuracy (the Lagrange multiplier) each level buys all the segments of its envelope
 * that gain more per cost than the price; the budget ends within one segment. Repeated sampling of
 * problems with rates lambda_i, of which the b-th sample gains lambda_i (1 - lambda_i)^(b-1), is
 * the special case of the greedy allocation of arXiv:2410.04707.
 *
 * @param accuracy the mean accuracy over all problems
 * @param cost the mean cost, at most the budget
 * @param price what more budget gains in accuracy per cost; 0 if nothing is left to buy
 * @param shares what each level gets
 */
public record Allocation(double accuracy, double cost, double price, List<Share> shares) {
  /** A smaller part of a level's problems is rounding. */
  private static final double ROUNDING = 1e-12;

  /** Copies the list. */
  public Allocation {
    shares = List.copyOf(shares);
  }

  /**
   * A level of difficulty.
   *
   * @param weight how many problems it has, in any unit, at least 0
   * @param offers what can be bought for each of its problems, at least one
   */
  public record Level(double weight, List<Offer> offers) {
    /** Copies the list. */
    public Level {
      offers = List.copyOf(offers);
    }
  }

  /**
   * What a level gets.
   *
   * @param level the level's index
   * @param offer the offer
   * @param part the part of the level's problems that gets it, above 0 and at most 1
   */
  public record Share(int level, Offer offer, double part) {}

  /** A step on a level's envelope to its next offer, and what it takes of what is limited. */
  private record Segment(int level, int to, double cost, double gain, double limited) {
    double slope() {
      return gain / cost;
    }
  }

  /**
   * Returns the best allocation, or that of the cheapest offers if the budget does not even pay for
   * those.
   *
   * @param levels the levels; some weight must be above 0
   * @param budget the mean cost of a problem, at least 0
   */
  public static Allocation of(List<Level> levels, double budget) {
    return until(levels, budget, Offer::cost);
  }

  /**
   * Returns the cheapest allocation of a mean accuracy, or the most accurate one if none is that
   * accurate.
   *
   * @param levels the levels; some weight must be above 0
   * @param accuracy the mean accuracy, at most 1
   */
  public static Allocation reaching(List<Level> levels, double accuracy) {
    return until(levels, accuracy, Offer::accuracy);
  }

  /** Buys what gains the most per cost until a mean of what the offers have is a limit. */
  private static Allocation until(List<Level> levels, double limit, ToDoubleFunction<Offer> of) {
    double total = levels.stream().mapToDouble(Level::weight).sum();
    if (!(total > 0)) {
      throw new IllegalArgumentException("there is no level with problems");
    }
    List<List<Offer>> envelopes = levels.stream().map(level -> envelope(level.offers())).toList();
    int[] bought = new int[levels.size()];
    double left = limit;
    List<Segment> segments = new ArrayList<>();
    for (int level = 0; level < bought.length; level++) {
      double weight = levels.get(level).weight() / total;
      List<Offer> envelope = envelopes.get(level);
      left -= weight * of.applyAsDouble(envelope.get(0));
      for (int to = 1; to < envelope.size(); to++) {
        Offer before = envelope.get(to - 1);
        Offer after = envelope.get(to);
        segments.add(
            new Segment(
                level,
                to,
                weight * (after.cost() - before.cost()),
                weight * (after.accuracy() - before.accuracy()),
                weight * (of.applyAsDouble(after) - of.applyAsDouble(before))));
      }
    }
    segments.removeIf(segment -> segment.cost == 0);
    // Within a level slopes descend, so its segments come in their order.
    segments.sort(
        Comparator.comparingDouble(Segment::slope)
            .reversed()
            .thenComparing(Segment::level)
            .thenComparing(Segment::to));
    double[] parts = new double[bought.length];
    double price = 0;
    for (Segment segment : segments) {
      double part = left / segment.limited;
      if (part < 1 - ROUNDING) {
        price = segment.slope();
        parts[segment.level] = part > ROUNDING ? part : 0;
        break;
      }
      left -= segment.limited;
      bought[segment.level] = segment.to;
    }
    return shared(levels, total, envelopes, bought, parts, price);
  }

  /** Returns the allocation in which a level has an offer bought, and a part of the next one. */
  private static Allocation shared(
      List<Level> levels,
      double total,
      List<List<Offer>> envelopes,
      int[] bought,
      double[] parts,
      double price) {
    List<Share> shares = new ArrayList<>();
    for (int level = 0; level < bought.length; level++) {
      List<Offer> envelope = envelopes.get(level);
      shares.add(new Share(level, envelope.get(bought[level]), 1 - parts[level]));
      if (parts[level] > 0) {
        shares.add(new Share(level, envelope.get(bought[level] + 1), parts[level]));
      }
    }
    double accuracy = 0;
    double cost = 0;
    for (Share share : shares) {
      double weight = levels.get(share.level).weight() / total * share.part;
      accuracy += weight * share.offer.accuracy();
      cost += weight * share.offer.cost();
    }
    return new Allocation(accuracy, cost, price, shares);
  }

  /**
   * Returns the offers on the upper concave envelope, the cheapest first: between two of them a mix
   * of both is at least as accurate as any offer of that cost.
   */
  static List<Offer> envelope(List<Offer> offers) {
    List<Offer> envelope = new ArrayList<>();
    for (Frontier.Step step : Frontier.of(offers).steps()) {
      Offer offer = step.offer();
      while (envelope.size() > 1 && below(envelope, offer)) {
        envelope.remove(envelope.size() - 1);
      }
      envelope.add(offer);
    }
    return envelope;
  }

  /** Returns whether the last offer is not above the line from the one before it to a next one. */
  private static boolean below(List<Offer> envelope, Offer next) {
    Offer first = envelope.get(envelope.size() - 2);
    Offer last = envelope.get(envelope.size() - 1);
    return (last.accuracy() - first.accuracy()) * (next.cost() - first.cost())
        <= (next.accuracy() - first.accuracy()) * (last.cost() - first.cost());
  }
}
