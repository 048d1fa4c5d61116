package io.ponder.report;

import io.ponder.data.ImportReport;
import io.ponder.data.ImportReport.FileRead;
import io.ponder.data.ImportReport.Skipped;
import io.ponder.data.PooledProblem;
import io.ponder.model.RecordedProblem.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an import read, in lines for people. */
public final class ImportSummary {
  private static final int MOST_NAMES = 10;

  private ImportSummary() {}

  /** Returns what was read of each file, and what is in the pool. */
  public static List<String> lines(ImportReport report) {
    List<String> lines = new ArrayList<>();
    for (FileRead file : report.files()) {
      lines.add(format("%s: %s, %s", file.file(), file.format(), megabytes(file.bytes())));
      lines.add(
          format("  %,d entries read, %,d samples", file.entries(), file.samples())
              + (file.duplicates() == 0
                  ? ""
                  : format("; %,d were duplicates and dropped", file.duplicates())));
      file.skipped().forEach(skipped -> lines.add("  skipped " + skipped(skipped)));
      file.remarks().forEach(remark -> lines.add("  " + remark));
    }
    lines.add("");
    pool(report, lines);
    return lines;
  }

  /** Returns why there is nothing in the pool, in one line. */
  public static String nothing(ImportReport report) {
    return report.files().stream()
        .map(
            file ->
                file.file()
                    + ": "
                    + (file.skipped().isEmpty()
                        ? file.entries() == 0
                            ? "there is no entry"
                            : format("%,d entries without samples", file.entries())
                        : file.skipped().stream()
                            .map(ImportSummary::skipped)
                            .collect(Collectors.joining("; "))))
        .collect(Collectors.joining("; "));
  }

  private static String skipped(Skipped skipped) {
    return format(
        "%,d: %s (%s%s)",
        skipped.count(),
        skipped.reason(),
        String.join(", ", skipped.places()),
        skipped.count() > skipped.places().size() ? ", ..." : "");
  }

  private static void pool(ImportReport report, List<String> lines) {
    List<PooledProblem> problems = report.pool().problems();
    long samples = 0;
    long unparsed = 0;
    long answered = 0;
    long withTokens = 0;
    int least = Integer.MAX_VALUE;
    int most = 0;
    double accuracy = 0;
    for (PooledProblem pooled : problems) {
      int size = pooled.problem().size();
      int correct = 0;
      int answers = 0;
      for (Sample sample : pooled.problem().samples()) {
        correct += sample.correct() ? 1 : 0;
        answers += sample.answer() == null ? 0 : 1;
        withTokens += sample.tokens() == Sample.UNKNOWN ? 0 : 1;
      }
      samples += size;
      answered += answers;
      unparsed += size - answers;
      least = Math.min(least, size);
      most = Math.max(most, size);
      accuracy += (double) correct / size;
    }
    lines.add(
        format(
            "%s, %s (%s per problem)",
            Counted.of(problems.size(), "problem"),
            Counted.of(samples, "sample"),
            least == most ? "" + most : least + " to " + most));
    lines.add(format("mean accuracy over problems: %.2f%%", 100 * accuracy / problems.size()));
    lines.add(
        answered == 0
            ? "answers: none recorded, only right or wrong"
            : format("answers: %.2f%% of the samples have none", 100.0 * unparsed / samples));
    lines.add("runs: " + names(problems, PooledProblem::run));
    lines.add("levels: " + names(problems, PooledProblem::level));
    long scored = problems.stream().filter(pooled -> pooled.problem().scored()).count();
    lines.add("scores: " + share(scored, problems.size(), "problems"));
    lines.add("tokens: " + share(withTokens, samples, "samples"));
    note(lines, report.bothWays(), "answers were graded both ways; they got the grade of most");
    note(lines, report.partlyScored(), "problems had scores for some samples only, left out");
    note(lines, report.goldsDiffer(), "entries had another right answer than the first");
    note(lines, report.pool().withoutSamples(), "problems had no samples and were left out");
  }

  private static void note(List<String> lines, int count, String what) {
    if (count > 0) {
      lines.add(format("%,d %s", count, what));
    }
  }

  private static String share(long some, long all, String what) {
    return some == 0 ? "none" : some == all ? "all" : format("%,d of %,d %s", some, all, what);
  }

  /** Returns the names that problems have, with the number of problems of each. */
  private static String names(
      List<PooledProblem> problems, Function<PooledProblem, @Nullable String> name) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (PooledProblem problem : problems) {
      String named = name.apply(problem);
      counts.merge(named == null ? "none" : named, 1, Integer::sum);
    }
    if (counts.size() == 1 && counts.containsKey("none")) {
      return "none";
    }
    String first =
        counts.entrySet().stream()
            .limit(MOST_NAMES)
            .map(entry -> format("%s (%,d)", entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    return counts.size() > MOST_NAMES ? format("%,d: %s, ...", counts.size(), first) : first;
  }

  private static String megabytes(long bytes) {
    return format("%,.1f MB", bytes / 1e6);
  }

  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
