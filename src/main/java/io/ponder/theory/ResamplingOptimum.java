package io.ponder.theory;

import io.ponder.model.Level;
import io.ponder.model.Solver;
import io.ponder.model.SuccessRate;
import io.ponder.model.Verifier;
import io.ponder.strategy.Problem;
import io.ponder.theory.Resampling.Optimum;
import io.ponder.theory.Resampling.ProblemType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How often to resample, by what an accepted wrong answer costs ({@link Resampling}). */
public final class ResamplingOptimum implements MixTheorem {
  /** The costs that the paper compares, in units of what a correct answer is worth. */
  private static final double[] COSTS = {0.7, 1, 2, 4, 8};

  @Override
  public String name() {
    return "resampling-optimum";
  }

  @Override
  public String text() {
    return "the best number of attempts, by what an accepted wrong answer costs";
  }

  @Override
  public String source() {
    return "arXiv:2411.17501";
  }

  @Override
  public List<String> about(Solver solver) {
    List<ProblemType> types = new ArrayList<>();
    Set<Verifier> verifiers = new HashSet<>();
    double[] shares = solver.shares();
    for (int i = 0; i < shares.length; i++) {
      Level level = solver.levels().get(i);
      if (!(level.models().get(0).success() instanceof SuccessRate.Fixed fixed)) {
        return List.of(
            "does not apply here: the success rates of level " + level.name() + " differ");
      }
      types.add(new ProblemType(shares[i], fixed.rate()));
      Verifier verifier = level.table().verifier();
      if (verifier == null) {
        return List.of("does not apply here: level " + level.name() + " has no verifier");
      }
      if (new Problem(level.models().get(0), fixed.rate()).unparsed() > 0) {
        return List.of(
            "does not apply here: some samples of level " + level.name() + " are unparsed");
      }
      verifiers.add(verifier);
    }
    if (verifiers.size() != 1
        || !(verifiers.iterator().next() instanceof Verifier.AcceptReject verifier)) {
      return List.of("does not apply here: it needs one verifier that accepts or rejects");
    }
    Resampling resampling =
        new Resampling(types, verifier.acceptsCorrect(), verifier.rejectsWrong());
    List<String> lines = new ArrayList<>();
    for (double cost : COSTS) {
      Optimum best = resampling.best(cost);
      lines.add(
          String.format(
              Locale.ROOT,
              "if a wrong answer costs %.1f: %s, reward %.4f",
              cost,
              attempts(best.attempts()),
              best.reward()));
    }
    return lines;
  }

  private static String attempts(long attempts) {
    if (attempts == Long.MAX_VALUE) {
      return "the more attempts the better";
    }
    return attempts == 0
        ? "no attempt"
        : "at most " + attempts + (attempts == 1 ? " attempt" : " attempts");
  }
}
