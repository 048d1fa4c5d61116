package io.ponder.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * How many samples of each problem were correct, problems with the same counts put together.
 *
 * <p>A group may stand for a part of a problem: {@link #thinned} shares each problem out among the
 * counts that it could have had with fewer samples.
 */
public final class SampleCounts {
  /** Parts of a problem below it are left out by thinning. */
  private static final double SMALLEST_SHARE = 1e-3;

  /** Of more correct samples a share is kept that needs no law: its spread is of no matter. */
  private static final int MANY = 20;

  private final List<Group> groups;
  private final double problems;
  private final int fewest;
  private final int most;

  /**
   * Problems with the same counts.
   *
   * @param samples how many samples each has, at least 1
   * @param correct how many of them are correct
   * @param problems how many problems, above 0
   */
  public record Group(int samples, int correct, double problems) {
    /** Returns whether no sample was correct. */
    public boolean unsolved() {
      return correct == 0;
    }

    /** Returns P(none of k of the samples is correct), k at most their number. */
    public double failure(double k) {
      return failure(samples, correct, k);
    }

    /**
     * Returns C(n-c, k) / C(n, k), the unbiased estimate of a problem's failure with k samples from
     * n of which c are correct (Chen et al., arXiv:2107.03374).
     */
    static double failure(int n, int c, double k) {
      if (n - c < k) {
        return 0;
      }
      double failure = 1;
      for (int i = 0; i < c; i++) {
        failure *= 1 - k / (n - i);
      }
      return failure;
    }
  }

  private SampleCounts(List<Group> groups) {
    this.groups = List.copyOf(groups);
    problems = groups.stream().mapToDouble(Group::problems).sum();
    fewest = groups.stream().mapToInt(Group::samples).min().orElseThrow();
    most = groups.stream().mapToInt(Group::samples).max().orElseThrow();
  }

  /**
   * Returns the counts of some problems.
   *
   * @param samples each problem's samples
   * @param correct each problem's correct samples
   * @throws IllegalArgumentException if there is no problem, or a count is out of its range
   */
  public static SampleCounts of(int[] samples, int[] correct) {
    if (samples.length != correct.length || samples.length == 0) {
      throw new IllegalArgumentException(
          String.format(
              "%d numbers of samples and %d of correct ones", samples.length, correct.length));
    }
    Gathering gathering = new Gathering();
    for (int i = 0; i < samples.length; i++) {
      if (samples[i] < 1 || correct[i] < 0 || correct[i] > samples[i]) {
        throw new IllegalArgumentException(
            String.format("%d correct of %d samples", correct[i], samples[i]));
      }
      gathering.add(samples[i], correct[i], 1);
    }
    return gathering.counts();
  }

  /** Groups by samples, then by correct ones. */
  private static final class Gathering {
    private final TreeMap<Long, Double> groups = new TreeMap<>();

    void add(int samples, int correct, double problems) {
      groups.merge(((long) samples << 32) | correct, problems, Double::sum);
    }

    SampleCounts counts() {
      List<Group> list = new ArrayList<>();
      groups.forEach(
          (key, problems) -> list.add(new Group((int) (key >> 32), key.intValue(), problems)));
      return new SampleCounts(list);
    }
  }

  /** Returns the groups, by samples and then by correct ones. */
  public List<Group> groups() {
    return groups;
  }

  /** Returns how many problems there are. */
  public double problems() {
    return problems;
  }

  /** Returns the fewest samples of a problem. */
  public int fewest() {
    return fewest;
  }

  /** Returns the most samples of a problem. */
  public int most() {
    return most;
  }

  /** Returns the share of problems with a correct sample. */
  public double solved() {
    return 1
        - groups.stream().filter(Group::unsolved).mapToDouble(Group::problems).sum() / problems;
  }

  /**
   * Returns the mean over problems of the unbiased estimate of pass@k.
   *
   * @param k at most the fewest samples of a problem
   */
  public double passAtK(double k) {
    double failure = 0;
    for (Group group : groups) {
      failure += group.problems * group.failure(k);
    }
    return 1 - failure / problems;
  }

  /**
   * Returns what a share of each problem's samples would have shown, in expectation over which are
   * kept: each problem is shared out by the hypergeometric law. One with more than 20 correct
   * samples keeps the expected number of them, as no forecast depends on it.
   *
   * @param share of the samples that is kept, in (0, 1); at least one of each problem is
   */
  public SampleCounts thinned(double share) {
    Gathering gathering = new Gathering();
    for (Group group : groups) {
      int kept = Math.max(1, (int) Math.rint(share * group.samples));
      if (group.correct > MANY) {
        int correct = (int) Math.rint((double) kept * group.correct / group.samples);
        gathering.add(kept, correct, group.problems);
        continue;
      }
      int wrong = group.samples - group.correct;
      int low = Math.max(0, kept - wrong);
      int high = Math.min(kept, group.correct);
      double[] shares = new double[high - low + 1];
      // From the most likely count up and down, by ratios of neighbours, and then to a sum of 1.
      int mode =
          Math.max(
              low,
              Math.min(high, (int) ((kept + 1.0) * (group.correct + 1) / (group.samples + 2.0))));
      shares[mode - low] = 1;
      for (int c = mode + 1; c <= high; c++) {
        shares[c - low] = shares[c - 1 - low] * up(group, kept, c - 1);
      }
      for (int c = mode - 1; c >= low; c--) {
        shares[c - low] = shares[c + 1 - low] / up(group, kept, c);
      }
      double sum = 0;
      for (double one : shares) {
        sum += one >= SMALLEST_SHARE ? one : 0;
      }
      for (int c = low; c <= high; c++) {
        if (shares[c - low] >= SMALLEST_SHARE) {
          gathering.add(kept, c, group.problems * shares[c - low] / sum);
        }
      }
    }
    return gathering.counts();
  }

  /** Returns P(c + 1 correct samples are kept) / P(c are). */
  private static double up(Group group, int kept, int c) {
    double wrong = group.samples - group.correct;
    return (double) (group.correct - c) * (kept - c) / ((c + 1.0) * (wrong - kept + c + 1));
  }
}
