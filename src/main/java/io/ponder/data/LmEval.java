package io.ponder.data;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The format of lm-evaluation-harness, {@code samples_*.jsonl}: a line for each document and
 * filter, with all responses ({@code resps}) and what the filter made of them.
 *
 * <p>The metric on a line holds for the filtered response only, so every response is graded against
 * the {@code target}. Lines about one document under different filters have the same responses: the
 * first counts. The level is a field of the document, if one is named.
 */
record LmEval() implements Format {
  /** Grading that differs from the log's own on more of what is right may be the wrong one. */
  private static final double UNFAIR = 0.1;

  @Override
  public String name() {
    return "lm-eval";
  }

  @Override
  public boolean recognises(Head head) {
    return head.keys().contains("resps")
        && (head.keys().contains("doc_id") || head.keys().contains("filtered_resps"));
  }

  @Override
  public void read(LogFile file, Options options, Sink sink) throws IOException {
    Tally tally = new Tally();
    Entries.readAbridged(
        file, (json, texts, name) -> new LmEvalLine(options, texts).read(json, tally), sink);
    tally.remark(sink);
  }

  /** How lines were graded, and how often their own metric agrees; of all threads. */
  static final class Tally {
    private final Map<String, Long> ways = new TreeMap<>();
    private final Map<String, long[]> metrics = new TreeMap<>();

    /** Counts a line graded in a way. */
    synchronized void graded(String way) {
      ways.merge(way, 1L, Long::sum);
    }

    /** Counts a line whose own metric of the filtered response is known. */
    synchronized void compared(String metric, boolean metricRight, boolean right) {
      long[] counts = metrics.computeIfAbsent(metric, unseen -> new long[4]);
      counts[(metricRight ? 2 : 0) + (right ? 1 : 0)]++;
    }

    private void remark(Sink sink) {
      StringBuilder line = new StringBuilder("responses graded by");
      ways.forEach(
          (way, count) -> line.append(String.format(Locale.ROOT, " %s (%,d lines)", way, count)));
      if (!ways.isEmpty()) {
        sink.remark(line.toString());
      }
      if (metrics.isEmpty() && !ways.isEmpty()) {
        sink.remark(
            "WARNING: the log has no metric of its own that could tell whether this grading is the"
                + " right one; compare some answers");
      }
      metrics.forEach((metric, counts) -> sink.remark(agreement(metric, counts)));
    }

    /** Counts are of lines that are right by neither, this grading only, the metric only, both. */
    private static String agreement(String metric, long[] counts) {
      long lines = counts[0] + counts[1] + counts[2] + counts[3];
      long differ = counts[1] + counts[2];
      // Where few are right, few differ even if all that is right is missed.
      boolean fair = differ <= UNFAIR * (counts[3] + Math.max(counts[1], counts[2]));
      return String.format(
          Locale.ROOT,
          "%s%s agrees with this grading on %,d of %,d lines%s",
          fair ? "" : "WARNING: ",
          metric,
          lines - differ,
          lines,
          fair
              ? ""
              : String.format(
                  Locale.ROOT,
                  " (%,d right by the metric only, %,d by this grading only); --grade chooses"
                      + " another",
                  counts[2],
                  counts[1]));
    }
  }
}
