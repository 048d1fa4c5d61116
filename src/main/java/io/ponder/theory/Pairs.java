package io.ponder.theory;

import io.ponder.model.Matrix;
import io.ponder.model.SolutionType;
import io.ponder.strategy.Problem;
import java.util.List;
import java.util.stream.DoubleStream;

/** The pairs of a correct and a wrong type, of those that samples have. */
final class Pairs {
  private Pairs() {}

  /** Returns a value of each pair (correct, wrong). */
  static DoubleStream of(Problem problem, Matrix.Cell value) {
    List<SolutionType> types = problem.types();
    DoubleStream.Builder values = DoubleStream.builder();
    for (int t = 0; t < types.size(); t++) {
      for (int u = 0; u < types.size(); u++) {
        boolean pair = types.get(t).correct() && !types.get(u).correct();
        if (pair && problem.probability(t) > 0 && problem.probability(u) > 0) {
          values.add(value.at(t, u));
        }
      }
    }
    return values.build();
  }
}
