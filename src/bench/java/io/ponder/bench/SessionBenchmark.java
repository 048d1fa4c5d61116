package io.ponder.bench;

import io.ponder.inference.SimulatedSession;
import io.ponder.inference.Tally;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds of each call of a session, over a trial of 256 of them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SessionBenchmark {
  private static final int CALLS = 256;
  private static final long[] BUDGET = {4L * CALLS};

  private final SimulatedSession session = new SimulatedSession(BenchLevel.create(1), 0, 1);
  private final Tally tally = new Tally(1);
  private final int[] left = new int[CALLS];
  private final int[] right = new int[CALLS];
  private final int[] answers = new int[CALLS];
  private final double[] values = new double[CALLS];
  private long trial;

  private int begin() {
    session.begin(trial++, "benchmark", false, BUDGET, tally);
    return session.model(0).generate(CALLS);
  }

  /** Samples at once; part of all benchmarks below. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public int generate() {
    return begin();
  }

  /** Samples one by one. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public int generateSingly() {
    session.begin(trial++, "benchmark", false, BUDGET, tally);
    int last = 0;
    for (int i = 0; i < CALLS; i++) {
      last = session.model(0).generate();
    }
    return last;
  }

  /** Answers at once. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public int[] answers() {
    session.model(0).answers(begin(), CALLS, answers);
    return answers;
  }

  /** Matches of three comparisons at once. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public double[] prefer() {
    int first = begin();
    for (int i = 0; i < CALLS; i++) {
      left[i] = first + i;
      right[i] = first + CALLS - 1 - i;
    }
    session.model(0).prefer(left, right, CALLS, 3, values);
    return values;
  }

  /** Comparisons one by one. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public double preferSingly() {
    int first = begin();
    double points = 0;
    for (int i = 0; i < CALLS; i++) {
      points += session.model(0).prefer(first + i, first + CALLS - 1 - i, 1);
    }
    return points;
  }

  /** Scores at once. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public double[] verify() {
    session.model(0).verify(begin(), CALLS, values);
    return values;
  }

  /** Judgements. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public int judge() {
    int first = begin();
    int right = 0;
    for (int i = 0; i < CALLS; i++) {
      right += session.model(0).judge(first + i) ? 1 : 0;
    }
    return right;
  }

  /** A chain of revisions. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public int revise() {
    return session.model(0).revise(begin(), CALLS);
  }
}
