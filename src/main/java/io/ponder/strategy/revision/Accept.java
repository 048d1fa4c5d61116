package io.ponder.strategy.revision;

/** When a revision takes the place of what it revises; a rejected one is forgotten. */
public enum Accept {
  /** Always. */
  ALWAYS,
  /** If one comparison of new and old prefers the new one; a tie is a coin flip. */
  PREFERRED,
  /** If the verifier gives the new one a higher score. */
  VERIFIED
}
