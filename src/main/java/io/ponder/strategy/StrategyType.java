package io.ponder.strategy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A strategy's class as data: its name, its parameters, and how to make one from values.
 *
 * @param implementation the record class
 * @param about its annotation
 * @param parameters its parameters, in order
 */
public record StrategyType(Class<?> implementation, About about, List<ParameterType> parameters) {

  /**
   * One parameter.
   *
   * @param name its name in YAML
   * @param type int, double, boolean, an enum or {@link Policy}
   * @param annotation its range, standard value and meaning
   */
  public record ParameterType(String name, Class<?> type, Parameter annotation) {

    private static final String NONE = "none";

    /** Returns what the parameter takes, such as "a whole number from 1". */
    public String allowed() {
      if (type.isEnum()) {
        return "one of " + String.join(", ", choices());
      }
      if (type == boolean.class) {
        return "true or false";
      }
      if (type == Policy.class) {
        return "votes and strategies, such as {1: best-of-n, 3: majority-vote}";
      }
      String kind = type == int.class ? "a whole number" : "a number";
      boolean below = annotation.min() > Double.NEGATIVE_INFINITY;
      boolean above = annotation.max() < Double.POSITIVE_INFINITY;
      return kind
          + (below ? " from " + plain(annotation.min()) : "")
          + (above ? (below ? " to " : " up to ") + plain(annotation.max()) : "")
          + (optional() ? ", or none" : "");
    }

    private static String plain(double value) {
      if (Double.isNaN(value)) {
        return NONE;
      }
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? Long.toString((long) value)
          : Double.toString(value);
    }

    /** Returns the values of an enum as YAML writes them; empty for other types. */
    public List<String> choices() {
      return type.isEnum()
          ? Arrays.stream(type.getEnumConstants()).map(ParameterType::written).toList()
          : List.of();
    }

    /** Returns the value when none is given, or empty if it must be given. */
    public Optional<Object> standard() {
      return annotation.standard().isEmpty()
          ? Optional.empty()
          : Optional.of(parse(annotation.standard()));
    }

    /**
     * Returns the value of a YAML scalar, which a policy is not.
     *
     * @throws IllegalArgumentException if it is not {@linkplain #allowed() allowed}
     */
    public Object parse(String text) {
      Object value = value(text);
      if (value instanceof Number number && !(optional() && text.equals(NONE))) {
        double x = number.doubleValue();
        if (!(x >= annotation.min() && x <= annotation.max()) || Double.isInfinite(x)) {
          throw new IllegalArgumentException("found " + text + ", allowed is " + allowed());
        }
      }
      return value;
    }

    /** Whether it is a number that may be left out: its standard is "none", NaN in the record. */
    private boolean optional() {
      return type == double.class && annotation.standard().equals(NONE);
    }

    private Object value(String text) {
      if (optional() && text.equals(NONE)) {
        return Double.NaN;
      }
      try {
        if (type == int.class) {
          return Integer.valueOf(text);
        }
        if (type == double.class) {
          return Double.valueOf(text);
        }
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("found " + text + ", allowed is " + allowed(), e);
      }
      if (type == boolean.class && (text.equals("true") || text.equals("false"))) {
        return Boolean.valueOf(text);
      }
      if (type.isEnum()) {
        for (Object choice : type.getEnumConstants()) {
          if (written(choice).equals(text)) {
            return choice;
          }
        }
      }
      throw new IllegalArgumentException("found " + text + ", allowed is " + allowed());
    }

    /** Returns a value as YAML writes it. */
    public static String written(Object value) {
      if (value instanceof Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
      }
      return value instanceof Double number ? plain(number) : value.toString();
    }
  }

  /**
   * Reads the annotations of a strategy's class.
   *
   * @throws IllegalArgumentException if it is not a public record with {@link About} whose
   *     components all are parameters
   */
  public static StrategyType of(Class<?> type) {
    About about = type.getAnnotation(About.class);
    if (!type.isRecord() || about == null || !Modifier.isPublic(type.getModifiers())) {
      throw new IllegalArgumentException(
          "strategy class " + type.getName() + " must be a public record annotated with @About");
    }
    List<ParameterType> parameters = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Parameter parameter = component.getAnnotation(Parameter.class);
      Class<?> kind = component.getType();
      if (parameter == null
          || !(kind == int.class
              || kind == double.class
              || kind == boolean.class
              || kind == Policy.class
              || kind.isEnum())) {
        throw new IllegalArgumentException(
            String.format(
                "component %s of strategy class %s must be an int, double, boolean, enum or Policy"
                    + " annotated with @Parameter",
                component.getName(), type.getName()));
      }
      parameters.add(new ParameterType(kebab(component.getName()), kind, parameter));
    }
    return new StrategyType(type, about, List.copyOf(parameters));
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** Returns the name in YAML. */
  public String name() {
    return about.name();
  }

  /** Returns the parameter of a name. */
  public Optional<ParameterType> parameter(String name) {
    return parameters.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
  }

  /**
   * Makes a strategy from the values of its parameters by name; those not given take their
   * standard.
   *
   * @throws IllegalArgumentException if a parameter without a standard is missing, or if the record
   *     refuses the values
   */
  public Strategy create(Map<String, Object> values) {
    return create(Strategy.class, values);
  }

  /** {@linkplain #create(Map) Makes} a strategy of a kind: for one problem, or for a batch. */
  public <S> S create(Class<S> kind, Map<String, Object> values) {
    Class<?>[] types = parameters.stream().map(ParameterType::type).toArray(Class<?>[]::new);
    Object[] arguments =
        parameters.stream().map(parameter -> argument(parameter, values)).toArray();
    try {
      return kind.cast(implementation.getDeclaredConstructor(types).newInstance(arguments));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException("cannot create strategy " + name(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot create strategy " + name(), e);
    }
  }

  private static Object argument(ParameterType parameter, Map<String, Object> values) {
    Object value = values.get(parameter.name());
    return value != null
        ? value
        : parameter
            .standard()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "parameter "
                            + parameter.name()
                            + " must be given: "
                            + parameter.allowed()));
  }
}
