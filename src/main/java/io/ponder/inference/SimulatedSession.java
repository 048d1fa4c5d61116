package io.ponder.inference;

import io.ponder.model.Call;
import io.ponder.model.Costs;
import io.ponder.model.Level;
import io.ponder.model.SolutionType;
import io.ponder.model.SuccessRate;
import io.ponder.model.Table;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session on simulated problems of one level. It is reused from trial to trial and allocates
 * nothing in between; one thread uses it.
 *
 * <p>{@link #begin} starts a trial, the strategy plays it through {@link Inference}, and {@link
 * #finish} grades the last answer and adds everything to a tally.
 */
public final class SimulatedSession implements Inference {
  private final long seed;
  private final long levelIndex;
  private final SuccessRate successRate;
  private final boolean[] correct;
  private final long callTicks;
  private final long verifyTicks;
  private final Map<Call, Costs.Tokens> tokens;

  private final Trial trial;
  private final Spent spent = new Spent();
  private final AnswerLabels answers;
  private final AddressedRandom problem = new AddressedRandom(0);
  private final AddressedRandom random = new AddressedRandom(0);
  private final AddressedRandom forDecision = new AddressedRandom(0);
  private final Samples samples;
  private final @Nullable Comparing comparing;
  private final @Nullable Scoring scoring;
  private final @Nullable Judging judging;
  private final @Nullable Revising revising;

  /** The trial whose samples these are, and its address. */
  private long trialIndex = -1;

  private long trialAddress;
  private boolean ceiling;

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
    this.seed = seed;
    this.levelIndex = levelIndex;
    successRate = level.success();
    Table table = level.table();
    List<SolutionType> types = table.types();
    correct = new boolean[types.size()];
    for (int t = 0; t < correct.length; t++) {
      correct[t] = types.get(t).correct();
    }
    answers = new AnswerLabels(types);
    samples = new Samples(new TypeSampler(types, successRate), correct);
    comparing = table.comparisons() == null ? null : new Comparing(table.comparisons());
    scoring = table.verifier() == null ? null : new Scoring(table.verifier(), correct);
    judging = table.judge() == null ? null : new Judging(table.judge());
    revising = table.revision() == null ? null : new Revising(table.revision());

    Costs costs = level.costs();
    callTicks = costs.ticksPerCall();
    verifyTicks = costs.verifyTicks();
    tokens = costs.tokens();
    boolean timed = costs.tokensPerSecond().isPresent() && !tokens.isEmpty();
    trial =
        new Trial(
            costs.ticksPerCall(),
            timed ? new Latency(costs.concurrency().orElse(Integer.MAX_VALUE)) : null);
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
      trialAddress = AddressedRandom.trialAddress(seed, levelIndex, index);
      problem.restart(address(Draw.PROBLEM));
      samples.restart(address(Draw.GENERATE), successRate.draw(problem));
    }
    if (comparing != null) {
      comparing.restart(address(Draw.COMPARE));
    }
    if (scoring != null) {
      scoring.restart(address(Draw.VERIFY));
    }
    if (judging != null) {
      judging.restart(address(Draw.JUDGE));
    }
    if (revising != null) {
      revising.restart(address(Draw.REVISE));
    }
    random.restart(address(Draw.STRATEGY));
    answers.restart();
    spent.restart();
  }

  private long address(Draw kind) {
    return AddressedRandom.of(trialAddress, kind);
  }

  /** Ends the trial with the strategy's choice, which serves all budgets without an answer yet. */
  public void finish(int choice) {
    for (int slot = trial.waiting(); slot < tally.budgets(); slot++) {
      record(slot, choice);
      trial.served();
    }
  }

  /** Returns whether the finished trial's answer for one of its budgets is correct. */
  public boolean correct(int budget) {
    return right[budget];
  }

  @Override
  public int generate(int times) {
    checkTimes(times);
    trial.charge(times * callTicks);
    int round = trial.roundOfNew();
    int first = trial.add(times, round);
    int from = spent.generated();
    samples.copy(from, times, trial.types(), first);
    int right = samples.correct(from, times);
    spent.count(Call.GENERATE, times, right);
    await(Call.GENERATE, round, right, true);
    await(Call.GENERATE, round, times - right, false);
    return first;
  }

  private static void checkTimes(int times) {
    if (times < 1) {
      throw new IllegalArgumentException("times must be at least 1, found " + times);
    }
  }

  /** Counts calls of a round towards the latency, if it is tracked. */
  private void await(Call kind, int round, int times, boolean right) {
    if (trial.tracksLatency() && times > 0) {
      Costs.Tokens each = tokens.get(kind);
      if (each != null) {
        trial.await(round, times, right ? each.correct() : each.wrong());
      }
    }
  }

  @Override
  public int revise(int candidate, int times) {
    Revising kernel = available(revising, Call.REVISE);
    checkTimes(times);
    trial.charge(times * callTicks);
    int type = trial.type(candidate);
    int round = trial.roundsAfter(candidate, times);
    int first = trial.addChain(times, round);
    int[] typeOf = trial.types();
    kernel.chain(type, typeOf, first, times);
    int right = 0;
    for (int i = first; i < first + times; i++) {
      right += correct[typeOf[i]] ? 1 : 0;
    }
    if (trial.tracksLatency()) {
      for (int i = 0; i < times; i++) {
        await(Call.REVISE, round + i, 1, correct[typeOf[first + i]]);
      }
    }
    spent.count(Call.REVISE, times, right);
    return first + times - 1;
  }

  @Override
  public double prefer(int left, int right, int times) {
    Comparing comparator = available(comparing, Call.COMPARE);
    checkTimes(times);
    trial.charge(times * callTicks);
    spent.count(Call.COMPARE, times, 0);
    int leftType = trial.type(left);
    int rightType = trial.type(right);
    await(Call.COMPARE, trial.roundAfter(left, right), times, true);
    return comparator.points(left, right, leftType, rightType, times);
  }

  @Override
  public void prefer(int[] left, int[] right, int matches, int times, double[] points) {
    Comparing comparator = available(comparing, Call.COMPARE);
    checkTimes(times);
    if (matches < 0) {
      throw new IllegalArgumentException("matches must not be negative, found " + matches);
    }
    if (matches == 0
        || !comparator.single(times)
        || trial.tracksLatency()
        || correct.length > Trial.MOST_PAIRED) {
      for (int i = 0; i < matches; i++) {
        points[i] = prefer(left[i], right[i], times);
      }
      return;
    }
    trial.charge(callTicks * times * matches);
    spent.count(Call.COMPARE, times * matches, 0);
    try {
      comparator.play(times, trial.types(), left, right, matches, points);
    } catch (ArrayIndexOutOfBoundsException e) {
      for (int i = 0; i < matches; i++) {
        trial.check(left[i]);
        trial.check(right[i]);
      }
      throw e;
    }
    trial.roundsAfter(left, right, matches);
  }

  @Override
  public double verify(int candidate) {
    Scoring verifier = available(scoring, Call.VERIFY);
    int type = trial.type(candidate);
    if (trial.verifyFirst(candidate)) {
      spent.count(Call.VERIFY, 1, 0);
      if (verifyTicks > 0) {
        trial.charge(verifyTicks);
        await(Call.VERIFY, trial.roundAfter(candidate), 1, true);
      }
    }
    return verifier.score(candidate, type);
  }

  @Override
  public void verify(int first, int times, double[] into) {
    if (verifyTicks > 0 || times < 1) {
      for (int i = 0; i < times; i++) {
        into[i] = verify(first + i);
      }
      return;
    }
    Scoring verifier = available(scoring, Call.VERIFY);
    trial.check(first);
    trial.check(first + times - 1);
    spent.count(Call.VERIFY, trial.verifyFirst(first, times), 0);
    verifier.score(first, times, trial.types(), into);
  }

  @Override
  public double weight(int candidate) {
    return available(scoring, Call.VERIFY).verifier().weight(verify(candidate));
  }

  @Override
  public boolean accepted(int candidate, double threshold) {
    double own = available(scoring, Call.VERIFY).verifier().threshold();
    return verify(candidate) >= (Double.isNaN(threshold) ? own : threshold);
  }

  @Override
  public boolean judge(int candidate) {
    return judge(candidate, 1) > 0;
  }

  @Override
  public void judge(int first, int candidates, int times, double[] right) {
    for (int i = 0; i < candidates; i++) {
      right[i] = judge(first + i, times);
    }
  }

  private int judge(int candidate, int times) {
    Judging judge = available(judging, Call.JUDGE);
    checkTimes(times);
    trial.charge(times * callTicks);
    int type = trial.type(candidate);
    spent.count(Call.JUDGE, times, 0);
    await(Call.JUDGE, trial.roundAfter(candidate), times, true);
    return judge.verdicts(candidate, correct[type], times);
  }

  private <T> T available(@Nullable T facility, Call kind) {
    if (facility == null) {
      throw new IllegalStateException(
          "strategy " + trial.strategy() + " needs " + kind.key() + ", which the level lacks");
    }
    return facility;
  }

  @Override
  public int answer(int candidate) {
    return answers.of(trial.type(candidate));
  }

  @Override
  public void answers(int first, int times, int[] into) {
    if (times > 0) {
      trial.check(first);
      trial.check(first + times - 1);
    }
    answers.of(trial.types(), first, times, into);
  }

  @Override
  public long price(Call kind) {
    return kind == Call.VERIFY ? verifyTicks : callTicks;
  }

  @Override
  public long left() {
    return trial.left();
  }

  @Override
  public int batch(long ticks) {
    return trial.batch(ticks);
  }

  @Override
  public boolean due(long ticks) {
    return trial.due(ticks);
  }

  @Override
  public void offer(int candidate) {
    for (int slot = trial.nextDue(); slot >= 0; slot = trial.nextDue()) {
      record(slot, candidate);
      trial.served();
    }
  }

  @Override
  public void nextRound() {
    trial.nextRound();
  }

  @Override
  public Inference model(int index) {
    if (index != 0) {
      throw new IllegalArgumentException("there is no model " + index + ": the solver has one");
    }
    return this;
  }

  @Override
  public AddressedRandom random() {
    return random;
  }

  @Override
  public AddressedRandom random(long decision) {
    forDecision.restart(AddressedRandom.within(address(Draw.STRATEGY), decision));
    return forDecision;
  }

  private void record(int slot, int choice) {
    tally.count(slot, Tally.Sum.TRIALS, 1);
    Tally.Sum grade = grade(choice);
    right[slot] = grade == Tally.Sum.CORRECT;
    tally.count(slot, grade, 1);
    tally.count(slot, Tally.Sum.TICKS, trial.spent());
    tally.count(slot, Tally.Sum.ROUNDS, trial.rounds());
    tally.count(slot, Tally.Sum.AWAITED, trial.awaitedTokens());
    spent.addTo(tally, slot);
  }

  private Tally.Sum grade(int choice) {
    if (choice == NO_ANSWER) {
      return Tally.Sum.ABSTAINED;
    }
    if (choice == ANY_CORRECT && ceiling) {
      return gradeCeiling();
    }
    int type = trial.type(choice);
    if (correct[type]) {
      return Tally.Sum.CORRECT;
    }
    return answers.parsed(type) ? Tally.Sum.WRONG : Tally.Sum.ABSTAINED;
  }

  private Tally.Sum gradeCeiling() {
    if (spent.anyCorrect()) {
      return Tally.Sum.CORRECT;
    }
    for (int candidate = 0; candidate < trial.count(); candidate++) {
      if (answers.parsed(trial.type(candidate))) {
        return Tally.Sum.WRONG;
      }
    }
    return Tally.Sum.ABSTAINED;
  }
}
