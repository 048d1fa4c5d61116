package io.ponder.engine;

import io.ponder.inference.Usage;
import io.ponder.model.Costs;
import io.ponder.model.Model;
import io.ponder.model.SuccessRate;
import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import io.ponder.strategy.Quadrature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A strategy's law averaged over the problems of a level. Quantiles are averaged as they are; a
 * distribution is integrated over by rules of more and more points until two in a row agree to
 * {@link #ERROR}, which is the stated error, or the law counts as not covering the level.
 */
public final class LevelLaw {
  /** The most by which the probabilities may be off for a level with a distribution of rates. */
  public static final double ERROR = 1e-11;

  /**
   * The first rule: what a budget of B calls makes of a rate changes over 1 / B at the ends, where
   * the points of a rule of n are 1 / n^2 apart, and over 1 / sqrt(B) between.
   */
  private static int fewestPoints(long budget) {
    return 8 + 2 * (int) Math.ceil(Math.sqrt((double) budget));
  }

  private LevelLaw() {}

  /**
   * What a strategy gives at a level.
   *
   * @param correct P(its answer is correct)
   * @param wrong P(its answer is wrong)
   * @param abstained P(it gives no answer)
   * @param logFailure the natural logarithm of P(it is wrong or there is none)
   * @param usage mean usage of a problem
   */
  public record Exact(
      double correct, double wrong, double abstained, double logFailure, Usage usage) {}

  /** A success rate and its weight in the average. */
  private record Weighted(double rate, double weight) {}

  /** Returns the law's average over the problems that a model meets, if it covers them. */
  public static Optional<Exact> at(Law law, Model model, long budget) {
    SuccessRate success = model.success();
    if (success instanceof SuccessRate.Fixed fixed) {
      return law.at(new Problem(model, fixed.rate()), budget)
          .map(at -> exact(at, Usage.of(at.calls(), model.costs())));
    }
    if (success instanceof SuccessRate.Quantiles quantiles) {
      if (quantiles.rates().size() > law.mostRates()) {
        return Optional.empty();
      }
      double weight = 1.0 / quantiles.rates().size();
      return mean(
          law,
          model,
          budget,
          quantiles.rates().stream().map(rate -> new Weighted(rate, weight)).toList());
    }
    Optional<Exact> last = Optional.empty();
    if (2 * fewestPoints(budget) > law.mostRates()) {
      return Optional.empty();
    }
    for (int points = fewestPoints(budget); points <= law.mostRates(); points *= 2) {
      Optional<Exact> next = mean(law, model, budget, rates(success, points));
      if (next.isEmpty() || (last.isPresent() && agree(last.get(), next.get()))) {
        return next;
      }
      last = next;
    }
    return Optional.empty();
  }

  private static Exact exact(Law.Exact at, Usage usage) {
    return new Exact(at.correct(), at.wrong(), at.abstained(), at.logFailure(), usage);
  }

  private static boolean agree(Exact one, Exact other) {
    return Math.abs(one.correct - other.correct) <= ERROR
        && Math.abs(one.wrong - other.wrong) <= ERROR
        && Math.abs(one.abstained - other.abstained) <= ERROR;
  }

  private static Optional<Exact> mean(Law law, Model model, long budget, List<Weighted> rates) {
    double correct = 0;
    double wrong = 0;
    double abstained = 0;
    double[] weights = new double[rates.size()];
    List<Usage> usages = new ArrayList<>();
    Costs costs = model.costs();
    for (int i = 0; i < weights.length; i++) {
      Optional<Law.Exact> at = law.at(new Problem(model, rates.get(i).rate), budget);
      if (at.isEmpty()) {
        return Optional.empty();
      }
      weights[i] = rates.get(i).weight;
      correct += weights[i] * at.get().correct();
      wrong += weights[i] * at.get().wrong();
      abstained += weights[i] * at.get().abstained();
      usages.add(Usage.of(at.get().calls(), costs));
    }
    double logFailure = Math.log(wrong + abstained);
    Usage usage = Usage.mean(weights, usages);
    return Optional.of(new Exact(correct, wrong, abstained, logFailure, usage));
  }

  /** Returns a rule for the average over a distribution of rates. */
  private static List<Weighted> rates(SuccessRate success, int points) {
    if (success instanceof SuccessRate.Uniform uniform) {
      double width = uniform.hi() - uniform.lo();
      return Quadrature.beta(1, 1, points).stream()
          .map(node -> new Weighted(uniform.lo() + width * node.point(), node.weight()))
          .toList();
    }
    if (success instanceof SuccessRate.Beta beta) {
      return Quadrature.beta(beta.a(), beta.b(), points).stream()
          .map(node -> new Weighted(beta.scale() * node.point(), node.weight()))
          .toList();
    }
    SuccessRate.Kumaraswamy kumaraswamy = (SuccessRate.Kumaraswamy) success;
    // (X / scale)^a is Beta(1, b), for which there is a rule.
    return Quadrature.beta(1, kumaraswamy.b(), points).stream()
        .map(
            node ->
                new Weighted(
                    kumaraswamy.scale() * Math.pow(node.point(), 1 / kumaraswamy.a()),
                    node.weight()))
        .toList();
  }
}
