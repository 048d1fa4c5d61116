package io.ponder.inference;

/** The kinds of random draw: each has its own address in every trial. */
public enum Draw {
  /** The latent success rate of the problem. */
  PROBLEM(0),
  /** The type of a generated candidate. */
  GENERATE(1),
  /** The type of a revised candidate. */
  REVISE(2),
  /** The outcome of comparisons. */
  COMPARE(3),
  /** The score of a candidate. */
  VERIFY(4),
  /** A verdict on a candidate. */
  JUDGE(5),
  /** A step of a search. */
  STEP(6),
  /** The strategy's own coin flips. */
  STRATEGY(7);

  /** Its part in the address; it must never change, or old results cannot be reproduced. */
  final int code;

  Draw(int code) {
    this.code = code;
  }
}
