package io.ponder.theory;

import java.util.List;

/** All theorems that an experiment can ask for. */
public final class Theorems {
  private Theorems() {}

  /** Returns the bounds on the failure of a strategy on one problem. */
  public static List<Bound> bounds() {
    return List.of(
        new KnockoutBound(),
        new KnockoutPowerLaw(),
        new LeagueBound(),
        new MajorityBound(),
        new RevisionLimit(),
        new VerifierCeiling(),
        new BestOfNDivergence());
  }

  /** Returns the theorems about mixes of problems. */
  public static List<MixTheorem> mixes() {
    return List.of(new VotingShape(), new VerifierLimit(), new ResamplingOptimum());
  }
}
