package io.ponder.inference;

import io.ponder.model.Costs;
import io.ponder.model.Level;
import java.util.Arrays;
import java.util.List;

/**
 * Sessions on the problems of a batch, so many of each level, reused from batch to batch. Problem j
 * of a level in batch t is the level's problem of trial t x (problems of the level) + j: the same
 * for all strategies and budgets, and the same that a strategy for single problems meets there.
 *
 * <p>{@link #begin} starts a batch, the strategy plays it, and {@link #finish} grades its choices.
 */
public final class SimulatedBatch implements Batch {
  /** The address of the order of a batch's problems is that of no level. */
  private static final long NO_LEVEL = -1;

  private final long seed;
  private final int[] composition;
  private final int ticksPerCall;
  private final SharedBudget shared = new SharedBudget();
  private final SimulatedSession[] sessions;

  /** The level of each session, and its number among those of the level. */
  private final int[] levelOf;

  private final int[] numberOf;

  /** The session of each problem. */
  private final int[] order;

  private final int[] choices;
  private final int[] correct;
  private final AddressedRandom shuffle = new AddressedRandom(0);

  /**
   * Creates the sessions.
   *
   * @param levels the levels, of simulated problems
   * @param composition how many problems of each level a batch has, at least one in all
   * @param seed the experiment's seed
   * @throws IllegalArgumentException if a level's problems are recorded
   */
  public SimulatedBatch(List<Level> levels, int[] composition, long seed) {
    this.seed = seed;
    this.composition = composition.clone();
    int problems = Arrays.stream(composition).sum();
    List<Costs> costs = levels.stream().flatMap(level -> level.allCosts().stream()).toList();
    ticksPerCall = Costs.ticksPerCall(costs);
    sessions = new SimulatedSession[problems];
    levelOf = new int[problems];
    numberOf = new int[problems];
    order = new int[problems];
    choices = new int[problems];
    correct = new int[levels.size()];
    int slot = 0;
    for (int l = 0; l < levels.size(); l++) {
      Level level = levels.get(l);
      if (level.recordings() != null) {
        throw new IllegalArgumentException(
            "the problems of level " + level.name() + " are recorded");
      }
      for (int number = 0; number < composition[l]; number++, slot++) {
        sessions[slot] = new SimulatedSession(level, l, seed, ticksPerCall, shared);
        levelOf[slot] = l;
        numberOf[slot] = number;
      }
    }
  }

  /** Returns the ticks in one call, the same for all problems. */
  public int ticksPerCall() {
    return ticksPerCall;
  }

  /**
   * Starts a batch.
   *
   * @param index the batch's part in the address of every draw
   * @param strategy its name, for errors
   * @param budget what all problems may spend together, in ticks
   * @param tallies what the problems of each level are added to
   */
  public void begin(long index, String strategy, long budget, Tally[] tallies) {
    shared.fill(budget);
    Arrays.fill(choices, Inference.NO_ANSWER);
    shuffle.restart(AddressedRandom.address(seed, NO_LEVEL, index, Draw.STRATEGY));
    long[] budgets = {budget};
    for (int slot = 0; slot < sessions.length; slot++) {
      int other = shuffle.nextInt(slot + 1);
      order[slot] = order[other];
      order[other] = slot;
      int level = levelOf[slot];
      long trial = index * composition[level] + numberOf[slot];
      sessions[slot].begin(trial, strategy, false, budgets, tallies[level]);
    }
  }

  @Override
  public int size() {
    return sessions.length;
  }

  @Override
  public Inference problem(int index) {
    return sessions[order[index]].model(0);
  }

  @Override
  public void choose(int index, int candidate) {
    choices[index] = candidate;
  }

  /** Ends the batch with the strategy's choices. */
  public void finish() {
    Arrays.fill(correct, 0);
    for (int i = 0; i < sessions.length; i++) {
      SimulatedSession session = sessions[order[i]];
      session.finish(choices[i]);
      correct[levelOf[order[i]]] += session.correct(0) ? 1 : 0;
    }
  }

  /** Returns how many problems of a level the finished batch has the correct answer to. */
  public int correct(int level) {
    return correct[level];
  }
}
