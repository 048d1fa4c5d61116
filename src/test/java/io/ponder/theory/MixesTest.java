package io.ponder.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.model.Verifier;
import io.ponder.strategy.Law;
import io.ponder.strategy.Problem;
import io.ponder.strategy.selection.BestOfN;
import io.ponder.strategy.voting.MajorityVote;
import io.ponder.theory.Resampling.ProblemType;
import io.ponder.theory.VotingMix.Shape;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Closed forms for mixes of problems, against what they are about. */
class MixesTest {
  /** The parameters that the paper measured on HumanEval+, perfect for correct ones. */
  private static final Resampling HUMAN_EVAL =
      new Resampling(List.of(new ProblemType(0.58, 0.87), new ProblemType(0.42, 0.13)), 1, 0.75);

  /** Shapes and the best number of votes, against the accuracies themselves. */
  @Test
  void shapesOfVotingAgreeWithItsAccuracies() {
    SplittableRandom random = new SplittableRandom(31);
    Set<Shape> seen = EnumSet.noneOf(Shape.class);
    for (int i = 0; i < 2_000; i++) {
      VotingMix mix =
          new VotingMix(
              random.nextDouble(0.05, 0.95),
              random.nextDouble(0.55, 0.95),
              random.nextDouble(0.05, 0.45));
      // Twice the turning point is shown; further out the differences drown in rounding.
      int last = (int) Math.min(199, 2 * Math.max(3, mix.turningPoint()) + 1);
      double[] accuracies = new double[last / 2 + 1];
      Arrays.setAll(accuracies, m -> mix.accuracy(2L * m + 1));
      boolean rises = false;
      boolean falls = false;
      Shape shape = mix.shape();
      boolean turned = mix.turningPoint() < last;
      for (int m = 1; m < accuracies.length; m++) {
        double change = accuracies[m] - accuracies[m - 1];
        if (Math.abs(change) > 1e-13) {
          rises |= change > 0;
          falls |= change < 0;
        }
      }
      switch (shape) {
        case RISES -> assertThat(falls).as("%s", mix).isFalse();
        case FALLS -> {
          assertThat(rises).as("%s", mix).isFalse();
          assertThat(mix.best()).hasValue(1);
        }
        case RISES_THEN_FALLS -> {
          assertThat(rises).as("%s", mix).isTrue();
          if (turned) {
            int found = (int) mix.best().orElseThrow() / 2;
            for (int m = 1; m < accuracies.length; m++) {
              double change = accuracies[m] - accuracies[m - 1];
              assertThat(m <= found ? change : -change).as("%s", mix).isGreaterThan(-1e-13);
            }
          }
        }
        case FALLS_THEN_RISES -> {
          assertThat(falls).as("%s", mix).isTrue();
          double first = mix.accuracy(1);
          assertThat(mix.best().isEmpty()).isEqualTo(mix.easyShare() > first);
        }
      }
      seen.add(shape);
    }
    assertThat(seen).containsExactlyInAnyOrder(Shape.values());
  }

  /** p1 + p2 = 1: what easy problems gain is to what hard ones lose as their shares. */
  @Test
  void balancedMixesAreMonotone() {
    for (double easy : new double[] {0.55, 0.6, 0.7, 0.75, 0.8, 0.9, 0.95}) {
      assertThat(new VotingMix(0.55, easy, 1 - easy).shape()).isEqualTo(Shape.RISES);
      assertThat(new VotingMix(0.45, easy, 1 - easy).shape()).isEqualTo(Shape.FALLS);
    }
    assertThat(new VotingMix(0.55, 0.8, 0.2).best()).isEmpty();
  }

  /** Its accuracy is that of the law of a majority vote. */
  @Test
  void theAccuracyIsThatOfTheLaw() {
    Law law = new MajorityVote().law().orElseThrow();
    VotingMix mix = new VotingMix(0.3, 0.8, 0.4);
    for (int votes : new int[] {1, 3, 9, 101}) {
      double exact =
          0.3 * law.at(Problems.pair(0.8, 0.9), votes).orElseThrow().correct()
              + 0.7 * law.at(Problems.pair(0.4, 0.9), votes).orElseThrow().correct();
      assertThat(mix.accuracy(votes)).isCloseTo(exact, within(1e-12));
    }
  }

  /** Published: the optimal K for costs of .7, 1, 2, 4 and 8. */
  @Test
  void theBestNumberOfAttemptsFallsWithTheCostOfAWrongOne() {
    double[] costs = {0.7, 1, 2, 4, 8};
    long[] best = new long[costs.length];
    long[] asPublished = new long[costs.length];
    for (int i = 0; i < costs.length; i++) {
      best[i] = HUMAN_EVAL.best(costs[i]).attempts();
      asPublished[i] = notebook(costs[i]);
    }
    assertThat(best).containsExactly(3, 2, 1, 1, 0);
    assertThat(best).isEqualTo(asPublished);
  }

  /**
   * With survival weighed by the posterior a second time, as the paper's notebook has it, attempts
   * have other rewards of the same sign.
   */
  private static long notebook(double cost) {
    double sum = 0;
    double top = 0;
    long best = 0;
    double[] shares = {0.58, 0.42};
    double[] rates = {0.87, 0.13};
    for (int k = 1; k <= 100; k++) {
      double[] survive = new double[2];
      double all = 0;
      for (int i = 0; i < 2; i++) {
        survive[i] = shares[i] * Math.pow(0.75 * (1 - rates[i]), k - 1);
        all += survive[i];
      }
      double survival = 0;
      double reward = 0;
      for (int i = 0; i < 2; i++) {
        double posterior = survive[i] / all;
        survival += posterior * survive[i] / shares[i];
        reward += posterior * (rates[i] - cost * 0.25 * (1 - rates[i]));
      }
      sum += survival * reward;
      if (sum > top) {
        top = sum;
        best = k;
      }
    }
    return best;
  }

  /** The reward by its definition, attempt by attempt. */
  @Test
  void rewardsAddUpOverAttempts() {
    double sum = 0;
    for (int k = 1; k <= 5; k++) {
      for (ProblemType type : HUMAN_EVAL.types()) {
        double reject = 0.75 * (1 - type.accuracy());
        double value = type.accuracy() - 2 * 0.25 * (1 - type.accuracy());
        sum += type.share() * Math.pow(reject, k - 1) * value;
      }
      assertThat(HUMAN_EVAL.reward(k, 2)).isCloseTo(sum, within(1e-14));
    }
    assertThat(HUMAN_EVAL.reward(0, 2)).isZero();
  }

  /** Free mistakes, or none at all: every further attempt can only help. */
  @Test
  void withoutCostMoreAttemptsAreBetter() {
    Resampling.Optimum free = HUMAN_EVAL.best(0);
    assertThat(free.attempts()).isEqualTo(Long.MAX_VALUE);
    assertThat(free.reward()).isCloseTo(HUMAN_EVAL.reward(1_000_000, 0), within(1e-12));
    Resampling perfect = new Resampling(HUMAN_EVAL.types(), 1, 1);
    assertThat(perfect.best(8).attempts()).isEqualTo(Long.MAX_VALUE);
  }

  /** The choice of type moves no further from a single sample than the divergence allows. */
  @Test
  void bestOfNMovesNoFurtherThanItsDivergence() {
    SplittableRandom random = new SplittableRandom(32);
    for (int i = 0; i < 500; i++) {
      Problem problem =
          Problems.random(
              random,
              random.nextBoolean()
                  ? Problems.verifier(random)
                  : new Verifier.Separation(random.nextDouble(-3, 6)));
      long n = 1L + random.nextInt(100);
      Law.Exact exact = new BestOfN().law().orElseThrow().at(problem, n).orElseThrow();
      double divergence =
          term(exact.correct(), problem.rate()) + term(exact.wrong(), 1 - problem.rate());
      assertThat(divergence).isLessThanOrEqualTo(BestOfNReward.divergence((double) n) + 1e-12);
    }
  }

  private static double term(double p, double base) {
    return p > 0 ? p * Math.log(p / base) : 0;
  }

  /** The peak of the true reward is at d = alpha / (2 beta), found among all n. */
  @Test
  void theTrueRewardPeaks() {
    double peak = BestOfNReward.peak(1, 0.2);
    assertThat(Math.sqrt(BestOfNReward.divergence(peak))).isCloseTo(2.5, within(1e-12));
    long best = 1;
    for (long n = 1; n < 5_000; n++) {
      best =
          BestOfNReward.reward((double) n, 1, 0.2) > BestOfNReward.reward((double) best, 1, 0.2)
              ? n
              : best;
    }
    assertThat((double) best).isCloseTo(peak, within(1.0));
    assertThat(BestOfNReward.peak(1, 0)).isInfinite();
    assertThat(BestOfNReward.divergence(1)).isZero();
  }
}
