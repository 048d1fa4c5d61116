package io.ponder.engine;

import io.ponder.inference.SimulatedBatch;
import io.ponder.model.Solver;
import io.ponder.strategy.batch.BatchPlay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Measures strategies that share one budget between the problems of a batch. Each batch has the
 * same number of problems of each level, so that chance does not decide how hard a batch is; each
 * budget is the mean for a problem. All strategies and budgets meet the same batches.
 */
public final class BatchSimulation {
  /** Batches that a thread takes at once. */
  private static final int BLOCK = 4;

  private final Solver solver;
  private final List<BatchContestant> contestants;
  private final int[] budgets;
  private final int[] composition;
  private final int problems;
  private final int batches;
  private final long seed;
  private final BooleanSupplier cancelled;

  /**
   * Creates a simulation.
   *
   * @param solver the levels, of simulated problems; each must offer the calls that are needed
   * @param contestants the strategies
   * @param budgets budgets in calls, the mean for a problem, positive and ascending
   * @param problems problems in a batch, positive
   * @param batches how many batches to play, at least 2
   * @param seed decides every draw
   * @param cancelled whether to end soon with a {@link CancellationException}
   */
  public BatchSimulation(
      Solver solver,
      List<BatchContestant> contestants,
      int[] budgets,
      int problems,
      int batches,
      long seed,
      BooleanSupplier cancelled) {
    this.solver = solver;
    this.contestants = List.copyOf(contestants);
    this.budgets = budgets.clone();
    this.composition = composition(solver, problems);
    this.problems = problems;
    this.batches = batches;
    this.seed = seed;
    this.cancelled = cancelled;
  }

  /**
   * Returns how many problems of each level a batch has: its share, rounded down, and one more for
   * those with the largest remainders; the first of equals.
   */
  public static int[] composition(Solver solver, int problems) {
    double[] shares = solver.shares();
    int[] composition = Arrays.stream(shares).mapToInt(share -> (int) (share * problems)).toArray();
    int rest = problems - Arrays.stream(composition).sum();
    IntStream.range(0, shares.length)
        .boxed()
        .sorted(
            (a, b) ->
                Double.compare(
                    shares[b] * problems - composition[b], shares[a] * problems - composition[a]))
        .limit(rest)
        .forEach(level -> composition[level]++);
    return composition;
  }

  /**
   * Runs the simulation.
   *
   * @param threads how many threads work
   * @param progress hears how many of the batches were taken
   * @return curves by level, then over all, each by strategy and budget
   * @throws StrategyFailedException if a strategy fails
   * @throws CancellationException if it was cancelled
   */
  public List<List<BatchCurve>> run(int threads, Progress progress) {
    AtomicInteger next = new AtomicInteger();
    ExecutorService executor = Tasks.threads(threads);
    CompletionService<BatchCurve.Sums[]> done = new ExecutorCompletionService<>(executor);
    BatchCurve.Sums[] sums = sums();
    try {
      List<Future<BatchCurve.Sums[]>> parts = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        parts.add(done.submit(() -> work(next)));
      }
      for (int finished = 0; finished < threads; ) {
        finished += Tasks.ended(done) ? 1 : 0;
        double part = Math.min(1, (double) next.get() / batches);
        progress.update(new Progress.State(part, batches, sums.length, sums.length));
      }
      for (Future<BatchCurve.Sums[]> part : parts) {
        BatchCurve.Sums[] more = Tasks.result(part);
        for (int i = 0; i < sums.length; i++) {
          sums[i].add(more[i]);
        }
      }
    } finally {
      next.set(batches);
      executor.shutdownNow();
    }
    return curves(sums);
  }

  /** Returns empty sums by strategy and budget. */
  private BatchCurve.Sums[] sums() {
    BatchCurve.Sums[] sums = new BatchCurve.Sums[contestants.size() * budgets.length];
    int models = solver.levels().get(0).models().size();
    Arrays.setAll(sums, i -> new BatchCurve.Sums(composition.length, models));
    return sums;
  }

  private BatchCurve.Sums[] work(AtomicInteger next) {
    SimulatedBatch batch = new SimulatedBatch(solver.levels(), composition, seed);
    List<BatchPlay> plays =
        contestants.stream().map(contestant -> contestant.strategy().start(problems)).toList();
    BatchCurve.Sums[] sums = sums();
    for (int from = next.getAndAdd(BLOCK); from < batches; from = next.getAndAdd(BLOCK)) {
      for (int index = from; index < Math.min(batches, from + BLOCK); index++) {
        for (int i = 0; i < sums.length; i++) {
          if (cancelled.getAsBoolean()) {
            throw new CancellationException("cancelled");
          }
          play(index, i / budgets.length, i % budgets.length, plays, batch, sums[i]);
        }
      }
    }
    return sums;
  }

  private void play(
      int index,
      int contestant,
      int budget,
      List<BatchPlay> plays,
      SimulatedBatch batch,
      BatchCurve.Sums sums) {
    String label = contestants.get(contestant).label();
    long ticks = (long) budgets[budget] * problems * batch.ticksPerCall();
    try {
      batch.begin(index, label, ticks, sums.levels());
      plays.get(contestant).solve(batch);
      batch.finish();
    } catch (RuntimeException e) {
      throw StrategyFailedException.inBatch(label, budgets[budget], index, e);
    }
    int[] correct = new int[composition.length];
    Arrays.setAll(correct, batch::correct);
    sums.add(correct);
  }

  private List<List<BatchCurve>> curves(BatchCurve.Sums[] sums) {
    int ticksPerCall = new SimulatedBatch(solver.levels(), composition, seed).ticksPerCall();
    List<List<BatchCurve>> curves = new ArrayList<>();
    for (int level = 0; level <= composition.length; level++) {
      List<BatchCurve> ofLevel = new ArrayList<>();
      for (int i = 0; i < sums.length; i++) {
        int contestant = i / budgets.length;
        int budget = i % budgets.length;
        ofLevel.add(
            level < composition.length
                ? sums[i].level(contestant, budget, level, composition[level], ticksPerCall)
                : sums[i].all(contestant, budget, problems, ticksPerCall));
      }
      curves.add(ofLevel);
    }
    return curves;
  }
}
