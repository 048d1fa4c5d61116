package io.ponder.bench;

import io.ponder.model.Comparisons;
import io.ponder.model.Costs;
import io.ponder.model.Judge;
import io.ponder.model.Level;
import io.ponder.model.Matrix;
import io.ponder.model.Model;
import io.ponder.model.Revision;
import io.ponder.model.SolutionType;
import io.ponder.model.SuccessRate;
import io.ponder.model.Table;
import io.ponder.model.Verifier;
import io.ponder.model.WrongAnswers;
import java.util.Collections;
import java.util.List;

/** Level 3 of the standard comparison: eleven answers, and everything a strategy may need. */
final class BenchLevel {
  private static final double ACCURACY = 0.7;

  private BenchLevel() {}

  /** Returns the level as seen by a number of models, all alike. */
  static Level create(int models) {
    List<SolutionType> types = WrongAnswers.zipf(10, 1, 0).types();
    Matrix wins =
        Matrix.of(
            types.size(),
            (t, u) ->
                types.get(t).correct() == types.get(u).correct()
                    ? 0.5
                    : types.get(t).correct() ? ACCURACY : 1 - ACCURACY);
    Matrix ties = Matrix.of(types.size(), (t, u) -> 0);
    Model model =
        new Model(
            "model",
            new SuccessRate.Fixed(0.3),
            new Table(
                types,
                new Comparisons(wins, ties, 0, 0),
                new Verifier.Separation(1.1),
                new Judge(0.8, 0.6, 0),
                Revision.of(types, 0.12, 0.06)),
            Costs.CALLS_ONLY);
    return new Level("level-3", 1, Collections.nCopies(models, model), 1);
  }
}
