package io.ponder.strategy;

import io.ponder.inference.Inference;
import io.ponder.model.Call;
import io.ponder.model.Table;
import java.util.Optional;
import java.util.Set;

/**
 * A reasoning strategy: how to spend inference calls on one problem. An immutable record whose
 * components are its parameters ({@link Parameter}), described by {@link About}.
 */
public interface Strategy {
  /** The choice of a play that has no answer. */
  int NO_ANSWER = Inference.NO_ANSWER;

  /**
   * Returns a worker for one thread, which plays one trial after another.
   *
   * @param budget the most calls that a trial may spend, at least 1
   */
  Play start(int budget);

  /**
   * Whether one play at the largest budget answers for all smaller ones as well, by {@linkplain
   * Inference#offer offering} an answer whenever one is {@linkplain Inference#due due}. Else it is
   * played once for each budget.
   */
  default boolean anytime() {
    return false;
  }

  /** Whether it is no strategy but a ceiling, which may answer {@link Inference#ANY_CORRECT}. */
  default boolean ceiling() {
    return false;
  }

  /** Returns its exact law, if it has one. */
  default Optional<Law> law() {
    return Optional.empty();
  }

  /** Returns its exact law on recorded samples, if it has one. */
  default Optional<RecordedLaw> recordedLaw() {
    return Optional.empty();
  }

  /** Returns how many models it uses, at least 1: more than 1 need a solver that has them. */
  default int models() {
    return 1;
  }

  /** Returns the kinds of call, besides generate, that it cannot do without, of every model. */
  default Set<Call> needs() {
    return Set.of();
  }

  /**
   * Returns why it cannot run on a model's table that offers all calls that it {@linkplain #needs
   * needs}, as what it needs, such as "threshold, because ..."; empty if it can.
   */
  default Optional<String> conflict(Table table) {
    return Optional.empty();
  }
}
