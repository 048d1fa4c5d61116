package io.ponder.model;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks that whatever has the same answer is all correct or all wrong. */
final class Correctness {
  private final String what;
  private final Map<String, Boolean> known = new HashMap<>();

  /** Creates a check of what errors call by this name, such as "types". */
  Correctness(String what) {
    this.what = what;
  }

  /**
   * Checks one more answer, {@code null} for none.
   *
   * @throws IllegalArgumentException if it was correct before and is wrong now, or the reverse
   */
  void check(@Nullable String answer, boolean correct) {
    if (answer == null) {
      return;
    }
    Boolean before = known.putIfAbsent(answer, correct);
    if (before != null && before != correct) {
      throw new IllegalArgumentException(
          what + " with the answer " + answer + " must all be correct or all be wrong");
    }
  }
}
