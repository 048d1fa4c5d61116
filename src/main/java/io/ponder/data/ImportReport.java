package io.ponder.data;

import java.util.List;

/**
 * What an import read, what it skipped and why.
 *
 * @param files the files, in the order in which they were given
 * @param pool what was read
 * @param bothWays answers that were graded right in some samples of a problem and wrong in others,
 *     and got the grade of most of them
 * @param partlyScored problems of which only some samples had a score, whose scores were left out
 * @param goldsDiffer entries with another right answer than the first of the same problem
 */
public record ImportReport(
    List<FileRead> files, Pool pool, int bothWays, int partlyScored, int goldsDiffer) {
  /** Copies the list. */
  public ImportReport {
    files = List.copyOf(files);
  }

  /**
   * What was read of one file.
   *
   * @param file the file
   * @param format its format
   * @param bytes its size, as it is on the disk
   * @param entries the entries read, such as lines, with the duplicates but not the skipped ones
   * @param samples the samples read
   * @param duplicates entries that said again what an earlier one of the file had said
   * @param skipped why entries were skipped
   * @param remarks what else the format has to say
   */
  public record FileRead(
      String file,
      String format,
      long bytes,
      long entries,
      long samples,
      long duplicates,
      List<Skipped> skipped,
      List<String> remarks) {
    /** Copies the lists. */
    public FileRead {
      skipped = List.copyOf(skipped);
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * Entries of a file that were skipped for one reason.
   *
   * @param reason the reason
   * @param count how many
   * @param places the first places
   */
  public record Skipped(String reason, long count, List<String> places) {
    /** Copies the places. */
    public Skipped {
      places = List.copyOf(places);
    }
  }
}
