package io.ponder.inference;

import io.ponder.model.Level;
import io.ponder.model.Model;
import io.ponder.model.Recordings;
import io.ponder.model.SolutionType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session on the problems of one level, simulated or recorded ones. It is reused from trial to
 * trial and allocates nothing in between; one thread uses it.
 *
 * <p>{@link #begin} starts a trial, the strategy plays it through the first {@link #model}, and
 * {@link #finish} grades the last answer and adds everything to a tally.
 */
public final class SimulatedSession {
  /** Where the addresses of further models begin: far from those of kinds of draw. */
  private static final long FURTHER_MODELS = 1000;

  private final long seed;
  private final long levelIndex;
  private final boolean[] correct;

  /** The level's problems, if they are recorded. */
  private final @Nullable RecordedTypes recorded;

  private final double correlation;
  private final Trial trial;
  private final AnswerLabels answers;
  private final SimulatedModel[] models;
  private final AddressedRandom problem = new AddressedRandom(0);
  private final AddressedRandom random = new AddressedRandom(0);
  private final AddressedRandom forDecision = new AddressedRandom(0);

  /** The trial whose problem this is, and its address. */
  private long trialIndex = -1;

  private long trialAddress;
  private boolean ceiling;

  /** The models that the strategy may use. */
  private int allowedFrom;

  private int allowedTo;

  /** Whether the answer for each of the trial's budgets is correct. */
  private boolean[] right = {};

  /** The tally of the trial under way, from begin to finish. */
  private Tally tally = new Tally(1);

  /**
   * Creates a session.
   *
   * @param level the level that its problems come from
   * @param levelIndex the level's part in the address of every draw
   * @param seed the experiment's seed
   */
  public SimulatedSession(Level level, int levelIndex, long seed) {
    this(level, levelIndex, seed, level.ticksPerCall(), null);
  }

  /**
   * Creates a session of a batch.
   *
   * @param ticksPerCall the ticks in one call, a multiple of the level's own
   * @param shared what all trials of the batch spend
   */
  SimulatedSession(
      Level level, int levelIndex, long seed, int ticksPerCall, @Nullable SharedBudget shared) {
    this.seed = seed;
    this.levelIndex = levelIndex;
    Recordings recordings = level.recordings();
    if (recordings == null) {
      List<SolutionType> types = level.table().types();
      recorded = null;
      correct = new boolean[types.size()];
      for (int t = 0; t < correct.length; t++) {
        correct[t] = types.get(t).correct();
      }
      answers = AnswerLabels.of(types);
    } else {
      recorded = new RecordedTypes(recordings.problems());
      correct = recorded.correct();
      answers = new AnswerLabels(recorded.answers());
    }
    correlation = level.correlation();
    trial = new Trial(ticksPerCall, Latency.of(level.allCosts()), shared);
    models = new SimulatedModel[level.models().size()];
    for (int m = 0; m < models.length; m++) {
      Model model = level.models().get(m);
      models[m] =
          new SimulatedModel(this, m, model, ticksPerCall, correct, trial, answers, recorded);
    }
  }

  /**
   * Starts a trial.
   *
   * @param index the trial's part in the address of every draw
   * @param strategy its name, for errors
   * @param ceiling whether it may answer {@link Inference#ANY_CORRECT}
   * @param budgets the budgets that it serves, in ticks, ascending; one unless it is anytime
   * @param tally what the trial is added to
   */
  public void begin(long index, String strategy, boolean ceiling, long[] budgets, Tally tally) {
    this.tally = tally;
    this.ceiling = ceiling;
    trial.begin(strategy, budgets);
    if (right.length < budgets.length) {
      right = new boolean[budgets.length];
    }
    if (index != trialIndex) {
      trialIndex = index;
      meet();
    }
    for (int m = 0; m < models.length; m++) {
      models[m].begin(address(m));
    }
    random.restart(AddressedRandom.of(trialAddress, Draw.STRATEGY));
    answers.restart();
  }

  /** Draws the problem of a trial: each model's success rate. Recorded ones come in turn. */
  private void meet() {
    trialAddress = AddressedRandom.trialAddress(seed, levelIndex, trialIndex);
    if (recorded != null) {
      models[0].meetRecorded(trialAddress, problem());
      return;
    }
    long shared = AddressedRandom.of(trialAddress, Draw.PROBLEM);
    boolean alike =
        models.length > 1
            && AddressedRandom.unit(AddressedRandom.within(shared, 0), 0) < correlation;
    for (int m = 0; m < models.length; m++) {
      if (alike) {
        models[m].meetQuantile(address(m), AddressedRandom.unit(shared, 0));
      } else {
        models[m].meet(address(m), problem);
      }
    }
  }

  /** Returns the address of a model's draws in the trial. */
  private long address(int model) {
    return model == 0 ? trialAddress : AddressedRandom.within(trialAddress, FURTHER_MODELS + model);
  }

  /** Ends the trial with the strategy's choice, which serves all budgets without an answer yet. */
  public void finish(int choice) {
    for (int slot = trial.waiting(); slot < tally.budgets(); slot++) {
      record(slot, choice);
      trial.served();
    }
  }

  /** Returns whether the trial's strategy asked for the answer of a candidate that has one. */
  public boolean askedForAnswers() {
    return answers.asked();
  }

  /** Returns the place of the trial's problem among the recorded ones of the level. */
  public int problem() {
    return recorded == null ? 0 : (int) (trialIndex % recorded.problems());
  }

  /** Returns whether the finished trial's answer for one of its budgets is correct. */
  public boolean correct(int budget) {
    return right[budget];
  }

  /** Returns a model of the level at the trial's problem, and allows a strategy to use it alone. */
  public Inference model(int index) {
    return models(index, 1);
  }

  /**
   * Returns a model of the level at the trial's problem.
   *
   * @param first its number in the level, from 0
   * @param count how many models from it on the strategy may use
   */
  public Inference models(int first, int count) {
    allowedFrom = first;
    allowedTo = first + count;
    return models[first];
  }

  Inference model(int from, int steps) {
    int index = from + steps;
    if (index < allowedFrom || index >= allowedTo) {
      throw new IllegalArgumentException(
          String.format(
              "strategy %s asked for another model (%d), but it declares that it uses %d",
              trial.strategy(), steps, allowedTo - allowedFrom));
    }
    return models[index];
  }

  /** Returns the type of a candidate, which no strategy may know. */
  int type(int candidate) {
    return trial.type(candidate);
  }

  AddressedRandom random() {
    return random;
  }

  AddressedRandom random(long decision) {
    long address = AddressedRandom.of(trialAddress, Draw.STRATEGY);
    forDecision.restart(AddressedRandom.within(address, decision));
    return forDecision;
  }

  void offer(int candidate) {
    for (int slot = trial.nextDue(); slot >= 0; slot = trial.nextDue()) {
      record(slot, candidate);
      trial.served();
    }
  }

  private void record(int slot, int choice) {
    tally.count(slot, Tally.Sum.TRIALS, 1);
    Tally.Sum grade = grade(choice);
    right[slot] = grade == Tally.Sum.CORRECT;
    tally.count(slot, grade, 1);
    tally.count(slot, Tally.Sum.TICKS, trial.spent());
    tally.count(slot, Tally.Sum.ROUNDS, trial.rounds());
    tally.count(slot, Tally.Sum.AWAITED, trial.awaited());
    for (int m = 0; m < models.length; m++) {
      models[m].spent().addTo(tally, slot, m);
    }
  }

  private Tally.Sum grade(int choice) {
    if (choice == Inference.NO_ANSWER) {
      return Tally.Sum.ABSTAINED;
    }
    if (choice == Inference.ANY_CORRECT && ceiling) {
      return gradeCeiling();
    }
    int type = trial.type(choice);
    if (correct[type]) {
      return Tally.Sum.CORRECT;
    }
    return answers.parsed(type) ? Tally.Sum.WRONG : Tally.Sum.ABSTAINED;
  }

  private Tally.Sum gradeCeiling() {
    for (SimulatedModel model : models) {
      if (model.spent().anyCorrect()) {
        return Tally.Sum.CORRECT;
      }
    }
    for (int candidate = 0; candidate < trial.count(); candidate++) {
      if (answers.parsed(trial.type(candidate))) {
        return Tally.Sum.WRONG;
      }
    }
    return Tally.Sum.ABSTAINED;
  }
}
