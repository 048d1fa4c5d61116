package io.ponder.strategy.tournament;

import io.ponder.model.Comparisons;
import io.ponder.strategy.Problem;
import java.util.Arrays;

/**
 * The solution types of a problem by what comparisons can tell apart. Types of one kind win and tie
 * alike against all others and each other, so a winner of a kind is of each of its types with the
 * odds of a sample.
 */
final class Kinds {
  /** The kind of each type that is generated. */
  private final int[] kinds;

  /** The first type of each kind. */
  private final int[] first;

  private final double[] probabilities;

  private Kinds(int[] kinds, int[] first, double[] probabilities) {
    this.kinds = kinds;
    this.first = first;
    this.probabilities = probabilities;
  }

  /** Returns the kinds that samples of a problem are of, in the order of their first types. */
  static Kinds of(Problem problem, Comparisons comparator) {
    int[] kinds = new int[problem.types().size()];
    int[] first = new int[kinds.length];
    double[] probabilities = new double[kinds.length];
    int size = 0;
    for (int type = 0; type < kinds.length; type++) {
      double probability = problem.probability(type);
      if (probability > 0) {
        int kind = 0;
        while (kind < size && !alike(comparator, first[kind], type)) {
          kind++;
        }
        if (kind == size) {
          first[kind] = type;
          size++;
        }
        kinds[type] = kind;
        probabilities[kind] += probability;
      }
    }
    return new Kinds(kinds, Arrays.copyOf(first, size), Arrays.copyOf(probabilities, size));
  }

  private static boolean alike(Comparisons comparator, int t, int u) {
    boolean alike = comparator.wins().at(t, u) == 0.5 && comparator.ties().at(t, u) == 0;
    for (int other = 0; alike && other < comparator.wins().size(); other++) {
      alike =
          other == t
              || other == u
              || (comparator.wins().at(t, other) == comparator.wins().at(u, other)
                  && comparator.ties().at(t, other) == comparator.ties().at(u, other));
    }
    return alike;
  }

  /** Returns how many kinds there are. */
  int size() {
    return first.length;
  }

  /** Returns the first type of a kind. */
  int type(int kind) {
    return first[kind];
  }

  /** Returns P(a sample is of a kind), which is above 0. */
  double probability(int kind) {
    return probabilities[kind];
  }

  /** Returns P(a sample is of each kind). */
  double[] probabilities() {
    return probabilities.clone();
  }

  /** Returns P(a sample of a kind is wrong). */
  double wrongShare(Problem problem, int kind) {
    double wrong = 0;
    for (int type = 0; type < kinds.length; type++) {
      boolean counts = kinds[type] == kind && !problem.types().get(type).correct();
      wrong += counts ? problem.probability(type) : 0;
    }
    return wrong / probabilities[kind];
  }

  /** Returns the distribution of a winner's type from that of its kind. */
  double[] types(Problem problem, double[] winner) {
    double[] types = problem.probabilities();
    for (int type = 0; type < types.length; type++) {
      types[type] *= winner[kinds[type]] / probabilities[kinds[type]];
    }
    return types;
  }
}
