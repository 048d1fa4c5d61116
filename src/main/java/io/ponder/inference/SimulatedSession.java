package io.ponder.inference;

import io.ponder.model.Call;
import io.ponder.model.Comparisons;
import io.ponder.model.Costs;
import io.ponder.model.Judge;
import io.ponder.model.Level;
import io.ponder.model.Matrix;
import io.ponder.model.SolutionType;
import io.ponder.model.SuccessRate;
import io.ponder.model.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * A session on simulated problems of one level. It is reused from trial to trial and allocates
 * nothing in between; one thread uses it.
 *
 * <p>{@link #begin} starts a trial, the strategy plays it through {@link Inference}, and {@link
 * #finish} grades the last answer and adds everything to a tally.
 */
public final class SimulatedSession implements Inference {
  private final Trial trial;
  private final AddressedRandom random = new AddressedRandom(0);
  private final AddressedRandom problem = new AddressedRandom(0);
  private final long seed;
  private final long levelIndex;

  private final SuccessRate successRate;
  private final boolean[] correct;
  private final int[] answerOf;

  private final Samples samples;

  /** 1 for a correct type, 0 for a wrong one. */
  private final int[] rightness;

  private final @Nullable Categorical revisions;
  private final @Nullable Matches matches;
  private final double repeatedMatches;

  /** The table of the last match, with its number of comparisons. */
  private @Nullable Matches pairs;

  private @Nullable Categorical matchTable;
  private int matchTimes;
  private final @Nullable Scores scores;
  private final @Nullable Judge judge;

  private final long callTicks;
  private final long verifyTicks;

  /** Tokens written by a call that made a wrong and a correct candidate. */
  private final Map<Call, Costs.Tokens> tokens;

  /** The trial's number of each answer, and the answers in that order. */
  private final int[] labels;

  private final int[] labelled;
  private int labelCount;

  private boolean ceiling;

  private final AddressedRandom revise = new AddressedRandom(0);
  private final AddressedRandom compare = new AddressedRandom(0);
  private final AddressedRandom verification = new AddressedRandom(0);
  private final AddressedRandom judgement = new AddressedRandom(0);

  /** The trial whose samples and addresses these are. */
  private long trialIndex = -1;

  private long reviseAddress;
  private long compareAddress;
  private long verifyAddress;
  private long strategyAddress;
  private long judgeAddress;

  private int generated;
  private int generatedCorrect;
  private int revised;
  private int revisedCorrect;
  private int compared;
  private int verified;
  private int judged;

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
    this.successRate = level.success();
    Table table = level.table();
    List<SolutionType> types = table.types();
    correct = new boolean[types.size()];
    answerOf = new int[types.size()];
    Map<String, Integer> answers = new HashMap<>();
    for (int t = 0; t < types.size(); t++) {
      correct[t] = types.get(t).correct();
      String answer = types.get(t).answer();
      answerOf[t] =
          answer == null ? NO_ANSWER : answers.computeIfAbsent(answer, key -> answers.size());
    }
    labels = new int[answers.size()];
    Arrays.fill(labels, NO_ANSWER);
    labelled = new int[answers.size()];
    rightness = IntStream.range(0, correct.length).map(t -> correct[t] ? 1 : 0).toArray();
    samples = new Samples(new TypeSampler(types, level.success()), correct);

    Comparisons comparisons = table.comparisons();
    matches = comparisons == null ? null : new Matches(comparisons);
    repeatedMatches = comparisons == null ? 0 : comparisons.repeat();
    scores = table.verifier() == null ? null : Scores.of(table.verifier(), correct);
    judge = table.judge();
    revisions = table.revision() == null ? null : Categorical.of(rows(table.revision().kernel()));

    Costs costs = level.costs();
    callTicks = costs.ticksPerCall();
    verifyTicks = costs.verifyTicks();
    tokens = costs.tokens();
    boolean timed = costs.tokensPerSecond().isPresent() && !costs.tokens().isEmpty();
    trial = new Trial(timed ? new Latency(costs.concurrency().orElse(Integer.MAX_VALUE)) : null);
  }

  private static double[][] rows(Matrix matrix) {
    double[][] rows = new double[matrix.size()][];
    for (int t = 0; t < rows.length; t++) {
      rows[t] = matrix.row(t);
    }
    return rows;
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
    if (index != trialIndex) {
      long address = AddressedRandom.trialAddress(seed, levelIndex, index);
      problem.restart(AddressedRandom.of(address, Draw.PROBLEM));
      samples.restart(AddressedRandom.of(address, Draw.GENERATE), successRate.draw(problem));
      reviseAddress = AddressedRandom.of(address, Draw.REVISE);
      compareAddress = AddressedRandom.of(address, Draw.COMPARE);
      verifyAddress = AddressedRandom.of(address, Draw.VERIFY);
      judgeAddress = AddressedRandom.of(address, Draw.JUDGE);
      strategyAddress = AddressedRandom.of(address, Draw.STRATEGY);
      trialIndex = index;
    }
    revise.restart(reviseAddress);
    compare.restart(compareAddress);
    verification.restart(verifyAddress);
    judgement.restart(judgeAddress);
    random.restart(strategyAddress);
    for (int i = 0; i < labelCount; i++) {
      labels[labelled[i]] = NO_ANSWER;
    }
    labelCount = 0;
    generatedCorrect = 0;
    generated = 0;
    revisedCorrect = 0;
    revised = 0;
    compared = 0;
    verified = 0;
    judged = 0;
  }

  /** Ends the trial with the strategy's choice, which serves all budgets without an answer yet. */
  public void finish(int choice) {
    for (int slot = trial.waiting(); slot < tally.budgets(); slot++) {
      record(slot, choice);
      trial.served();
    }
  }

  @Override
  public int generate(int times) {
    checkTimes(times);
    trial.charge(times * callTicks);
    int round = trial.roundOfNew();
    int first = trial.add(times, round);
    samples.copy(generated, times, trial.types(), first);
    int right = samples.correct(generated, times);
    generated += times;
    generatedCorrect += right;
    await(Call.GENERATE, round, right, true);
    await(Call.GENERATE, round, times - right, false);
    return first;
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
    Categorical kernel = available(revisions, Call.REVISE);
    checkTimes(times);
    trial.charge(times * callTicks);
    int type = trial.type(candidate);
    int round = trial.roundsAfter(candidate, times);
    int first = trial.addChain(times, round);
    int[] typeOf = trial.types();
    int right = 0;
    for (int next = first; next < first + times; ) {
      int block = Math.min(first + times - next, revise.ready());
      long[] bits = revise.buffer();
      int from = revise.take(block);
      for (int i = 0; i < block; i++) {
        type = kernel.sample(type, Categorical.place(bits[from + i]));
        typeOf[next + i] = type;
        right += rightness[type];
      }
      next += block;
    }
    revised += times;
    revisedCorrect += right;
    for (int i = 0; i < times && trial.tracksLatency(); i++) {
      await(Call.REVISE, round + i, 1, correct[typeOf[first + i]]);
    }
    return first + times - 1;
  }

  private static void checkTimes(int times) {
    if (times < 1) {
      throw new IllegalArgumentException("times must be at least 1, found " + times);
    }
  }

  @Override
  public double prefer(int left, int right, int times) {
    if (times != matchTimes || pairs == null) {
      prepareMatches(times);
    }
    trial.charge(times * callTicks);
    compared += times;
    int a = trial.type(left);
    int b = trial.type(right);
    int round = trial.roundAfter(left, right);
    await(Call.COMPARE, round, times, true);
    if (repeatedMatches > 0 || times > Matches.LARGEST) {
      return 0.5 * specialMatch(left, right, times);
    }
    int row = pairs.row(a, b);
    return 0.5 * matchTable.sample(row, Categorical.place(compare.nextLong()));
  }

  @Override
  public void prefer(int[] left, int[] right, int matches, int times, double[] points) {
    if (repeatedMatches > 0 || times > Matches.LARGEST || trial.tracksLatency()) {
      for (int i = 0; i < matches; i++) {
        points[i] = prefer(left[i], right[i], times);
      }
      return;
    }
    if (times != matchTimes || pairs == null) {
      prepareMatches(times);
    }
    trial.charge(callTicks * times * matches);
    compared += times * matches;
    trial.check(pairs.play(matchTable, compare, trial.types(), left, right, matches, points));
    trial.roundsAfter(left, right, matches);
  }

  private void prepareMatches(int times) {
    checkTimes(times);
    pairs = available(matches, Call.COMPARE);
    matchTable = pairs.table(Math.min(times, Matches.LARGEST));
    matchTimes = times;
  }

  /** Returns the half points of a match whose comparisons may repeat, or that is drawn in parts. */
  private int specialMatch(int left, int right, int times) {
    int a = trial.type(left);
    int b = trial.type(right);
    if (repeatedMatches > 0) {
      long first = Math.min(left, right);
      long own = AddressedRandom.within(compareAddress, first << 32 | Math.max(left, right));
      if (AddressedRandom.unit(own, 0) < repeatedMatches) {
        Categorical single = pairs.table(1);
        long verdict = Categorical.place(AddressedRandom.bits(own, 1));
        return times
            * (left == first
                ? single.sample(pairs.row(a, b), verdict)
                : 2 - single.sample(pairs.row(b, a), verdict));
      }
    }
    int half = 0;
    for (int rest = times; rest > 0; rest -= Matches.LARGEST) {
      Categorical table = pairs.table(Math.min(rest, Matches.LARGEST));
      half += table.sample(pairs.row(a, b), Categorical.place(compare.nextLong()));
    }
    return half;
  }

  @Override
  public double verify(int candidate) {
    Scores verifier = available(scores, Call.VERIFY);
    int type = trial.type(candidate);
    if (trial.verifyFirst(candidate)) {
      verified++;
      if (verifyTicks > 0) {
        trial.charge(verifyTicks);
        await(Call.VERIFY, trial.roundAfter(candidate), 1, true);
      }
    }
    verification.seek(candidate);
    return verifier.score(type, verification.nextLong());
  }

  @Override
  public void verify(int first, int times, double[] into) {
    if (verifyTicks > 0 || times < 1) {
      for (int i = 0; i < times; i++) {
        into[i] = verify(first + i);
      }
      return;
    }
    Scores verifier = available(scores, Call.VERIFY);
    trial.check(first);
    trial.check(first + times - 1);
    verified += trial.verifyFirst(first, times);
    verification.seek(first);
    verifier.score(verification, trial.types(), first, times, into);
  }

  @Override
  public boolean judge(int candidate) {
    Judge rates = available(judge, Call.JUDGE);
    trial.charge(callTicks);
    int type = trial.type(candidate);
    await(Call.JUDGE, trial.roundAfter(candidate), 1, true);
    double right = correct[type] ? rates.acceptsCorrect() : 1 - rates.rejectsWrong();
    judged++;
    double u = AddressedRandom.unit(judgement.nextLong());
    if (rates.repeat() > 0) {
      long own = AddressedRandom.within(judgeAddress, candidate);
      if (AddressedRandom.unit(own, 0) < rates.repeat()) {
        u = AddressedRandom.unit(own, 1);
      }
    }
    return u < right;
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
    return label(answerOf[trial.type(candidate)]);
  }

  @Override
  public void answers(int first, int times, int[] into) {
    if (times > 0) {
      trial.check(first);
      trial.check(first + times - 1);
    }
    int[] typeOf = trial.types();
    for (int i = 0; i < times; i++) {
      into[i] = label(answerOf[typeOf[first + i]]);
    }
  }

  private int label(int answer) {
    if (answer < 0) {
      return NO_ANSWER;
    }
    int label = labels[answer];
    if (label < 0) {
      label = labelCount++;
      labels[answer] = label;
      labelled[label] = answer;
    }
    return label;
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
  public UniformRandomProvider random() {
    return random;
  }

  private void record(int slot, int choice) {
    tally.count(slot, Tally.Sum.TRIALS, 1);
    tally.count(slot, grade(choice), 1);
    tally.count(slot, Tally.Sum.TICKS, trial.spent());
    tally.count(slot, Tally.Sum.ROUNDS, trial.rounds());
    tally.count(slot, Tally.Sum.GENERATED_CORRECT, generatedCorrect);
    tally.count(slot, Tally.Sum.GENERATED_WRONG, generated - generatedCorrect);
    tally.count(slot, Tally.Sum.REVISED_CORRECT, revisedCorrect);
    tally.count(slot, Tally.Sum.REVISED_WRONG, revised - revisedCorrect);
    tally.count(slot, Tally.Sum.COMPARED, compared);
    tally.count(slot, Tally.Sum.VERIFIED, verified);
    tally.count(slot, Tally.Sum.JUDGED, judged);
    tally.count(slot, Tally.Sum.AWAITED, trial.awaitedTokens());
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
    return answerOf[type] == NO_ANSWER ? Tally.Sum.ABSTAINED : Tally.Sum.WRONG;
  }

  private Tally.Sum gradeCeiling() {
    if (generatedCorrect + revisedCorrect > 0) {
      return Tally.Sum.CORRECT;
    }
    for (int candidate = 0; candidate < trial.count(); candidate++) {
      if (answerOf[trial.type(candidate)] != NO_ANSWER) {
        return Tally.Sum.WRONG;
      }
    }
    return Tally.Sum.ABSTAINED;
  }
}
