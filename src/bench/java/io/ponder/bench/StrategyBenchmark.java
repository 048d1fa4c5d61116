package io.ponder.bench;

import io.ponder.inference.SimulatedSession;
import io.ponder.inference.Tally;
import io.ponder.strategy.Play;
import io.ponder.strategy.Registry;
import io.ponder.strategy.Strategy;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Microseconds of one trial of each strategy at a budget of 256 calls; 0 bytes are allocated. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StrategyBenchmark {
  private static final int BUDGET = 256;
  private static final long[] TICKS = {BUDGET};

  /** The strategy, with its standard parameters. */
  @Param({
    "single-call",
    "oracle",
    "majority-vote",
    "adaptive-consistency",
    "early-stopping",
    "bayesian-stopping",
    "share-stopping",
    "entropy-stopping",
    "cascade",
    "best-of-n",
    "weighted-vote",
    "best-of-majority",
    "filter-vote",
    "resample",
    "marginal-gain",
    "verify-vote",
    "knockout",
    "league",
    "round-robin",
    "racing-league",
    "mixture",
    "sequential-revision",
    "parallel-revision"
  })
  public String strategy = "";

  private SimulatedSession session = new SimulatedSession(BenchLevel.create(1), 0, 1);
  private Tally tally = new Tally(1);
  private Play play = llm -> Strategy.NO_ANSWER;
  private boolean ceiling;
  private int models = 1;
  private long trial;

  /** Makes the strategy. */
  @Setup
  public void create() {
    Strategy made = Registry.load().find(strategy).orElseThrow().create(Map.of());
    play = made.start(BUDGET);
    ceiling = made.ceiling();
    models = made.models();
    session = new SimulatedSession(BenchLevel.create(made.models()), 0, 1);
    tally = new Tally(1, made.models());
  }

  /** One trial. */
  @Benchmark
  public Tally trial() {
    session.begin(trial++, strategy, ceiling, TICKS, tally);
    session.finish(play.solve(session.models(0, models)));
    return tally;
  }
}
