package io.ponder.strategy.revision;

import io.ponder.model.Revision;
import io.ponder.model.SolutionType;
import io.ponder.strategy.Problem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The law of a vote within a chain of revisions: the probabilities of all counts of votes and of
 * the last candidate's type, revision by revision. It refuses more than {@link #MOST_STATES}
 * states.
 */
final class ChainVoteLaw {
  /** States over all candidates. */
  private static final int MOST_STATES = 1_000_000;

  private final List<SolutionType> types;

  /** The first type that has the answer of a type: votes are counted there. */
  private final int[] first;

  /** The last candidate's types by counts, which are written as a character for each type. */
  private Map<String, double[]> states = new LinkedHashMap<>();

  private ChainVoteLaw(List<SolutionType> types) {
    this.types = types;
    first = new int[types.size()];
    Map<String, Integer> byAnswer = new HashMap<>();
    for (int t = 0; t < first.length; t++) {
      String answer = types.get(t).answer();
      Integer before = answer == null ? null : byAnswer.putIfAbsent(answer, t);
      first[t] = before == null ? t : before;
    }
  }

  /**
   * Returns how likely each type is the choice, or empty if there are too many states. An answer
   * counts for the first type that gives it, no answer for types without one.
   */
  static Optional<double[]> choice(Problem problem, Revision revision, long depth) {
    return problem.correctUnparsed() || depth > Character.MAX_VALUE
        ? Optional.empty()
        : new ChainVoteLaw(problem.types()).choice(problem.probabilities(), revision, depth);
  }

  private Optional<double[]> choice(double[] start, Revision revision, long depth) {
    vote(new char[first.length], start);
    long reached = states.size();
    for (long i = 1; i < depth && reached * first.length <= MOST_STATES; i++) {
      Map<String, double[]> before = states;
      states = new LinkedHashMap<>();
      before.forEach((counts, last) -> vote(counts.toCharArray(), revision.after(last)));
      reached += states.size();
    }
    return reached * first.length <= MOST_STATES ? Optional.of(plurality()) : Optional.empty();
  }

  /** Adds the vote of one more candidate to counts. */
  private void vote(char[] counts, double[] types) {
    for (int t = 0; t < types.length; t++) {
      if (types[t] > 0) {
        int counted = parsed(t) ? 1 : 0;
        counts[first[t]] += (char) counted;
        states.computeIfAbsent(new String(counts), key -> new double[types.length])[t] += types[t];
        counts[first[t]] -= (char) counted;
      }
    }
  }

  private boolean parsed(int type) {
    return types.get(type).answer() != null;
  }

  private double[] plurality() {
    double[] choice = new double[first.length];
    states.forEach(
        (counts, last) -> {
          int most = counts.chars().max().orElseThrow();
          long tied = counts.chars().filter(votes -> votes == most).count();
          for (int t = 0; t < choice.length; t++) {
            if (most == 0) {
              choice[t] += last[t];
            } else if (counts.charAt(t) == most) {
              choice[t] += Arrays.stream(last).sum() / tied;
            }
          }
        });
    return choice;
  }
}
