package io.ponder.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of pools: JSON lines with a problem of a run each, as {@link #write} makes them, or a CSV
 * file that only counts how many samples are right. They may be compressed with gzip or Zstandard.
 */
public final class PoolFile {
  private static final String SETTLES = "; ponder import settles that";

  private PoolFile() {}

  /**
   * Reads a pool.
   *
   * @throws DataException if it cannot be read, or a line of it is wrong
   */
  public static Pool read(Path path) {
    LogFile file = new LogFile(path);
    Gathering gathering = new Gathering(null);
    gathering.begin();
    try {
      Format.Options options = new Format.Options(Grading.of("auto", null), null, null);
      Formats.recognise(file, Formats.POOLS).read(file, options, new Whole(path, gathering));
    } catch (IOException e) {
      throw DataException.unreadable(path, e);
    }
    return gathering.report(List.of()).pool();
  }

  /** Takes nothing that is wrong. */
  private record Whole(Path path, Gathering gathering) implements Sink {
    @Override
    public void add(Logged logged) {
      Gathering.Settled settled = Gathering.settle(logged.samples());
      if (settled.bothWays() > 0) {
        throw error(
            logged, "has an answer that is right in one sample and wrong in another", SETTLES);
      }
      if (settled.partlyScored()) {
        throw error(logged, "has a score for some samples only", SETTLES);
      }
      if (!gathering.add(logged)) {
        throw error(logged, "is there twice", "");
      }
    }

    private DataException error(Logged logged, String objection, String advice) {
      String run = logged.run() == null ? "" : " of run " + logged.run();
      return new DataException(path + ": problem " + logged.id() + run + " " + objection + advice);
    }

    @Override
    public void bad(String place, String reason) {
      throw new DataException(path + ":" + place + ": " + reason);
    }

    @Override
    public void skip(String place, String reason) {
      throw new DataException(path + ":" + place + ": " + reason);
    }

    @Override
    public void remark(String line) {}
  }

  /**
   * Writes a pool as JSON lines, whole or not at all; compressed if the name ends in {@code .gz} or
   * {@code .zst}.
   *
   * @throws DataException if it cannot be written
   */
  public static void write(Pool pool, Path path) {
    new VotesWriter().write(pool.problems(), path);
  }
}
