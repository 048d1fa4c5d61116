package io.ponder.theory;

import io.ponder.model.Level;
import io.ponder.model.Solver;
import io.ponder.model.SuccessRate;
import io.ponder.model.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What best-of-n and resampling tend to with more samples: {@code s pi / (s pi + 1 - pi)} with s
 * the slope of the verifier's true over its false positive rate at 0. For a concave curve that is
 * the {@linkplain VerifierCeiling ceiling}; else best-of-n can be better with fewer samples.
 */
public final class VerifierLimit implements MixTheorem {
  @Override
  public String name() {
    return "verifier-limit";
  }

  @Override
  public String text() {
    return "the accuracy that best-of-n and resampling tend to with more samples";
  }

  @Override
  public String source() {
    return "arXiv:2507.12399";
  }

  @Override
  public List<String> about(Solver solver) {
    List<String> lines = new ArrayList<>();
    for (Level level : solver.levels()) {
      lines.add(level.name() + ": " + about(level));
    }
    return lines;
  }

  private static String about(Level level) {
    Verifier verifier = level.table().verifier();
    if (verifier == null) {
      return "does not apply here: it has no verifier";
    }
    if (!(level.models().get(0).success() instanceof SuccessRate.Fixed fixed)) {
      return "does not apply here: its success rates differ";
    }
    double first = VerifierCeiling.slopeAtZero(verifier);
    double steepest = VerifierCeiling.slope(verifier);
    String limit =
        String.format(Locale.ROOT, "%.4f", 1 - VerifierCeiling.failure(fixed.rate(), first));
    return first < steepest
        ? String.format(
            Locale.ROOT,
            "%s; the curve is not concave, fewer samples may reach more, up to %.4f",
            limit,
            1 - VerifierCeiling.failure(fixed.rate(), steepest))
        : limit;
  }
}
