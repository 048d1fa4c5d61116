package io.ponder.inference;

import io.ponder.model.Call;

/** The calls of one trial to one model by kind. */
final class Spent {
  private int generated;
  private int generatedCorrect;
  private int revised;
  private int revisedCorrect;
  private int compared;
  private int verified;
  private int judged;

  /** Starts another trial. */
  void restart() {
    generated = 0;
    generatedCorrect = 0;
    revised = 0;
    revisedCorrect = 0;
    compared = 0;
    verified = 0;
    judged = 0;
  }

  /** Counts calls, of which some made a correct candidate. */
  void count(Call kind, int calls, int correct) {
    switch (kind) {
      case GENERATE -> {
        generated += calls;
        generatedCorrect += correct;
      }
      case REVISE -> {
        revised += calls;
        revisedCorrect += correct;
      }
      case COMPARE -> compared += calls;
      case VERIFY -> verified += calls;
      case JUDGE -> judged += calls;
    }
  }

  /** Returns how many candidates were generated. */
  int generated() {
    return generated;
  }

  /** Returns whether some candidate is correct. */
  boolean anyCorrect() {
    return generatedCorrect + revisedCorrect > 0;
  }

  /** Adds the calls to the sums of a budget. */
  void addTo(Tally tally, int budget, int model) {
    tally.count(budget, model, Tally.Calls.GENERATED_CORRECT, generatedCorrect);
    tally.count(budget, model, Tally.Calls.GENERATED_WRONG, generated - generatedCorrect);
    tally.count(budget, model, Tally.Calls.REVISED_CORRECT, revisedCorrect);
    tally.count(budget, model, Tally.Calls.REVISED_WRONG, revised - revisedCorrect);
    tally.count(budget, model, Tally.Calls.COMPARED, compared);
    tally.count(budget, model, Tally.Calls.VERIFIED, verified);
    tally.count(budget, model, Tally.Calls.JUDGED, judged);
  }
}
