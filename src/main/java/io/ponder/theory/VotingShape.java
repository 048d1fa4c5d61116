package io.ponder.theory;

import io.ponder.model.Level;
import io.ponder.model.Solver;
import io.ponder.model.SuccessRate;
import io.ponder.strategy.Problem;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Whether more votes help on a solver with an easy and a hard level ({@link VotingMix}). */
public final class VotingShape implements MixTheorem {
  @Override
  public String name() {
    return "voting-shape";
  }

  @Override
  public String text() {
    return "whether more votes help on an easy and a hard level of two answers";
  }

  @Override
  public String source() {
    return "arXiv:2403.02419";
  }

  @Override
  public List<String> about(Solver solver) {
    List<Level> levels = solver.levels();
    if (levels.stream().anyMatch(level -> Double.isNaN(rate(level)))) {
      return List.of("does not apply here: the success rates of a level differ");
    }
    if (levels.size() != 2 || !levels.stream().allMatch(VotingShape::binary)) {
      return List.of("does not apply here: it needs two levels of two answers each");
    }
    int easy = rate(levels.get(0)) > rate(levels.get(1)) ? 0 : 1;
    double high = rate(levels.get(easy));
    double low = rate(levels.get(1 - easy));
    if (!(high > 0.5 && low < 0.5)) {
      return List.of("does not apply here: no level is above and one below 1/2");
    }
    VotingMix mix = new VotingMix(solver.shares()[easy], high, low);
    OptionalLong best = mix.best();
    String advice =
        best.isPresent()
            ? String.format(
                Locale.ROOT,
                "best odd number of votes %d, accuracy %.4f",
                best.getAsLong(),
                mix.accuracy(best.getAsLong()))
            : String.format(Locale.ROOT, "the more votes the better, up to %.4f", mix.easyShare());
    return List.of(words(mix.shape()) + "; " + advice);
  }

  private static String words(VotingMix.Shape shape) {
    return switch (shape) {
      case RISES -> "accuracy rises with the votes";
      case FALLS -> "accuracy falls with the votes";
      case RISES_THEN_FALLS -> "accuracy rises, then falls with the votes";
      case FALLS_THEN_RISES -> "accuracy falls, then rises with the votes";
    };
  }

  private static double rate(Level level) {
    return level.models().get(0).success() instanceof SuccessRate.Fixed fixed
        ? fixed.rate()
        : Double.NaN;
  }

  /** Whether all problems of a level are alike and have one wrong answer, and all samples one. */
  private static boolean binary(Level level) {
    Problem problem = new Problem(level.models().get(0), rate(level));
    return problem.answers().size() <= 2 && problem.unparsed() == 0 && !problem.correctUnparsed();
  }
}
