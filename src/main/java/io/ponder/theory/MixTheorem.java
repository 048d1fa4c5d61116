package io.ponder.theory;

import io.ponder.model.Solver;
import java.util.List;

/** A theorem about a mix of problems of different difficulty, which says more than a bound. */
public interface MixTheorem {
  /** Returns its name in an experiment. */
  String name();

  /** Returns what it is about, in one line. */
  String text();

  /** Returns where it is proven, such as "arXiv:2403.02419". */
  String source();

  /** Returns what it says about a solver, or why it says nothing, in lines. */
  List<String> about(Solver solver);
}
