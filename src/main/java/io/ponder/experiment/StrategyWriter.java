package io.ponder.experiment;

import io.ponder.strategy.Policy;
import io.ponder.strategy.Strategy;
import io.ponder.strategy.StrategyType;
import io.ponder.strategy.StrategyType.ParameterType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** Writes a strategy as an entry of {@code strategies}. */
final class StrategyWriter {
  private StrategyWriter() {}

  /** Returns its name, or {@code {use: name, ...}} with the parameters that are not standard. */
  static String entry(Strategy strategy) {
    List<String> values = values(strategy);
    return values.size() == 1 ? StrategyType.of(strategy.getClass()).name() : braces(values);
  }

  /** Returns {@code use: name}, and each parameter that is not standard, as keys and values. */
  static List<String> values(Strategy strategy) {
    StrategyType type = StrategyType.of(strategy.getClass());
    List<String> values = new ArrayList<>();
    values.add("use: " + type.name());
    RecordComponent[] components = strategy.getClass().getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      ParameterType parameter = type.parameters().get(i);
      Object value = value(strategy, components[i]);
      if (!parameter.standard().map(value::equals).orElse(false)) {
        values.add(parameter.name() + ": " + written(value));
      }
    }
    return values;
  }

  private static String written(Object value) {
    return value instanceof Policy policy
        ? braces(
            policy.rules().stream()
                .map(rule -> rule.votes() + ": " + entry(rule.strategy()))
                .toList())
        : ParameterType.written(value);
  }

  private static String braces(List<String> values) {
    return "{" + String.join(", ", values) + "}";
  }

  private static Object value(Strategy strategy, RecordComponent component) {
    try {
      return component.getAccessor().invoke(strategy);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read parameter " + component.getName(), e);
    }
  }
}
