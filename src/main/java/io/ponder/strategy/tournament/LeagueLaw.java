package io.ponder.strategy.tournament;

import io.ponder.inference.ExpectedCalls;
import io.ponder.model.Call;
import io.ponder.model.Comparisons;
import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import io.ponder.strategy.Quadrature;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The law of a league (arXiv:2411.19477): given how many entrants there are of each kind, their
 * tallies are independent sums of K points against random opponents, and the top one wins, ties at
 * random: 1 / (1 + ties) is the integral of s^ties. Summed over all compositions that matter to the
 * probability of any winner, by {@linkplain Kinds kinds} of types.
 *
 * <p>It refuses a comparator that repeats its verdicts, for which tallies depend on each other, and
 * more than {@link #MOST_WORK} steps.
 */
record LeagueLaw(int opponents) implements Law {
  /** Compositions x tallies x points of the quadrature x kinds. */
  static final double MOST_WORK = 1e9;

  /** What is less than this share of the probability of any winner is left out. */
  private static final double NEGLIGIBLE = 1e-18;

  /**
   * The points of a rule that is exact to rounding for up to {@link #MOST_TIES} ties on average.
   */
  private static final int POINTS = 16;

  /**
   * A rule of p points over a panel with c ties on average misses at most p!^4 c^2p / ((2p+1)
   * (2p)!^3), as derivative 2p is at most c^2p: 2e-15 of the integral for 16 points and 16 ties.
   */
  private static final double MOST_TIES = 16;

  /** So many ties on average, and 8 points are as good. */
  private static final double SOME_TIES = 3;

  /** So many ties on average, and 4 points are as good. */
  private static final double FEW_TIES = 0.1;

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
    Kinds kinds = Kinds.of(problem, comparator);
    double work = 2.0 * opponents + 1;
    for (int i = 1; i < kinds.size(); i++) {
      work *= (entrants + (double) i) / i;
    }
    work *= Math.min(entrants / 2 + 1, 3 * POINTS) * (double) kinds.size();
    if (comparator.repeat() > 0 || work > MOST_WORK) {
      return Optional.empty();
    }
    calls.ask(Call.COMPARE, 1, (double) entrants * opponents);
    Table table = new Table(kinds, comparator, (int) entrants);
    table.sum(0, (int) entrants, 1);
    double[] winner = kinds.types(problem, table.winner);
    return Optional.of(Exact.ofTypes(problem, winner, calls));
  }

  /** The sum over compositions. */
  private final class Table {
    private final int size;
    private final double[][][] outcomes;

    /** P(a sample is of a kind), and of one of those after it. */
    private final double[] own;

    private final double[] after;

    private final int entrants;
    private final int[] counts;

    /** P(the winner is of a kind), as far as it is summed. */
    final double[] winner;

    /** The logarithm of P(an entrant of a kind has at most a tally). */
    private final double[][] logs;

    /** P(an entrant of a kind has a tally | it has at most that). */
    private final double[][] ties;

    Table(Kinds kinds, Comparisons comparator, int entrants) {
      this.entrants = entrants;
      size = kinds.size();
      counts = new int[size];
      winner = new double[size];
      logs = new double[size][2 * opponents + 1];
      ties = new double[size][2 * opponents + 1];
      outcomes = new double[size][size][];
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          outcomes[i][j] = MatchLaw.points(comparator, kinds.type(i), kinds.type(j), 1);
        }
      }
      own = kinds.probabilities();
      after = new double[size];
      for (int i = size - 1; i > 0; i--) {
        after[i - 1] = after[i] + own[i];
      }
    }

    /**
     * Adds the compositions of the kinds from one on, from their likeliest count both ways.
     *
     * @param rest how many entrants are left for them
     * @param weight P(the counts of the kinds before)
     */
    void sum(int kind, int rest, double weight) {
      if (kind == size - 1) {
        counts[kind] = rest;
        add(weight);
        return;
      }
      double odds = own[kind] / after[kind];
      double share = own[kind] / (own[kind] + after[kind]);
      int mode = (int) Math.min(rest, (rest + 1) * share);
      // Of the rarer ones, as what is left of 1 loses digits.
      double likeliest =
          weight
              * (odds < 1
                  ? BinomialDistribution.of(rest, share).probability(mode)
                  : BinomialDistribution.of(rest, after[kind] / (own[kind] + after[kind]))
                      .probability(rest - mode));
      double at = likeliest;
      for (int count = mode; count >= 0 && matters(at); count--) {
        counts[kind] = count;
        sum(kind + 1, rest - count, at);
        at *= count / ((rest - count + 1.0) * odds);
      }
      at = likeliest * odds * (rest - mode) / (mode + 1);
      for (int count = mode + 1; count <= rest && matters(at); count++) {
        counts[kind] = count;
        sum(kind + 1, rest - count, at);
        at *= odds * (rest - count) / (count + 1);
      }
    }

    /** Whether a probability is not negligible beside that of any winner. */
    private boolean matters(double probability) {
      double least = probability;
      for (double of : winner) {
        least = Math.min(least, of);
      }
      return probability > NEGLIGIBLE * least;
    }

    private void add(double weight) {
      for (int i = 0; i < size; i++) {
        if (counts[i] > 0) {
          tally(i);
        }
      }
      double[] none = new double[2 * opponents + 1];
      double[] most = new double[size];
      for (int tally = 0; tally < none.length; tally++) {
        double log = 0;
        for (int i = 0; i < size; i++) {
          log += counts[i] > 0 ? counts[i] * logs[i][tally] : 0;
        }
        none[tally] = weight * Math.exp(log);
        for (int i = 0; i < size; i++) {
          most[i] = Math.max(most[i], none[tally] * counts[i] * ties[i][tally]);
        }
      }
      for (int tally = 0; tally < none.length; tally++) {
        boolean matters = false;
        for (int i = 0; i < size; i++) {
          matters |= none[tally] * counts[i] * ties[i][tally] > NEGLIGIBLE * most[i];
        }
        if (matters) {
          at(tally, none[tally]);
        }
      }
    }

    /** Computes the tally of an entrant of a kind. */
    private void tally(int i) {
      double[] one = new double[3];
      for (int j = 0; j < size; j++) {
        double share = (counts[j] - (i == j ? 1.0 : 0)) / (entrants - 1);
        for (int outcome = 0; outcome < 3; outcome++) {
          one[outcome] += share * outcomes[i][j][outcome];
        }
      }
      double[] points = HalfPoints.of(one[0], one[1], one[2], opponents);
      // Either tail is a sum of its own, so that small probabilities keep their digits.
      double above = 0;
      for (int tally = points.length - 1; tally >= 0; tally--) {
        logs[i][tally] = Math.log1p(-above);
        ties[i][tally] = Math.min(1, points[tally] / (1 - above));
        above += points[tally];
      }
      double most = 0;
      for (int tally = 0; tally < points.length; tally++) {
        most += points[tally];
        if (most > 0.5) {
          break;
        }
        logs[i][tally] = Math.log(most);
        ties[i][tally] = points[tally] > 0 ? points[tally] / most : 0;
      }
    }

    /**
     * Adds a composition's winners with one tally.
     *
     * @param none P(the composition, and that no tally is higher)
     */
    private void at(int tally, double none) {
      double mean = 0;
      for (int i = 0; i < size; i++) {
        mean += counts[i] * ties[i][tally];
      }
      int points = mean < FEW_TIES ? 4 : mean < SOME_TIES ? 8 : POINTS;
      double[] rule = Quadrature.unit(Math.min(entrants / 2 + 1, points));
      int panels = entrants < 2 * POINTS ? 1 : Math.max(1, (int) Math.ceil(mean / MOST_TIES));
      // The integrand falls at least as fast as exp(-mean (1-s)).
      for (int i = 0; i < panels && Math.exp(-mean * i / panels) > NEGLIGIBLE; i++) {
        panel(tally, none, i, panels, rule);
      }
    }

    /** Integrates over one of several panels of 1 - s. */
    private void panel(int tally, double none, int panel, int panels, double[] rule) {
      for (int p = 0; p < rule.length; p += 2) {
        double missing = (panel + rule[p]) / panels;
        double log = 0;
        for (int i = 0; i < size; i++) {
          log += counts[i] > 0 ? counts[i] * Math.log1p(-missing * ties[i][tally]) : 0;
        }
        double weight = none * rule[p + 1] / panels * Math.exp(log);
        for (int i = 0; i < size; i++) {
          double tie = counts[i] > 0 ? ties[i][tally] : 0;
          winner[i] += weight * counts[i] * tie / (1 - missing * tie);
        }
      }
    }
  }
}
