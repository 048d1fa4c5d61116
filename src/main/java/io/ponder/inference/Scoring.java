package io.ponder.inference;

import io.ponder.model.Verifier;

/** The verifier's scores in one trial: a candidate's score depends on its handle only. */
final class Scoring {
  private final Scores scores;
  private final AddressedRandom draws = new AddressedRandom(0);

  Scoring(Verifier verifier, boolean[] correct) {
    scores = Scores.of(verifier, correct);
  }

  /** Starts another trial. */
  void restart(long address) {
    draws.restart(address);
  }

  double score(int candidate, int type) {
    draws.seek(candidate);
    return scores.score(type, draws.nextLong());
  }

  void score(int first, int times, int[] typeOf, double[] into) {
    draws.seek(first);
    scores.score(draws, typeOf, first, times, into);
  }
}
