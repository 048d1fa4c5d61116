package io.ponder.strategy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter of a strategy, on a component of its record: an {@code int}, {@code double}, {@code
 * boolean}, enum or {@link Policy}. Its name in YAML is the component's in kebab case. The
 * annotation drives what YAML accepts, the messages for what it does not, and {@code ponder
 * describe}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Parameter {
  /** One line about it. */
  String text();

  /**
   * The value when none is given, as written in YAML; empty if it must be given. A {@code double}
   * whose standard is "none" may be left out: the record then holds NaN.
   */
  String standard() default "";

  /** The smallest value of a number. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The largest value of a number. */
  double max() default Double.POSITIVE_INFINITY;
}
