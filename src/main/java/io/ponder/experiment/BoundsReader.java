package io.ponder.experiment;

import io.ponder.experiment.Node.Scalar;
import io.ponder.theory.Bound;
import io.ponder.theory.MixTheorem;
import io.ponder.theory.Theorems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code bounds}: names of theorems, or {@code use:} with a failure to be guaranteed. */
final class BoundsReader {
  private static final double STANDARD_FAILURE = 0.01;
  private static final double LEAST_FAILURE = 1e-300;
  private static final double MOST_FAILURE = 0.999999;

  private BoundsReader() {}

  /** What an experiment asks for: bounds on single problems, and theorems about mixes. */
  record Theory(List<Asked> bounds, List<MixTheorem> mixes) {}

  static Theory read(Node node) {
    List<Asked> bounds = new ArrayList<>();
    List<MixTheorem> mixes = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Node item : Fields.items(node)) {
      double failure = STANDARD_FAILURE;
      Node use = item;
      if (!(item instanceof Scalar)) {
        Fields fields = Fields.of(item, "use", "failure");
        use = fields.get("use");
        failure = fields.number("failure", LEAST_FAILURE, MOST_FAILURE, STANDARD_FAILURE);
      }
      String name = Fields.text(use);
      if (!seen.add(name)) {
        throw item.place().error("bound " + name + " is there twice");
      }
      List<Bound> found =
          Theorems.bounds().stream().filter(bound -> bound.name().equals(name)).toList();
      List<MixTheorem> mix =
          Theorems.mixes().stream().filter(theorem -> theorem.name().equals(name)).toList();
      if (found.isEmpty() && mix.isEmpty()) {
        throw use.place().error("there is no bound " + name + "; " + Names.advice(name, names()));
      }
      boolean none = found.stream().noneMatch(Bound::guarantees);
      if (none && !(item instanceof Scalar)) {
        throw item.place().error(name + " takes no parameters: it guarantees no budget");
      }
      for (Bound bound : found) {
        bounds.add(new Asked(bound, failure));
      }
      mixes.addAll(mix);
    }
    return new Theory(List.copyOf(bounds), List.copyOf(mixes));
  }

  private static List<String> names() {
    return Stream.concat(
            Theorems.bounds().stream().map(Bound::name),
            Theorems.mixes().stream().map(MixTheorem::name))
        .toList();
  }
}
