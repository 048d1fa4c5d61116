package io.ponder.engine;

import io.ponder.inference.Tally;
import io.ponder.model.Level;
import io.ponder.model.Recordings;
import io.ponder.model.Solver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Measures strategies on a solver at several budgets. Trials are run in blocks that threads take
 * from a common queue; a block of trials at a level is played by all strategies that still need
 * trials there.
 */
public final class Simulation {
  /** Trials in a block: some milliseconds of work, whatever the number of threads. */
  static final int BLOCK = 256;

  private final Solver solver;
  private final List<Contestant> contestants;
  private final int[] budgets;
  private final Precision precision;
  private final long seed;
  private volatile boolean cancelled;

  /**
   * Creates a simulation.
   *
   * @param solver the levels; each must offer the calls that the strategies need
   * @param contestants the strategies
   * @param budgets budgets in calls, positive and ascending
   * @param precision how many trials
   * @param seed decides every draw
   */
  public Simulation(
      Solver solver, List<Contestant> contestants, int[] budgets, Precision precision, long seed) {
    this.solver = solver;
    this.contestants = List.copyOf(contestants);
    this.budgets = budgets.clone();
    this.precision = precision;
    this.seed = seed;
  }

  /** Makes {@link #run} end soon with a {@link CancellationException}. */
  public void cancel() {
    cancelled = true;
  }

  /** The trials of one strategy at one level. */
  private static final class Lane {
    final int level;
    final int contestant;
    final Tally tally;
    final @Nullable ProblemCounts problems;
    boolean open = true;
    boolean precise;

    Lane(int index, Level level, int contestant, int budgets) {
      this.level = index;
      this.contestant = contestant;
      tally = new Tally(budgets, level.models().size());
      Recordings recordings = level.recordings();
      problems =
          recordings == null ? null : new ProblemCounts(recordings.problems().size(), budgets);
    }
  }

  /**
   * Runs the simulation.
   *
   * @param threads how many threads work
   * @throws StrategyFailedException if a strategy fails
   * @throws CancellationException if it was cancelled
   */
  public Measured run(int threads, Progress progress) {
    List<Lane> lanes = new ArrayList<>();
    for (int level = 0; level < solver.levels().size(); level++) {
      for (int contestant = 0; contestant < contestants.size(); contestant++) {
        lanes.add(new Lane(level, solver.levels().get(level), contestant, budgets.length));
      }
    }
    List<PairedCounts> pairs = new ArrayList<>();
    solver
        .levels()
        .forEach(level -> pairs.add(new PairedCounts(contestants.size(), budgets.length)));
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService executor = Tasks.threads(threads);
    try {
      List<Worker> workers = workers(threads, executor);
      int trials = 0;
      while (lanes.stream().anyMatch(lane -> lane.open)) {
        int checkpoint = precision.nextCheckpoint(trials);
        advance(lanes, workers, executor, stop, trials, checkpoint, progress);
        workers.forEach(worker -> worker.collectPairs(pairs));
        trials = checkpoint;
      }
    } finally {
      stop.set(true);
      executor.shutdownNow();
    }
    List<Curve> curves =
        lanes.stream()
            .map(
                lane ->
                    new Curve(lane.level, lane.contestant, lane.tally, lane.precise, lane.problems))
            .toList();
    return new Measured(curves, pairs);
  }

  /**
   * Makes the workers, each in a thread of its own: what one thread allocates lies apart in memory,
   * so that workers do not slow each other down by writing to the same cache lines.
   */
  private List<Worker> workers(int threads, ExecutorService executor) {
    CountDownLatch all = new CountDownLatch(threads);
    List<Future<Worker>> made = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      made.add(
          executor.submit(
              () -> {
                all.countDown();
                all.await();
                return new Worker(solver.levels(), contestants, budgets, seed);
              }));
    }
    return made.stream().map(Tasks::result).toList();
  }

  /** Brings the open lanes from one checkpoint to the next. */
  private void advance(
      List<Lane> lanes,
      List<Worker> workers,
      ExecutorService executor,
      AtomicBoolean stop,
      int from,
      int to,
      Progress progress) {
    boolean[][] open = new boolean[solver.levels().size()][contestants.size()];
    lanes.forEach(lane -> open[lane.level][lane.contestant] = lane.open);
    int[] levels =
        lanes.stream().filter(lane -> lane.open).mapToInt(lane -> lane.level).distinct().toArray();
    int[] starts = Arrays.stream(levels).map(level -> rounded(level, from)).toArray();
    int[] ends = Arrays.stream(levels).map(level -> rounded(level, to)).toArray();
    long blocks = 0;
    for (int i = 0; i < levels.length; i++) {
      long own = ((long) ends[i] - starts[i] + BLOCK - 1) / BLOCK;
      blocks = Math.max(blocks, own * levels.length);
    }
    long last = blocks;
    AtomicLong next = new AtomicLong();
    CompletionService<Worker> done = new ExecutorCompletionService<>(executor);
    for (Worker worker : workers) {
      done.submit(
          () -> {
            for (long i = next.getAndIncrement(); i < last; i = next.getAndIncrement()) {
              // Levels take turns, so that progress is even over them.
              int turn = (int) (i % levels.length);
              int level = levels[turn];
              long start = starts[turn] + i / levels.length * BLOCK;
              int end = (int) Math.min(ends[turn], start + BLOCK);
              if (start < end) {
                worker.play(level, (int) start, end, open[level], () -> cancelled || stop.get());
              }
            }
            return worker;
          });
    }
    int count = (int) lanes.stream().filter(lane -> lane.open).count();
    for (int finished = 0; finished < workers.size(); ) {
      finished += Tasks.ended(done) ? 1 : 0;
      double part = Math.min(1, (double) next.get() / last);
      progress.update(new Progress.State(part, to, count, lanes.size()));
    }
    for (Lane lane : lanes) {
      if (lane.open) {
        workers.forEach(
            worker -> worker.collect(lane.level, lane.contestant, lane.tally, lane.problems));
        lane.precise = precision.halfWidth() == 0 || tight(lane.tally);
        lane.open = to < precision.maxTrials() && !lane.precise;
      }
    }
  }

  /**
   * Returns how many trials of a level there are where so many were asked for: as many of each
   * recorded problem, so that all count the same.
   */
  private int rounded(int level, int trials) {
    Recordings recordings = solver.levels().get(level).recordings();
    if (recordings == null) {
      return trials;
    }
    int problems = recordings.problems().size();
    long up = ((long) trials + problems - 1) / problems * problems;
    return (int) (up <= Integer.MAX_VALUE ? up : up - problems);
  }

  private boolean tight(Tally tally) {
    for (int b = 0; b < budgets.length; b++) {
      Interval interval =
          Interval.wilson(tally.correct(b), tally.trials(b), precision.confidence());
      if (interval.halfWidth() > precision.halfWidth()) {
        return false;
      }
    }
    return true;
  }
}
