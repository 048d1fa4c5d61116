package io.ponder.theory;

/** A quantity that a theorem assumes something about, computed from a problem's table. */
public enum Assumption {
  /** P(a sample is correct). */
  P_GEN("p_gen"),
  /**
   * The least P(a correct solution is preferred to a wrong one), over all pairs of types that
   * samples have.
   */
  P_COMP("p_comp"),
  /** The largest P(a correct solution loses a match of K comparisons against a wrong one). */
  P_LOSE("p_lose"),
  /**
   * P(a sample is correct and strong: it beats a random opponent more often than any wrong one).
   */
  P_CS("p_cs"),
  /**
   * The lead of the correct: by P(beating a random opponent) in a league, by P(a sample gives the
   * answer) in a vote.
   */
  DELTA("delta"),
  /** P(a revision makes a wrong solution correct). */
  FIX("fix"),
  /** P(a revision makes a correct solution wrong). */
  BREAK("break"),
  /** The steepest slope of the verifier's true over its false positive rate. */
  SLOPE("slope");

  private final String column;

  Assumption(String column) {
    this.column = column;
  }

  /** Returns its column in result files. */
  public String column() {
    return column;
  }
}
