package io.ponder.strategy.voting;

/**
 * P(an answer of a class has the plurality of N votes), ties at random.
 *
 * <p>With k_a votes for answer a, P = N! [z^N] of the sum over the winning count m of the product
 * of truncated exponentials: the winner has z^m p^m / m!, every other answer the terms up to m, of
 * which the last, a tie, counts a factor s; 1 / (1 + ties) is the integral of s^ties over s from 0
 * to 1, a Gauss-Legendre sum. An answer that does not contend has its whole exponential. The
 * coefficient is an integral over a circle through the saddle point, where no term is much larger
 * than the result, by the trapezoidal rule, which converges geometrically. Answers of equal
 * probability are powers of one factor.
 */
final class PluralityIntegral {
  private final PluralityPlan plan;
  private final PoissonVote vote;
  private final Contender[] contenders;
  private final int[] answers;
  private final int size;
  private final int winners;
  private final int nodes;
  private final int used;

  /** z to the count under way, at the nodes. */
  private final ComplexVector turn;

  /** The truncated exponential of each contender below that count. */
  private final ComplexVector[] sums;

  /** Products of the factors of the winners before, by winner. */
  private final ComplexVector[] before;

  /** The product of the other factors. */
  private final ComplexVector after;

  private final ComplexVector factor;
  private final ComplexVector product;

  /** Creates the integral. */
  PluralityIntegral(PluralityPlan plan) {
    this.plan = plan;
    vote = plan.vote();
    contenders = plan.contenders().toArray(new Contender[0]);
    size = contenders.length;
    answers = new int[size];
    for (int c = 0; c < size; c++) {
      answers[c] = contenders[c].group().answers();
    }
    winners = plan.winners();
    nodes = plan.nodes();
    used = plan.used();
    turn = new ComplexVector(used);
    sums = vectors(size);
    before = vectors(winners);
    after = new ComplexVector(used);
    factor = new ComplexVector(used);
    product = new ComplexVector(used);
  }

  private ComplexVector[] vectors(int count) {
    ComplexVector[] vectors = new ComplexVector[count];
    for (int i = 0; i < count; i++) {
      vectors[i] = new ComplexVector(used);
    }
    return vectors;
  }

  /** Returns the probability. */
  double value() {
    double[] cos = new double[nodes];
    double[] sin = new double[nodes];
    for (int node = 0; node < nodes; node++) {
      cos[node] = Math.cos(2 * Math.PI * node / nodes);
      sin[node] = Math.sin(2 * Math.PI * node / nodes);
    }
    int start = vote.low();
    for (Contender contender : contenders) {
      start = Math.min(start, contender.first());
    }
    int[] turns = new int[used];
    for (int node = 0; node < used; node++) {
      turns[node] = turns(start, node);
    }
    ComplexVector all = new ComplexVector(used);
    ComplexVector ofCount = new ComplexVector(used);
    for (int count = start; count <= vote.high(); count++) {
      for (int node = 0; node < used; node++) {
        turn.set(node, cos[turns[node]], sin[turns[node]]);
        turns[node] += node;
        turns[node] -= turns[node] < nodes ? 0 : nodes;
      }
      if (count >= vote.low()) {
        double[] rule = plan.rule(count);
        ofCount.fill(0);
        for (int point = 0; point < rule.length; point += 2) {
          addWinners(count, rule[point], rule[point + 1], ofCount);
        }
        ofCount.multiply(turn);
        all.add(1, ofCount);
      }
      for (int c = 0; c < size; c++) {
        if (count >= contenders[c].first()) {
          sums[c].add(contenders[c].term(count), turn);
        }
      }
    }
    double total = 0;
    for (int node = 0; node < used; node++) {
      // Free samples; then the power of z that is asked for is divided out.
      double scale = Math.exp(vote.free() * (cos[node] - 1));
      double phase = vote.free() * sin[node] - 2 * Math.PI * turns(vote.votes(), node) / nodes;
      // The other half of the circle is conjugate.
      double weight = node == 0 || 2 * node == nodes ? 1 : 2;
      total += weight * scale * all.turned(node, phase);
    }
    return total > 0 ? Math.min(1, Math.exp(Math.log(total / nodes) + vote.logScale())) : 0;
  }

  /** Returns the node at which z^count is if z is at a node. */
  private int turns(int count, int node) {
    return (int) ((long) count * node % nodes);
  }

  /** Adds a multiple of the sum over the winners with a count, but for z to that count. */
  private void addWinners(int count, double s, double weight, ComplexVector sum) {
    after.fill(1);
    for (int c = winners; c < size; c++) {
      factor(c, count, s);
      after.multiply(factor, answers[c]);
    }
    before[0].fill(1);
    for (int c = 0; c < winners - 1; c++) {
      before[c + 1].set(before[c]);
      factor(c, count, s);
      before[c + 1].multiply(factor, answers[c]);
    }
    for (int c = winners - 1; c >= 0; c--) {
      if (answers[c] > 1) {
        factor(c, count, s);
        after.multiply(factor, answers[c] - 1);
      }
      product.set(before[c]);
      product.multiply(after);
      sum.add(weight * answers[c] * contenders[c].term(count), product);
      if (c > 0) {
        factor(c, count, s);
        after.multiply(factor);
      }
    }
  }

  /** Computes the factor of a contender that is not the winner. */
  private void factor(int c, int count, double s) {
    factor.set(sums[c], s * contenders[c].term(count), turn);
  }
}
