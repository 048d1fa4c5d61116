package io.ponder.experiment;

import io.ponder.scaling.Families;
import io.ponder.scaling.Family;
import io.ponder.scaling.Loss;
import io.ponder.scaling.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code fit}. */
final class FitReader {
  private FitReader() {}

  static FitRequest read(Node node) {
    Fields fields = Fields.of(node, "x", "y", "families", "loss", "extrapolate", "bootstraps");
    Axis x = Axis.of(fields.word("x", Axis.CALLS.key(), Axis.names())).orElseThrow();
    Quantity y =
        Quantity.of(fields.word("y", Quantity.ACCURACY.key(), Quantity.names())).orElseThrow();
    Optional<Loss> loss =
        fields.find("loss").flatMap(given -> Loss.of(fields.word("loss", "", Loss.names())));
    List<Double> extrapolate = new ArrayList<>();
    fields
        .find("extrapolate")
        .ifPresent(
            list ->
                Fields.items(list)
                    .forEach(item -> extrapolate.add(Fields.number(item, 1e-12, 1e18))));
    return new FitRequest(
        x,
        y,
        fields.find("families").map(FitReader::families).orElse(Families.ALL),
        loss,
        List.copyOf(extrapolate),
        fields.integer(
            "bootstraps",
            FitRequest.FEWEST_BOOTSTRAPS,
            FitRequest.MOST_BOOTSTRAPS,
            FitRequest.BOOTSTRAPS));
  }

  private static List<Family> families(Node node) {
    List<Family> families = new ArrayList<>();
    for (Node item : Fields.items(node)) {
      String name = Fields.text(item);
      Family family =
          Families.named(name)
              .orElseThrow(
                  () ->
                      item.place()
                          .error(
                              "there is no family "
                                  + name
                                  + "; "
                                  + Names.advice(name, Families.names())));
      if (families.contains(family)) {
        throw item.place().error("family " + name + " is there twice");
      }
      families.add(family);
    }
    if (families.isEmpty()) {
      throw node.place().error("there must be at least one family");
    }
    return List.copyOf(families);
  }
}
