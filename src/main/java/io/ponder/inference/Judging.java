package io.ponder.inference;

import io.ponder.model.Judge;
import org.jspecify.annotations.Nullable;

/** The judgements of one trial. */
final class Judging {
  /** More verdicts than this are drawn in parts, to bound the tables. */
  private static final int LARGEST = 512;

  private final Judge judge;

  /** How many of several verdicts are "right": for wrong (0) and correct (1) candidates. */
  private final @Nullable Categorical[] byTimes = new Categorical[LARGEST + 1];

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

  /** Returns how many of the next verdicts on a candidate, correct or not, are "right". */
  int verdicts(int candidate, boolean correct, int times) {
    int row = correct ? 1 : 0;
    if (judge.repeat() > 0) {
      long own = AddressedRandom.within(address, candidate);
      if (AddressedRandom.unit(own, 0) < judge.repeat()) {
        return times * table(1).sample(row, Categorical.place(AddressedRandom.bits(own, 1)));
      }
    }
    int right = 0;
    for (int rest = times; rest > 0; rest -= LARGEST) {
      Categorical table = table(Math.min(rest, LARGEST));
      right += table.sample(row, Categorical.place(draws.nextLong()));
    }
    return right;
  }

  private Categorical table(int times) {
    Categorical table = byTimes[times];
    if (table == null) {
      table =
          Categorical.of(
              binomial(times, 1 - judge.rejectsWrong()), binomial(times, judge.acceptsCorrect()));
      byTimes[times] = table;
    }
    return table;
  }

  /** Returns the distribution of the successes in independent trials, one trial after another. */
  private static double[] binomial(int times, double success) {
    double[] mass = new double[times + 1];
    mass[0] = 1;
    for (int trial = 1; trial <= times; trial++) {
      for (int k = trial; k >= 0; k--) {
        mass[k] = (1 - success) * mass[k] + (k > 0 ? success * mass[k - 1] : 0);
      }
    }
    return mass;
  }
}
