package io.ponder.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.model.Costs;
import io.ponder.model.Model;
import io.ponder.model.Revision;
import io.ponder.model.SolutionType;
import io.ponder.model.SuccessRate;
import io.ponder.model.Table;
import io.ponder.model.Verifier;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brute force for laws: all sequences of what a few candidates may be, and what is chosen of each.
 */
public final class Sequences {
  /** Two right answers, a wrong answer that two types give, another one, and none. */
  public static final List<SolutionType> TYPES =
      List.of(
          new SolutionType("right", "1", true, 0.75),
          new SolutionType("also-right", "2", true, 0.25),
          new SolutionType("wrong", "3", false, 0.4),
          new SolutionType("wrong-too", "3", false, 0.1),
          new SolutionType("other", "4", false, 0.2),
          new SolutionType("unparsed", null, false, 0.3));

  /** Relative: all sums have positive terms only; a wrong formula is off by far more. */
  private static final double ROUNDING = 1e-12;

  private final double[] sums = new double[3];

  /** Returns a problem with these types. */
  public static Problem problem(
      double rate, @Nullable Verifier verifier, @Nullable Revision revision, Costs costs) {
    Table table = new Table(TYPES, null, verifier, null, revision);
    return new Problem(new Model("model", new SuccessRate.Fixed(rate), table, costs), rate);
  }

  /** Calls for each sequence of so many numbers from 0 up to a limit. */
  public static void all(int length, int limit, Consumer<int[]> each) {
    int[] sequence = new int[length];
    int at;
    do {
      each.accept(sequence.clone());
      at = length - 1;
      while (at >= 0 && ++sequence[at] == limit) {
        sequence[at--] = 0;
      }
    } while (at >= 0);
  }

  /**
   * Returns P(the choice is each type) if one of the likeliest answers is chosen, ties at random.
   */
  public static double[] plurality(int[] types) {
    long most = Arrays.stream(types).mapToLong(type -> votes(types, type)).max().orElse(0);
    return uniform(
        Arrays.stream(types).filter(type -> votes(types, type) == most && most > 0).toArray());
  }

  /** Returns how many have the answer of a type, 0 if it has none. */
  public static long votes(int[] types, int type) {
    String answer = TYPES.get(type).answer();
    return answer == null
        ? 0
        : Arrays.stream(types).filter(one -> answer.equals(TYPES.get(one).answer())).count();
  }

  /** Returns P(the choice is each type) if one of some is chosen uniformly. */
  public static double[] uniform(int[] types) {
    double[] choice = new double[TYPES.size()];
    for (int type : types) {
      choice[type] += 1.0 / types.length;
    }
    return choice;
  }

  /** Adds a sequence's choice: P(it is each type), all 0 if there is none. */
  public void add(double probability, double[] choice) {
    for (int type = 0; type < choice.length; type++) {
      SolutionType of = TYPES.get(type);
      sums[of.correct() ? 0 : of.answer() != null ? 1 : 2] += probability * choice[type];
    }
    sums[2] += Arrays.stream(choice).allMatch(share -> share == 0) ? probability : 0;
  }

  /** Checks that a law gives what was added. */
  public void assertGiven(Law.Exact law, String what, Object... arguments) {
    double[] given = {law.correct(), law.wrong(), law.abstained()};
    for (int i = 0; i < 3; i++) {
      assertThat(given[i])
          .as(what + " " + List.of("correct", "wrong", "no answer").get(i), arguments)
          .isCloseTo(sums[i], within(ROUNDING * sums[i]));
    }
  }
}
