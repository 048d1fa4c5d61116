package io.ponder.strategy.revision;

/** Which candidate of a chain of revisions is the answer. */
public enum Select {
  /** The last one. */
  LAST,
  /** The one with the highest verifier score, ties at random. */
  BEST,
  /** One with the answer that most of them give, ties at random. */
  MAJORITY
}
