package io.ponder.scaling;

import io.ponder.scaling.SampleCounts.Group;
import java.util.Optional;

/**
 * Good and Toulmin's estimate of how many problems more samples would newly solve, an alternating
 * series in the numbers of problems with 1, 2, ... correct samples, smoothed by binomial weights
 * (Orlitsky, Suresh and Wu, PNAS 2016, table 1). Its promise ends near n ln n samples.
 */
public final class GoodToulminPredictor implements CoveragePredictor {
  @Override
  public String key() {
    return "good-toulmin";
  }

  @Override
  public String text() {
    return "smoothed Good-Toulmin estimate of newly solved problems";
  }

  @Override
  public Optional<CoverageCurve> fit(SampleCounts counts) {
    return Optional.of(
        k -> {
          double unsolved = 0;
          double all = 0;
          for (Group group : counts.groups()) {
            if (k <= group.samples()) {
              unsolved += group.problems() * group.failure(k);
            } else {
              unsolved += group.unsolved() ? group.problems() : 0;
              all += group.problems() * newlySolved(group, k, counts);
            }
          }
          return Math.max(counts.solved(), Math.min(1, 1 - (unsolved - all) / counts.problems()));
        });
  }

  /** Returns a problem's term of the series, which is 0 for an unsolved one. */
  private static double newlySolved(Group group, double k, SampleCounts counts) {
    double more = k / group.samples() - 1;
    if (group.correct() == 0) {
      return 0;
    }
    double sign = group.correct() % 2 == 1 ? 1 : -1;
    if (more <= 1) {
      return sign * Math.pow(more, group.correct());
    }
    int trials =
        Math.max(
            1,
            (int)
                Math.ceil(
                    Math.log(counts.problems() * more * more / (more - 1)) / (2 * Math.log(2))));
    if (group.correct() > trials) {
      return 0;
    }
    return sign
        * Math.pow(more, group.correct())
        * atLeast(group.correct(), trials, 2 / (2 + more));
  }

  /** Returns P(at least so many of the trials succeed). */
  private static double atLeast(int successes, int trials, double rate) {
    double term = Math.pow(1 - rate, trials);
    double below = 0;
    for (int i = 0; i < successes; i++) {
      below += term;
      term *= (trials - i) / (i + 1.0) * rate / (1 - rate);
    }
    return Math.max(0, 1 - below);
  }
}
