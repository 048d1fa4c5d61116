package io.ponder.model;

/**
 * A generative verifier: each judgement says right or wrong.
 *
 * @param acceptsCorrect P(it says right of a correct solution)
 * @param rejectsWrong P(it says wrong of a wrong solution)
 * @param repeat P(all judgements of a candidate in a trial are one and the same draw)
 */
public record Judge(double acceptsCorrect, double rejectsWrong, double repeat) {
  public Judge {
    Probability.check("accepts-correct", acceptsCorrect);
    Probability.check("rejects-wrong", rejectsWrong);
    Probability.check("repeat", repeat);
  }
}
