package io.ponder.strategy.batch;

import io.ponder.model.Call;
import io.ponder.model.Table;
import io.ponder.strategy.About;
import io.ponder.strategy.Parameter;
import java.util.Optional;
import java.util.Set;

/**
 * How to spend one budget on a batch of problems of unknown difficulty. An immutable record whose
 * components are its parameters ({@link Parameter}), described by {@link About}.
 */
public interface BatchStrategy {
  /**
   * Returns a worker for one thread, which plays one batch after another.
   *
   * @param problems the problems in a batch, at least 1
   */
  BatchPlay start(int problems);

  /** Returns the kinds of call, besides generate, that it cannot do without. */
  default Set<Call> needs() {
    return Set.of();
  }

  /**
   * Returns why it cannot run on a table that offers all calls that it {@linkplain #needs needs},
   * as what it needs; empty if it can.
   */
  default Optional<String> conflict(Table table) {
    return Optional.empty();
  }
}
