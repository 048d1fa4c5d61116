package io.ponder.engine;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads that do not keep the process alive, and what becomes of their failures. */
public final class Tasks {
  private static final long PROGRESS_MILLIS = 100;

  private Tasks() {}

  /** Returns so many threads. */
  public static ExecutorService threads(int threads) {
    return Executors.newFixedThreadPool(
        threads,
        work -> {
          Thread thread = new Thread(work, "ponder-worker");
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Waits a little, as long as progress may be out of date, for a task; whether one ended. */
  static <T> boolean ended(CompletionService<T> tasks) {
    try {
      Future<T> task = tasks.poll(PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
      if (task == null) {
        return false;
      }
      result(task);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  /**
   * Returns what a thread made, or throws what it threw.
   *
   * @throws SimulationFailedException if it ran out of memory
   * @throws CancellationException if the calling thread was interrupted
   */
  public static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof OutOfMemoryError) {
        throw new SimulationFailedException(
            String.format(
                "out of memory: the largest budget needs more than the %d MB that Java may use;"
                    + " use fewer --threads, or java -Xmx",
                Runtime.getRuntime().maxMemory() >> 20),
            e.getCause());
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
