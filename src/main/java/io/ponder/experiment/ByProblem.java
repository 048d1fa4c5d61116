package io.ponder.experiment;

import io.ponder.engine.Bootstrap;
import io.ponder.engine.Curve;
import io.ponder.engine.ProblemCounts;
import io.ponder.experiment.ExperimentRun.Simulated;
import io.ponder.model.Level;
import io.ponder.model.Recordings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The accuracy on each recorded problem, and how far the mean would be off with other problems. */
final class ByProblem {
  private final Experiment experiment;
  private final ExactCells exact;
  private final Simulated simulated;

  /** One for each level, and one for all of them; none if nothing is recorded. */
  private final List<Bootstrap> bootstraps = new ArrayList<>();

  private final double[] weights;

  ByProblem(Experiment experiment, ExactCells exact, Simulated simulated) {
    this.experiment = experiment;
    this.exact = exact;
    this.simulated = simulated;
    double[] shares = experiment.solver().shares();
    double[] all = {};
    for (int level = 0; level < shares.length; level++) {
      Recordings recordings = experiment.solver().levels().get(level).recordings();
      if (recordings != null) {
        int problems = recordings.problems().size();
        double[] own = new double[problems];
        Arrays.fill(own, shares[level] / problems);
        all = concat(all, own);
        bootstraps.add(bootstrap(own));
      }
    }
    if (!bootstraps.isEmpty()) {
      bootstraps.add(bootstraps.size() == 1 ? bootstraps.get(0) : bootstrap(all));
    }
    weights = all;
  }

  private Bootstrap bootstrap(double[] weights) {
    return new Bootstrap(weights, experiment.precision().confidence(), experiment.seed());
  }

  private static double[] concat(double[] left, double[] right) {
    double[] both = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, both, left.length, right.length);
    return both;
  }

  /** Returns whether the problems are recorded. */
  boolean recorded() {
    return !bootstraps.isEmpty();
  }

  /** Returns the accuracies on a level's problems, by a law if there is one. */
  double[] best(int level, int contestant, int budget) {
    return exact
        .problems(level, contestant, budget)
        .map(ByProblem::array)
        .orElseGet(() -> simulated(level, contestant, budget));
  }

  /** Returns the accuracies on all levels' problems, one level after another. */
  double[] bestOfAll(int contestant, int budget) {
    double[] all = {};
    for (int level = 0; level < bootstraps.size() - 1; level++) {
      all = concat(all, best(level, contestant, budget));
    }
    return all;
  }

  /** Returns the weights of all levels' problems in the mix, which sum to 1. */
  double[] weights() {
    return weights.clone();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(value -> value).toArray();
  }

  private double[] simulated(int level, int contestant, int budget) {
    Curve curve = simulated.curve(level, contestant).orElseThrow();
    ProblemCounts counts = curve.problems();
    if (counts == null) {
      Level name = experiment.solver().levels().get(level);
      throw new IllegalStateException("level " + name.name() + " is not recorded");
    }
    return counts.accuracies(budget, curve.tally().trials(budget));
  }

  /** Returns what other problems would change at a level, if the level's are recorded. */
  Optional<Spread> spread(int level, int contestant, int budget, String method) {
    return recorded()
        ? Optional.of(spread(level, values(level, contestant, budget, method)))
        : Optional.empty();
  }

  /** Returns what other problems would change in the mix of all levels. */
  Optional<Spread> spread(int contestant, int budget, String method) {
    if (!recorded()) {
      return Optional.empty();
    }
    int levels = bootstraps.size() - 1;
    double[] all = {};
    for (int level = 0; level < levels; level++) {
      all = concat(all, values(level, contestant, budget, method));
    }
    return Optional.of(spread(levels, all));
  }

  /**
   * Returns the accuracies on samples of the problems, the same samples for all budgets.
   *
   * @param level the level, or none for the mix of all of them
   */
  double[] means(Optional<Integer> level, int contestant, int budget, String method) {
    int levels = bootstraps.size() - 1;
    if (level.isPresent()) {
      return bootstraps.get(level.get()).means(values(level.get(), contestant, budget, method));
    }
    double[] all = {};
    for (int one = 0; one < levels; one++) {
      all = concat(all, values(one, contestant, budget, method));
    }
    return bootstraps.get(levels).means(all);
  }

  private double[] values(int level, int contestant, int budget, String method) {
    return method.equals(ExperimentRun.EXACT)
        ? best(level, contestant, budget)
        : simulated(level, contestant, budget);
  }

  private Spread spread(int place, double[] values) {
    return new Spread(values.length, bootstraps.get(place).interval(values));
  }
}
