package io.ponder.theory;

import io.ponder.model.Revision;
import io.ponder.model.SolutionType;
import io.ponder.strategy.Problem;
import io.ponder.strategy.Strategy;
import io.ponder.strategy.revision.Accept;
import io.ponder.strategy.revision.Select;
import io.ponder.strategy.revision.SequentialRevision;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A chain of revisions tends to a limit, whatever it starts from: {@code Acc = Upp - a^t (Upp -
 * Acc_0)} after t revisions, Upp = fix / (fix + break) and a = 1 - fix - break (arXiv:2508.16456).
 * An equality where all wrong types are fixed, and all correct ones broken, at the same rate.
 */
public final class RevisionLimit implements Bound {
  private static final double ROUNDING = 1e-12;

  @Override
  public String name() {
    return "revision-limit";
  }

  @Override
  public String text() {
    return "Acc = Upp - a^t (Upp - Acc_0), Upp = fix/(fix+break), a = 1-fix-break";
  }

  @Override
  public String source() {
    return "arXiv:2508.16456";
  }

  @Override
  public Fall fall() {
    return Fall.NONE;
  }

  /**
   * Returns the natural logarithm of P(the last one is wrong).
   *
   * @param accuracy P(the first one is correct), in [0, 1]
   * @param fix P(a revision makes a wrong one correct), in [0, 1]
   * @param harm P(a revision makes a correct one wrong), in [0, 1]
   * @param revisions t, at least 0
   */
  public static double logFailure(double accuracy, double fix, double harm, long revisions) {
    double turn = fix + harm;
    if (harm == 0) {
      double remains = revisions == 0 ? 0 : (double) revisions * Math.log1p(-fix);
      return Math.log1p(-accuracy) + remains;
    }
    double remains = Math.pow(1 - turn, (double) revisions);
    // 1 - remains, with all its digits for few or rare turns.
    double gone = turn < 1 ? -Math.expm1((double) revisions * Math.log1p(-turn)) : 1 - remains;
    return Math.log(harm / turn * gone + remains * (1 - accuracy));
  }

  @Override
  public Optional<Claim> at(Problem problem, Strategy strategy, long budget) {
    Revision revision = problem.table().revision();
    if (!(strategy instanceof SequentialRevision chain)
        || chain.select() != Select.LAST
        || chain.accept() != Accept.ALWAYS
        || revision == null) {
      return Optional.empty();
    }
    Optional<Double> fix = turn(problem, revision, false);
    Optional<Double> harm = turn(problem, revision, true);
    Size size = Size.of(budget);
    if (fix.isEmpty() || harm.isEmpty()) {
      return Optional.of(
          Claim.fails(
              size,
              Map.of(),
              (fix.isEmpty() ? "wrong types are fixed" : "correct types are broken")
                  + " at different rates"));
    }
    Map<Assumption, Double> assumptions = new EnumMap<>(Assumption.class);
    assumptions.put(Assumption.P_GEN, problem.rate());
    assumptions.put(Assumption.FIX, fix.get());
    assumptions.put(Assumption.BREAK, harm.get());
    double failure = logFailure(problem.rate(), fix.get(), harm.get(), budget - 1);
    return Optional.of(Claim.holds(size, assumptions, failure));
  }

  /** Returns P(a revision turns a type of a class into one of the other), if all have the same. */
  private static Optional<Double> turn(Problem problem, Revision revision, boolean correct) {
    List<SolutionType> types = problem.types();
    double least = 1;
    double most = 0;
    for (int t = 0; t < types.size(); t++) {
      if (types.get(t).correct() == correct) {
        double turn = 0;
        for (int u = 0; u < types.size(); u++) {
          turn += types.get(u).correct() == correct ? 0 : revision.kernel().at(t, u);
        }
        least = Math.min(least, turn);
        most = Math.max(most, turn);
      }
    }
    if (most < least) {
      return Optional.of(0.0);
    }
    return most - least <= ROUNDING ? Optional.of((least + most) / 2) : Optional.empty();
  }
}
