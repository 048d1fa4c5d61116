package io.ponder.experiment;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Suggestions for names that are not known. */
public final class Names {
  private Names() {}

  /** Returns the nearest of the known names, if one is near. */
  public static Optional<String> nearest(String name, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    int near = Math.max(2, name.length() / 3);
    return known.stream()
        .filter(candidate -> distance.apply(name, candidate) <= near)
        // A name that has no letter in common is not near, however short it is.
        .filter(candidate -> distance.apply(name, candidate) < candidate.length())
        .min(Comparator.comparing(candidate -> distance.apply(name, candidate)));
  }

  /** Returns "did you mean X? " if a known name is near, and what is allowed. */
  public static String advice(String name, Collection<String> known) {
    return nearest(name, known).map(near -> "did you mean " + near + "? ").orElse("")
        + "Allowed: "
        + String.join(", ", known);
  }
}
