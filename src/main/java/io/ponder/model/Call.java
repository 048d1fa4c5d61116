package io.ponder.model;

import java.util.Locale;

/** The kinds of inference request. */
public enum Call {
  /** A new candidate from the prompt. */
  GENERATE,
  /** A new candidate that revises another. */
  REVISE,
  /** One comparison of two candidates. */
  COMPARE,
  /** The reward model's score of one candidate; the only kind whose price can differ from 1. */
  VERIFY,
  /** One generative verdict, right or wrong, on one candidate. */
  JUDGE;

  /** The key that describes this kind of call in solver files, such as {@code compare}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
