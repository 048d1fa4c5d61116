package io.ponder.strategy.tournament;

/** Who meets whom in the first round of a knockout. */
public enum Seeding {
  /** In the order in which the candidates were sampled. */
  ORDER,
  /** The best of the verifier's scores against the worst. */
  SCORE
}
