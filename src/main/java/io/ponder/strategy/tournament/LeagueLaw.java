package io.ponder.strategy.tournament;

import io.ponder.inference.ExpectedCalls;
import io.ponder.model.Call;
import io.ponder.model.Comparisons;
import io.ponder.model.SolutionType;
import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import io.ponder.strategy.Quadrature;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The law of a league (arXiv:2411.19477): given how many entrants there are of each type, their
 * tallies are independent sums of K points against random opponents, and the top one wins, ties at
 * random: 1 / (1 + ties) is the integral of s^ties. Summed over all compositions; types that
 * nothing tells apart are one class.
 *
 * <p>It refuses a comparator that repeats its verdicts, for which tallies depend on each other, and
 * more than {@link #MOST_WORK} steps.
 */
record LeagueLaw(int opponents) implements Law {
  /** Compositions x tallies x points of the quadrature x classes. */
  static final double MOST_WORK = 1e9;

  private static final double NEGLIGIBLE = 1e-20;

  /** Up to so many entrants the polynomial in s is integrated exactly by one rule. */
  private static final int FEW = 24;

  private static final int POINTS = 16;

  /** Types that nothing tells apart. */
  private record Kind(int type, double probability) {}

  @Override
  public int mostRates() {
    return 256;
  }

  @Override
  public Optional<Exact> at(Problem problem, long budget) {
    Comparisons comparator = problem.table().comparisons();
    if (comparator == null) {
      return Optional.empty();
    }
    long entrants = League.candidates(budget, opponents);
    ExpectedCalls calls = problem.calls().generate(1, (double) entrants);
    if (entrants == 1) {
      return Optional.of(Exact.ofTypes(problem, problem.probabilities(), calls));
    }
    List<Kind> kinds = kinds(problem, comparator);
    double work = 2.0 * opponents + 1;
    for (int i = 1; i < kinds.size(); i++) {
      work *= (entrants + (double) i) / i;
    }
    double[] rule = rule(entrants);
    work *= (rule.length / 2.0) * kinds.size();
    if (comparator.repeat() > 0 || work > MOST_WORK) {
      return Optional.empty();
    }
    calls.ask(Call.COMPARE, 1, (double) entrants * opponents);
    double[] winner = new double[problem.types().size()];
    new Table(kinds, comparator, (int) entrants, rule).sum(0, (int) entrants, 0, winner);
    return Optional.of(Exact.ofTypes(problem, winner, calls));
  }

  private static List<Kind> kinds(Problem problem, Comparisons comparator) {
    List<Kind> kinds = new ArrayList<>();
    for (int t = 0; t < problem.types().size(); t++) {
      double probability = problem.probability(t);
      int same = -1;
      for (int i = 0; i < kinds.size() && same < 0; i++) {
        same = alike(problem.types(), comparator, kinds.get(i).type, t) ? i : -1;
      }
      if (same >= 0) {
        Kind one = kinds.get(same);
        kinds.set(same, new Kind(one.type, one.probability + probability));
      } else if (probability > 0) {
        kinds.add(new Kind(t, probability));
      }
    }
    return kinds;
  }

  /** Whether two types count the same, and win and tie alike against all others and each other. */
  private static boolean alike(List<SolutionType> types, Comparisons comparator, int t, int u) {
    boolean alike =
        types.get(t).correct() == types.get(u).correct()
            && Objects.isNull(types.get(t).answer()) == Objects.isNull(types.get(u).answer())
            && comparator.wins().at(t, u) == 0.5
            && comparator.ties().at(t, u) == 0;
    for (int other = 0; alike && other < types.size(); other++) {
      alike =
          other == t
              || other == u
              || (comparator.wins().at(t, other) == comparator.wins().at(u, other)
                  && comparator.ties().at(t, other) == comparator.ties().at(u, other));
    }
    return alike;
  }

  /** Returns points and weights for s in [0, 1]: many ties make the integrand steep at 1. */
  private static double[] rule(long entrants) {
    if (entrants <= FEW) {
      return Quadrature.unit((int) entrants / 2 + 1);
    }
    double[] unit = Quadrature.unit(POINTS);
    int panels = 66 - Long.numberOfLeadingZeros(entrants);
    double[] rule = new double[panels * unit.length];
    double low = 0;
    for (int panel = 0; panel < panels; panel++) {
      double width = panel == panels - 1 ? 1 - low : (1 - low) / 2;
      for (int i = 0; i < unit.length; i += 2) {
        rule[panel * unit.length + i] = low + width * unit[i];
        rule[panel * unit.length + i + 1] = width * unit[i + 1];
      }
      low += width;
    }
    return rule;
  }

  /** The sum over compositions. */
  private final class Table {
    private final List<Kind> kinds;
    private final double[][][] outcomes;
    private final int entrants;
    private final double[] rule;
    private final int[] counts;

    Table(List<Kind> kinds, Comparisons comparator, int entrants, double[] rule) {
      this.kinds = kinds;
      this.entrants = entrants;
      this.rule = rule;
      counts = new int[kinds.size()];
      outcomes = new double[kinds.size()][kinds.size()][];
      for (int i = 0; i < kinds.size(); i++) {
        for (int j = 0; j < kinds.size(); j++) {
          outcomes[i][j] = MatchLaw.points(comparator, kinds.get(i).type, kinds.get(j).type, 1);
        }
      }
    }

    /**
     * Adds the compositions of the kinds from one on.
     *
     * @param rest how many entrants are left for them
     * @param logWeight the logarithm of the multinomial terms so far
     */
    void sum(int kind, int rest, double logWeight, double[] winner) {
      double log = Math.log(kinds.get(kind).probability);
      if (kind == kinds.size() - 1) {
        counts[kind] = rest;
        double weight =
            logWeight + rest * log - LogGamma.value(rest + 1.0) + LogGamma.value(entrants + 1.0);
        if (weight > Math.log(NEGLIGIBLE * Double.MIN_NORMAL)) {
          add(Math.exp(weight), winner);
        }
        return;
      }
      for (int count = 0; count <= rest; count++) {
        counts[kind] = count;
        double next = logWeight + count * log - LogGamma.value(count + 1.0);
        sum(kind + 1, rest - count, next, winner);
      }
    }

    private void add(double weight, double[] winner) {
      int size = counts.length;
      double[][] points = new double[size][];
      for (int i = 0; i < size; i++) {
        double[] one = new double[3];
        for (int j = 0; j < size; j++) {
          double share = (counts[j] - (i == j ? 1.0 : 0)) / (entrants - 1);
          for (int outcome = 0; outcome < 3; outcome++) {
            one[outcome] += Math.max(0, share) * outcomes[i][j][outcome];
          }
        }
        points[i] = power(one, opponents);
      }
      double[] below = new double[size];
      for (int tally = 0; tally < points[0].length; tally++) {
        double all = 0;
        double top = 0;
        for (int i = 0; i < size; i++) {
          if (counts[i] > 0) {
            all += counts[i] * Math.log(below[i] + points[i][tally]);
            top += counts[i] * points[i][tally];
          }
        }
        if (top > 0 && weight * top * Math.exp(all) > Double.MIN_NORMAL) {
          at(weight, tally, points, below, winner);
        }
        for (int i = 0; i < size; i++) {
          below[i] += points[i][tally];
        }
      }
    }

    /** Adds the compositions' winners with one tally. */
    private void at(double weight, int tally, double[][] points, double[] below, double[] winner) {
      for (int p = 0; p < rule.length; p += 2) {
        double log = 0;
        for (int i = 0; i < counts.length; i++) {
          if (counts[i] > 0) {
            log += counts[i] * Math.log(below[i] + rule[p] * points[i][tally]);
          }
        }
        double all = weight * rule[p + 1] * Math.exp(log);
        for (int i = 0; all > 0 && i < counts.length; i++) {
          double own = points[i][tally];
          if (counts[i] > 0 && own > 0) {
            winner[kinds.get(i).type] += all * counts[i] * own / (below[i] + rule[p] * own);
          }
        }
      }
    }
  }

  /** Returns the distribution of the half points of several comparisons. */
  private static double[] power(double[] one, int times) {
    double[] sum = {1};
    for (int i = 0; i < times; i++) {
      sum = MatchLaw.plus(sum, one);
    }
    return sum;
  }
}
