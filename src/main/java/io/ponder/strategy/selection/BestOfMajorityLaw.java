package io.ponder.strategy.selection;

import io.ponder.model.Verifier;
import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * The law of best-of-majority. Scores depend on correctness only, so what counts is how many
 * candidates of the answers that are left, the open ones, are correct and how many are wrong. The
 * counts of answers among N samples are independent Poisson variates given that they sum to N, so
 * those numbers have a distribution that is built answer by answer.
 */
record BestOfMajorityLaw(double minFrequency) implements Law {
  /** Additions beyond which sampling is cheaper. */
  private static final double MOST_WORK = 1e9;

  /** More samples than this take more work whatever the answers. */
  private static final long MOST_SAMPLES = 2000;

  @Override
  public Optional<Exact> at(Problem problem, long budget) {
    Verifier verifier = problem.table().verifier();
    long samples = Math.max(1, problem.affordable(budget, problem.scoredTicks()));
    if (verifier == null || samples > MOST_SAMPLES) {
      return Optional.empty();
    }
    double[] types = problem.probabilities();
    if (samples == 1) {
      return Optional.of(Exact.ofTypes(problem, types, BestOfNLaw.calls(problem, 1)));
    }
    double unparsed = problem.withoutAnswer(types);
    return new Votes(problem.answers(), unparsed, (int) samples)
        .choice(verifier)
        .map(
            p ->
                new Exact(
                    p[0],
                    p[1],
                    Math.pow(unparsed, (double) samples),
                    BestOfNLaw.calls(problem, (double) samples)));
  }

  /** {@inheritDoc} Each takes up to a second. */
  @Override
  public int mostRates() {
    return 64;
  }

  /**
   * Open answers are those with {@code least} to {@code most} votes, none has more, and there are
   * {@code from} to {@code to} votes in all.
   */
  private record Rule(int least, int most, int from, int to) {}

  /** The votes of samples for answers. */
  private final class Votes {
    private final List<Problem.Answer> answers;
    private final double unparsed;
    private final int samples;

    /** How many of the answers are correct. */
    private final int correct;

    Votes(List<Problem.Answer> answers, double unparsed, int samples) {
      this.answers = answers;
      this.unparsed = unparsed;
      this.samples = samples;
      correct = (int) answers.stream().filter(Problem.Answer::correct).count();
    }

    /** Returns P(the choice is correct) and P(it is wrong), or empty if it takes too long. */
    Optional<double[]> choice(Verifier verifier) {
      List<Rule> rules = rules();
      List<ScoreLaw.Place> places = ScoreLaw.places(verifier, samples);
      double work = places.size() * (double) samples * samples;
      for (int i = 0; i < rules.size() && work <= MOST_WORK; i++) {
        work += work(rules.get(i));
      }
      if (work > MOST_WORK) {
        return Optional.empty();
      }
      double[] all = ofTotals();
      double[][][] best = best(places);
      double[] sums = new double[2];
      for (Rule rule : rules) {
        add(rule, all, best, sums);
      }
      return Optional.of(sums);
    }

    /**
     * Returns the rules by which answers are open, of which one holds for any votes. If all answers
     * are rarer than the share, those with the most votes are open.
     */
    private List<Rule> rules() {
      int fewest = unparsed > 0 ? 1 : samples;
      List<Rule> rules = new ArrayList<>();
      for (int from = fewest; from <= samples; ) {
        int least = BestOfMajority.least(minFrequency, from);
        int to = from;
        while (to < samples && BestOfMajority.least(minFrequency, to + 1) == least) {
          to++;
        }
        rules.add(new Rule(least, samples, from, to));
        from = to + 1;
      }
      for (int most = 1; most < BestOfMajority.least(minFrequency, samples); most++) {
        int from = fewest;
        while (BestOfMajority.least(minFrequency, from) <= most) {
          from++;
        }
        int to = (int) Math.min(samples, most * (long) answers.size());
        if (from <= to) {
          rules.add(new Rule(most, most, from, to));
        }
      }
      return rules;
    }

    /** Returns about how many additions a rule takes. */
    private double work(Rule rule) {
      double work = 0;
      for (int group : new int[] {correct, answers.size() - correct}) {
        for (int before = 0; before < group && work <= MOST_WORK; before++) {
          for (int closed = 0; closed <= mostClosed(before, rule); closed++) {
            double left = samples - closed + 1.0;
            double open = (rule.most - rule.least + 1.0) / samples;
            work += left * left / 2 * Math.min(1, open) + left * rule.least;
          }
        }
      }
      // The votes of all correct and of all wrong ones, open and closed, within the rule's total.
      double pairs = correct == 1 ? samples : samples * (mostClosed(correct, rule) + 1.0);
      double totals = Math.min(samples, rule.to - rule.from + 1.0);
      return work + pairs * (mostClosed(answers.size() - correct, rule) + 1.0) * totals;
    }

    private int mostClosed(int group, Rule rule) {
      return (int) Math.min(samples, group * (rule.least - 1L));
    }

    /**
     * Returns, for each number of votes, by what to multiply the probability of Poisson counts of
     * so many votes: P(the others are unparsed) / P(there are N in all).
     */
    private double[] ofTotals() {
      double sum = PoissonDistribution.of(samples).probability(samples);
      double[] factors = new double[samples + 1];
      factors[samples] = 1 / sum;
      if (unparsed > 0) {
        PoissonDistribution others = PoissonDistribution.of(samples * unparsed);
        for (int votes = 0; votes <= samples; votes++) {
          factors[votes] = others.probability(samples - votes) / sum;
        }
      }
      return factors;
    }

    /**
     * Returns P(the highest score is a correct one's) and P(it is a wrong one's) by how many
     * correct and how many wrong ones there are.
     */
    private double[][][] best(List<ScoreLaw.Place> places) {
      double[][][] best = new double[samples + 1][][];
      for (int right = 0; right <= samples; right++) {
        best[right] = new double[2][samples - right + 1];
      }
      double[] rightBelow = new double[samples + 1];
      double[] wrongBelow = new double[samples + 1];
      for (ScoreLaw.Place place : places) {
        for (int n = 0; n <= samples; n++) {
          rightBelow[n] = place.correct().allBelow(n);
          wrongBelow[n] = place.wrong().allBelow(n);
        }
        for (int right = 0; right <= samples; right++) {
          double one = right == 0 ? 0 : right * place.correct().here() * rightBelow[right - 1];
          double other = rightBelow[right] * place.wrong().here();
          double[][] into = best[right];
          for (int wrong = 0; wrong < into[0].length; wrong++) {
            into[0][wrong] += one * wrongBelow[wrong];
          }
          for (int wrong = 1; wrong < into[1].length; wrong++) {
            into[1][wrong] += wrong * other * wrongBelow[wrong - 1];
          }
        }
      }
      return best;
    }

    /** Adds what the choice is if a rule holds. */
    private void add(Rule rule, double[] ofTotals, double[][][] best, double[] sums) {
      double[][] right = counts(true, rule);
      double[][] wrong = counts(false, rule);
      for (int closed = 0; closed < right.length; closed++) {
        for (int open = 0; open < right[closed].length; open++) {
          // Summed apart: many small terms would be lost in the sum of all.
          double toRight = 0;
          double toWrong = 0;
          double p = right[closed][open];
          for (int closedWrong = 0; closedWrong < wrong.length && p > 0; closedWrong++) {
            int others = closed + open + closedWrong;
            int from = Math.max(open == 0 ? 1 : 0, rule.from - others);
            for (int openWrong = from; openWrong <= rule.to - others; openWrong++) {
              double q = wrong[closedWrong][openWrong] * ofTotals[others + openWrong];
              toRight += q * best[open][0][openWrong];
              toWrong += q * best[open][1][openWrong];
            }
          }
          sums[0] += p * toRight;
          sums[1] += p * toWrong;
        }
      }
    }

    /**
     * Returns the probabilities of Poisson counts of the correct, or of the wrong answers, by the
     * votes for closed answers and those for open ones.
     */
    private double[][] counts(boolean ofCorrect, Rule rule) {
      double[][] counts = {new double[samples + 1]};
      counts[0][0] = 1;
      int group = 0;
      for (Problem.Answer answer : answers) {
        if (answer.correct() == ofCorrect) {
          group++;
          PoissonDistribution votes = PoissonDistribution.of(samples * answer.probability());
          counts = counts(counts, votes, rule, mostClosed(group, rule));
        }
      }
      return counts;
    }

    /** Adds the votes for one more answer. */
    private double[][] counts(
        double[][] before, PoissonDistribution votes, Rule rule, int mostClosed) {
      double[] chance = new double[samples + 1];
      Arrays.setAll(chance, votes::probability);
      double[][] after = new double[mostClosed + 1][];
      Arrays.setAll(after, closed -> new double[samples - closed + 1]);
      for (int closed = 0; closed < before.length; closed++) {
        int left = samples - closed;
        for (int open = 0; open <= left; open++) {
          double p = before[closed][open];
          for (int more = 0; more < rule.least && more <= left - open && p > 0; more++) {
            after[closed + more][open] += p * chance[more];
          }
          int most = Math.min(rule.most, left - open);
          for (int more = rule.least; more <= most && p > 0; more++) {
            after[closed][open + more] += p * chance[more];
          }
        }
      }
      return after;
    }
  }
}
