package io.ponder.experiment;

import io.ponder.engine.Contestant;
import io.ponder.inference.Usage;
import io.ponder.model.Call;
import io.ponder.model.Costs;
import io.ponder.model.Level;
import io.ponder.model.Model;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A unit in which usage is counted: mean per problem. */
public enum Axis {
  /** Inference calls. */
  CALLS(""),
  /** Rounds of calls that run at once. */
  ROUNDS(""),
  /** Prompt and completion tokens. */
  TOKENS("tokens of each call"),
  /** Floating-point operations. */
  FLOPS("tokens of each call and parameters"),
  /** USD. */
  USD("tokens of each call and a price"),
  /** Seconds. */
  SECONDS("tokens of each call and tokens-per-second"),
  /** Watt-hours. */
  WATT_HOURS("tokens of each call and watt-hours");

  private final String needs;

  Axis(String needs) {
    this.needs = needs;
  }

  /** Returns the unit of a name. */
  public static Optional<Axis> of(String name) {
    return Arrays.stream(values()).filter(axis -> axis.key().equals(name)).findFirst();
  }

  /** Returns the names of all units. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Axis::key).toList();
  }

  /** Returns its name. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns what costs must give for it. */
  String needs() {
    return needs;
  }

  /** Returns whether costs can tell it. */
  boolean known(Costs costs) {
    boolean tokens = !costs.tokens().isEmpty();
    return switch (this) {
      case CALLS, ROUNDS -> true;
      case TOKENS -> tokens;
      case FLOPS -> tokens && costs.parameters().isPresent();
      case USD -> tokens && !costs.price().isEmpty();
      case SECONDS -> tokens && costs.tokensPerSecond().isPresent();
      case WATT_HOURS -> tokens && costs.wattHours().isPresent();
    };
  }

  /** Returns the usage in this unit, empty where a call's tokens are not given. */
  public OptionalDouble of(Usage usage) {
    return switch (this) {
      case CALLS -> OptionalDouble.of(usage.calls());
      case ROUNDS ->
          Double.isNaN(usage.rounds()) ? OptionalDouble.empty() : OptionalDouble.of(usage.rounds());
      case TOKENS -> usage.tokens();
      case FLOPS -> usage.flops();
      case USD -> usage.usd();
      case SECONDS -> usage.seconds();
      case WATT_HOURS -> usage.wattHours();
    };
  }

  /**
   * Returns the unit that an option names, which every level's costs must tell.
   *
   * @throws InputException if there is none of that name, or costs do not tell it
   */
  public static Axis asked(String option, String name, List<Experiment> experiments) {
    Axis axis =
        of(name)
            .orElseThrow(
                () ->
                    new InputException(
                        option
                            + ": there is no unit "
                            + name
                            + "; "
                            + Names.advice(name, names())));
    for (Experiment one : experiments) {
      for (Level level : one.solver().levels()) {
        one.contestants().forEach(contestant -> axis.check(option, level, contestant));
      }
    }
    return axis;
  }

  /** What follows from tokens needs those of every call that is charged. */
  private void check(String option, Level level, Contestant contestant) {
    for (Model model : contestant.models(level)) {
      Costs costs = model.costs();
      if (!known(costs)) {
        throw new InputException(
            String.format(
                "%s: the costs of level %s do not tell %s; they need %s",
                option, level.name(model), key(), needs));
      }
      for (Call kind : contestant.strategy().needs()) {
        if (this != CALLS
            && this != ROUNDS
            && costs.ticks(kind) > 0
            && !costs.tokens().containsKey(kind)) {
          throw new InputException(
              String.format(
                  "%s: strategy %s pays for %s, but the costs of level %s do not tell its tokens",
                  option, contestant.label(), kind.key(), level.name(model)));
        }
      }
    }
  }
}
