package io.ponder.cli;

import io.ponder.experiment.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which recorded samples a command is about. */
final class PoolOptions {
  @Parameters(
      paramLabel = "POOL",
      description = "Recorded samples: what ponder import wrote, or a file of counts.")
  private String pool = "";

  @Option(
      names = "--run",
      paramLabel = "NAME",
      split = ",",
      description = "Takes the samples of this run of several; of more than one, put together.")
  private List<String> runs = new ArrayList<>();

  @Option(
      names = "--levels",
      paramLabel = "HOW",
      description =
          "recorded (the default where each problem has one), none, or a number of quantiles by the"
              + " share of correct samples.")
  private @Nullable String levels;

  @Option(
      names = "--min-samples",
      paramLabel = "N",
      description = "Leaves out problems with fewer samples (default: 1).")
  private int minSamples = 1;

  /** Returns the pool's file. */
  String pool() {
    return pool;
  }

  /** Returns the runs that are asked for, none for all. */
  List<String> runs() {
    return runs;
  }

  /** Returns how problems are put into levels, if that is said. */
  Optional<String> levels() {
    return Optional.ofNullable(levels);
  }

  /**
   * Returns how many samples a problem must have.
   *
   * @throws InputException if it is less than 1
   */
  int minSamples() {
    if (minSamples < 1) {
      throw new InputException("--min-samples: found " + minSamples + ", allowed is at least 1");
    }
    return minSamples;
  }

  /** Returns the pool's name: that of its file without its ends. */
  String name() {
    return String.valueOf(Path.of(pool).getFileName())
        .replaceFirst("\\.(gz|zst)$", "")
        .replaceFirst("\\.[A-Za-z]+$", "");
  }
}
