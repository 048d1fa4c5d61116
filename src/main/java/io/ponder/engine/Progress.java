package io.ponder.engine;

/** Hears how far a simulation is, a few times a second, in the thread that runs it. */
@FunctionalInterface
public interface Progress {
  /** Nobody listens. */
  Progress NONE = state -> {};

  /** Takes a new state. */
  void update(State state);

  /**
   * How far it is.
   *
   * @param done the part of the trials up to the next checkpoint that is done, in [0, 1]
   * @param checkpoint trials for each curve at the next checkpoint
   * @param open curves that still need trials
   * @param curves all curves
   */
  record State(double done, int checkpoint, int open, int curves) {}
}
