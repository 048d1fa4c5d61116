package io.ponder.inference;

import io.ponder.model.Judge;

/** The judgements of one trial. */
final class Judging {
  private final Judge judge;
  private final AddressedRandom draws = new AddressedRandom(0);
  private long address;

  Judging(Judge judge) {
    this.judge = judge;
  }

  /** Starts another trial. */
  void restart(long newAddress) {
    address = newAddress;
    draws.restart(newAddress);
  }

  /** Returns the next verdict on a candidate that is correct or not. */
  boolean verdict(int candidate, boolean correct) {
    double right = correct ? judge.acceptsCorrect() : 1 - judge.rejectsWrong();
    double u = AddressedRandom.unit(draws.nextLong());
    if (judge.repeat() > 0) {
      long own = AddressedRandom.within(address, candidate);
      if (AddressedRandom.unit(own, 0) < judge.repeat()) {
        u = AddressedRandom.unit(own, 1);
      }
    }
    return u < right;
  }
}
