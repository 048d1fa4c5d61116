package io.ponder.strategy.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.model.RecordedProblem;
import io.ponder.model.RecordedProblem.Sample;
import io.ponder.strategy.AllSubsets;
import io.ponder.strategy.RecordedLaw;
import io.ponder.strategy.RecordedLaw.Exact;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The law of a majority vote of recorded samples equals the average over all subsets. */
class RecordedVoteLawTest {
  private static final RecordedLaw LAW = new MajorityVote().recordedLaw().orElseThrow();

  @Test
  void equalsTheAverageOverAllSubsets() {
    for (int seed = 0; seed < 120; seed++) {
      RecordedProblem problem = AllSubsets.problem(seed, 1 + seed % 12, 1 + seed % 7, 3);
      AllSubsets.assertSame(
          problem,
          LAW.at(problem).orElseThrow(),
          AllSubsets.average(problem, drawn -> AllSubsets.vote(drawn, sample -> 1)));
    }
  }

  private static void add(List<Sample> samples, int times, String answer, boolean correct) {
    samples.addAll(Collections.nCopies(times, new Sample(answer, correct, Double.NaN)));
  }

  /** Whoever wins, it is as likely each of them: as many answers as can be, each given once. */
  @ParameterizedTest
  @ValueSource(ints = {147, 1029})
  void answersThatAreAllAlikeShareEvenly(int right) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 1029; i++) {
      add(samples, 1, "answer " + i, i < right);
    }
    List<Exact> law = LAW.at(new RecordedProblem("once", samples)).orElseThrow();
    AllSubsets.assertWhole(law);
    assertThat(law)
        .hasSize(1029)
        .allSatisfy(exact -> assertThat(exact.correct()).isCloseTo(right / 1029.0, within(1e-12)));
  }

  /**
   * Two answers, 700 and 300 votes: the rare one wins 101 samples with a hypergeometric tail, which
   * is far below the rounding of 1, and all samples never.
   */
  @Test
  void smallProbabilitiesKeepTheirDigits() {
    List<Sample> samples = new ArrayList<>();
    add(samples, 300, "right", true);
    add(samples, 700, "wrong", false);
    List<Exact> law = LAW.at(new RecordedProblem("two", samples)).orElseThrow();
    AllSubsets.assertWhole(law);
    double term = 1;
    for (int i = 0; i < 501; i++) {
      // All of the right ones and 201 of the others, and so on: P(j right), j = 300, by ratios.
      term *= i < 300 ? (501.0 - i) / (1000 - i) : 1;
    }
    double tail = 0;
    for (int right = 300; right >= 251; right--) {
      tail += term;
      double wrong = 501 - right;
      term *= right / (301.0 - right) * ((700 - wrong) / (wrong + 1));
    }
    assertThat(tail).isLessThan(1e-30);
    assertThat(law.get(500).correct() / tail).isCloseTo(1, within(1e-11));
    assertThat(law.get(999).correct()).isZero();
    assertThat(law.get(999).wrong()).isCloseTo(1, within(1e-12));
    assertThat(law.get(0).correct()).isCloseTo(0.3, within(1e-12));
  }

  /**
   * 23 and 16 votes for right answers, 20 and 16 for wrong ones and 5 unparsed, against the sum
   * over all counts of votes that can be drawn: every probability to 1e-12 of itself.
   */
  @Test
  void equalsTheSumOverAllCounts() {
    int[] votes = {23, 16, 20, 16, 5};
    List<Sample> samples = new ArrayList<>();
    for (int a = 0; a < votes.length; a++) {
      add(samples, votes[a], a < 4 ? "answer " + a : null, a < 2);
    }
    BigInteger[][] subsets = new BigInteger[81][81];
    for (int n = 0; n <= 80; n++) {
      for (int k = 0; k <= n; k++) {
        subsets[n][k] =
            k == 0 || k == n ? BigInteger.ONE : subsets[n - 1][k - 1].add(subsets[n - 1][k]);
      }
    }
    // Shares of a winner among up to four, in twelfths, so that all sums are exact.
    BigInteger[][] sums = new BigInteger[81][3];
    for (BigInteger[] sum : sums) {
      Arrays.fill(sum, BigInteger.ZERO);
    }
    int[] drawn = new int[5];
    do {
      BigInteger ways = BigInteger.ONE;
      int most = 0;
      for (int a = 0; a < 5; a++) {
        ways = ways.multiply(subsets[votes[a]][drawn[a]]);
        most = Math.max(most, a < 4 ? drawn[a] : 0);
      }
      int right = 0;
      int tied = 0;
      for (int a = 0; a < 4 && most > 0; a++) {
        tied += drawn[a] == most ? 1 : 0;
        right += drawn[a] == most && a < 2 ? 1 : 0;
      }
      BigInteger[] sum = sums[Arrays.stream(drawn).sum()];
      int correct = tied == 0 ? 0 : 12 * right / tied;
      int[] twelfths = {correct, tied == 0 ? 0 : 12 - correct, tied == 0 ? 12 : 0};
      for (int kind = 0; kind < 3; kind++) {
        sum[kind] = sum[kind].add(ways.multiply(BigInteger.valueOf(twelfths[kind])));
      }
    } while (next(drawn, votes));
    List<Exact> law = LAW.at(new RecordedProblem("counts", samples)).orElseThrow();
    for (int k = 1; k <= 80; k++) {
      BigDecimal all = new BigDecimal(subsets[80][k].multiply(BigInteger.valueOf(12)));
      double[] found = {
        law.get(k - 1).correct(), law.get(k - 1).wrong(), law.get(k - 1).abstained()
      };
      for (int kind = 0; kind < 3; kind++) {
        double exact =
            new BigDecimal(sums[k][kind]).divide(all, MathContext.DECIMAL64).doubleValue();
        assertThat(found[kind]).isCloseTo(exact, within(1e-12 * exact));
      }
    }
  }

  /** Goes on to the next counts, the first one fastest; returns whether there are any. */
  private static boolean next(int[] drawn, int[] votes) {
    int a = 0;
    while (a < drawn.length && drawn[a] == votes[a]) {
      drawn[a++] = 0;
    }
    if (a < drawn.length) {
      drawn[a]++;
    }
    return a < drawn.length;
  }

  /**
   * 1,000 samples of 30 answers and some unparsed, all 1,000 votes, against counts of 50,000 random
   * subsets at three of them: a difference of five standard deviations comes by chance with
   * probability 6e-7 each.
   */
  @Test
  void aThousandSamplesInReasonableTime() {
    Random random = new Random(5);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      int answer = (int) (30 * Math.pow(random.nextDouble(), 1.7));
      boolean parsed = random.nextInt(20) > 0;
      add(samples, 1, parsed ? "answer " + answer : null, parsed && answer == 1);
    }
    RecordedProblem problem = new RecordedProblem("large", samples);
    long start = System.nanoTime();
    List<Exact> law = LAW.at(problem).orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "majority vote of 1 to 1000 recorded samples with 30 answers: %.0f ms%n",
        (System.nanoTime() - start) / 1e6);
    AllSubsets.assertWhole(law);
    int[] labels = problem.labels();
    int right = labels[indexOf(samples, "answer 1")];
    int trials = 50_000;
    for (int k : new int[] {7, 30, 100}) {
      double wins = 0;
      for (int trial = 0; trial < trials; trial++) {
        wins += wins(labels, k, right, random);
      }
      double accuracy = law.get(k - 1).correct();
      double deviation = Math.sqrt(accuracy * (1 - accuracy) / trials);
      assertThat(wins / trials).isCloseTo(accuracy, within(5 * deviation));
    }
  }

  private static int indexOf(List<Sample> samples, String answer) {
    return samples.stream().map(Sample::answer).toList().indexOf(answer);
  }

  /** Shuffles k samples to the front; returns the share of a label among those with most votes. */
  private static double wins(int[] labels, int k, int label, Random random) {
    int[] votes = new int[31];
    for (int i = 0; i < k; i++) {
      int j = i + random.nextInt(labels.length - i);
      int drawn = labels[j];
      labels[j] = labels[i];
      labels[i] = drawn;
      if (drawn != RecordedProblem.NO_ANSWER) {
        votes[drawn]++;
      }
    }
    int most = Arrays.stream(votes).max().orElseThrow();
    return votes[label] == most
        ? 1.0 / Arrays.stream(votes).filter(count -> count == most).count()
        : 0;
  }

  @Test
  void refusesWhatTakesTooLong() {
    List<Sample> samples = new ArrayList<>();
    add(samples, 600, "right", true);
    add(samples, 429, "wrong", false);
    AllSubsets.assertWhole(LAW.at(new RecordedProblem("1029", samples)).orElseThrow());
    add(samples, 1, "right", true);
    assertThat(LAW.at(new RecordedProblem("1030", samples))).isEmpty();
  }
}
