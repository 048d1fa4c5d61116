package io.ponder.data;

import io.ponder.model.RecordedProblem;
import io.ponder.model.RecordedProblem.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what entries say into a pool.
 *
 * <p>Entries about one problem of one run are added up over files; within a file, one with the same
 * draw as another is a duplicate and dropped. Problems that share an id but have different
 * fingerprints are told apart by the start of the fingerprint.
 */
final class Gathering {
  private static final int SHORTEST_FINGERPRINT = 8;

  private final @Nullable String run;
  private final Map<Key, Samples> problems = new LinkedHashMap<>();
  private final Kept kept = new Kept();
  private int file;
  private int goldsDiffer;

  private record Key(@Nullable String run, String id, @Nullable String fingerprint) {}

  /** What was gathered of one problem of one run. */
  private static final class Samples {
    List<Sample> samples = new ArrayList<>();
    final Set<@Nullable String> draws = new HashSet<>(2);
    int file;
    @Nullable String level;
    @Nullable String gold;
  }

  /**
   * Creates an empty gathering.
   *
   * @param run the run of entries that tell none, or {@code null}
   */
  Gathering(@Nullable String run) {
    this.run = run;
  }

  /** Begins another file. */
  void begin() {
    file++;
  }

  /** Takes an entry and returns whether it was new, not a duplicate. */
  boolean add(Logged logged) {
    Key key = new Key(logged.run() == null ? run : logged.run(), logged.id(), logged.fingerprint());
    Samples of = problems.computeIfAbsent(key, unseen -> new Samples());
    if (of.file != file) {
      of.draws.clear();
      of.file = file;
    }
    if (!of.draws.add(logged.draw())) {
      return false;
    }
    if (of.level == null) {
      of.level = kept.text(logged.level());
    }
    if (of.gold == null) {
      of.gold = kept.text(logged.gold());
    } else if (logged.gold() != null && !of.gold.equals(kept.text(logged.gold()))) {
      goldsDiffer++;
    }
    for (Sample sample : logged.samples()) {
      of.samples.add(kept.sample(sample));
    }
    return true;
  }

  /** Returns what was gathered. */
  ImportReport report(List<ImportReport.FileRead> files) {
    Map<Key, String> ids = ids();
    AtomicInteger bothWays = new AtomicInteger();
    AtomicInteger partlyScored = new AtomicInteger();
    List<PooledProblem> pooled =
        problems.entrySet().parallelStream()
            .filter(entry -> !entry.getValue().samples.isEmpty())
            .map(
                entry -> {
                  Samples of = entry.getValue();
                  Settled settled = settle(of.samples);
                  of.samples = List.of();
                  bothWays.addAndGet(settled.bothWays);
                  partlyScored.addAndGet(settled.partlyScored ? 1 : 0);
                  String id = ids.getOrDefault(entry.getKey(), "");
                  return new PooledProblem(
                      entry.getKey().run(),
                      of.level,
                      of.gold,
                      new RecordedProblem(id, settled.samples));
                })
            .toList();
    return new ImportReport(
        files,
        new Pool(pooled, problems.size() - pooled.size()),
        bothWays.get(),
        partlyScored.get(),
        goldsDiffer);
  }

  /** Samples that a recorded problem may have, and what had to be changed for that. */
  record Settled(List<Sample> samples, int bothWays, boolean partlyScored) {}

  /** Gives every answer one grade, and all samples a score or none. */
  static Settled settle(List<Sample> samples) {
    Map<String, int[]> grades = new HashMap<>();
    int scored = 0;
    for (Sample sample : samples) {
      scored += sample.scored() ? 1 : 0;
      if (sample.answer() != null) {
        grades.computeIfAbsent(sample.answer(), unseen -> new int[2])[sample.correct() ? 1 : 0]++;
      }
    }
    int bothWays =
        (int) grades.values().stream().filter(count -> count[0] > 0 && count[1] > 0).count();
    boolean partlyScored = scored > 0 && scored < samples.size();
    if (bothWays == 0 && !partlyScored) {
      return new Settled(samples, 0, false);
    }
    Map<Sample, Sample> known = new HashMap<>();
    List<Sample> settled = new ArrayList<>(samples.size());
    for (Sample sample : samples) {
      int[] count = sample.answer() == null ? null : grades.get(sample.answer());
      Sample changed =
          new Sample(
              sample.answer(),
              count == null ? sample.correct() : count[1] > count[0],
              partlyScored ? Double.NaN : sample.score(),
              sample.tokens());
      Sample before = known.putIfAbsent(changed, changed);
      settled.add(before == null ? changed : before);
    }
    return new Settled(settled, bothWays, partlyScored);
  }

  /** Returns what each problem is called, so that no two of one run are called the same. */
  private Map<Key, String> ids() {
    Map<String, Set<String>> fingerprints = new HashMap<>();
    for (Key key : problems.keySet()) {
      Set<String> of = fingerprints.computeIfAbsent(key.id, unseen -> new TreeSet<>());
      of.add(key.fingerprint == null ? "" : key.fingerprint);
    }
    Map<Key, String> ids = new HashMap<>();
    for (Key key : problems.keySet()) {
      Set<String> of = fingerprints.getOrDefault(key.id, Set.of());
      ids.put(
          key,
          of.size() == 1 || key.fingerprint == null
              ? key.id
              : key.id + "#" + start(key.fingerprint, of));
    }
    return ids;
  }

  /** Returns as much of a fingerprint as tells it from the others. */
  private static String start(String fingerprint, Set<String> all) {
    for (int length = SHORTEST_FINGERPRINT; length < fingerprint.length(); length++) {
      String start = fingerprint.substring(0, length);
      if (all.stream().filter(other -> other.startsWith(start)).count() == 1) {
        return start;
      }
    }
    return fingerprint;
  }
}
