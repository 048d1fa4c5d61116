package io.ponder.experiment;

import io.ponder.theory.Bound;
import io.ponder.theory.Guarantee;
import java.util.List;
import java.util.OptionalLong;

/**
 * One row of {@code guarantees.csv}: a budget that a theorem proves to be enough.
 *
 * @param varied the varied values
 * @param level the level's name
 * @param bound the theorem
 * @param failure the failure that it guarantees
 * @param guarantee the strategy, its size and its budget
 * @param least the smallest N that is enough by the law at the same K, if it was found
 */
public record GuaranteeRow(
    List<String> varied,
    String level,
    Bound bound,
    double failure,
    Guarantee guarantee,
    OptionalLong least) {}
