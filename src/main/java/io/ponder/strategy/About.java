package io.ponder.strategy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name of a strategy and what it does. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface About {
  /** The name in YAML, in kebab case. */
  String name();

  /** One line about what it does. */
  String text();

  /** Its calls as a function of the budget B and the candidates N. */
  String calls();

  /** Where it comes from, such as {@code arXiv:2203.11171}. */
  String source() default "";
}
