package io.ponder.scaling;

import java.util.List;
import java.util.Optional;

/** All families of curves. */
public final class Families {
  /** All families, in the order of reports. */
  public static final List<Family> ALL =
      List.of(
          new PowerLaw(),
          new Exponential(),
          new ExponentiatedPowerLaw(),
          new LogLinear(),
          new Logistic(),
          new BetaPassAtK(),
          new KumaraswamyPassAtK(),
          new RiseAndFall(),
          new RootExponential());

  private Families() {}

  /** Returns the family of that name. */
  public static Optional<Family> named(String key) {
    return ALL.stream().filter(one -> one.key().equals(key)).findFirst();
  }

  /** Returns all names. */
  public static List<String> names() {
    return ALL.stream().map(Family::key).toList();
  }
}
