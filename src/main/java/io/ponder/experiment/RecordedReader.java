package io.ponder.experiment;

import io.ponder.data.DataException;
import io.ponder.data.Pool;
import io.ponder.data.PoolFile;
import io.ponder.data.PooledProblem;
import io.ponder.experiment.Node.Mapping;
import io.ponder.experiment.Node.Place;
import io.ponder.experiment.Node.Scalar;
import io.ponder.experiment.Node.Sequence;
import io.ponder.model.Call;
import io.ponder.model.Costs;
import io.ponder.model.Level;
import io.ponder.model.Model;
import io.ponder.model.RecordedProblem;
import io.ponder.model.RecordedProblem.Sample;
import io.ponder.model.Recordings;
import io.ponder.model.SolutionType;
import io.ponder.model.Solver;
import io.ponder.model.SuccessRate;
import io.ponder.model.Table;
import io.ponder.model.Verifier;
import io.ponder.model.Weighting;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a solver that plays recorded samples. */
final class RecordedReader {
  /** The two types of solution as which a model of what was not recorded sees the samples. */
  private static final List<SolutionType> CLASSES =
      List.of(
          new SolutionType("right", "right", true, 1),
          new SolutionType("wrong", "wrong", false, 1));

  /** The most runs that an error names. */
  private static final int RUNS_NAMED = 8;

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  /** Squares of larger ones may be infinite. */
  private static final double LARGEST_SCORE = 1e100;

  /** What stands for the run of samples that were recorded without one. */
  private static final String NO_RUN = "none";

  private static final int MOST_QUANTILES = 1000;

  private final Fields fields;
  private final Place place;

  /** Problems with fewer samples than asked for. */
  private int leftOut;

  /** Problems without any sample. */
  private int empty;

  private RecordedReader(Node node) {
    fields =
        Fields.of(
            node,
            "description",
            "source",
            "recorded",
            "run",
            "levels",
            "min-samples",
            "weights",
            "compare",
            "verify",
            "judge",
            "revise",
            "costs");
    place = fields.get("recorded").place();
  }

  /** Returns whether a solver is of recorded samples. */
  static boolean reads(Node node) {
    return node instanceof Mapping mapping && mapping.values().containsKey("recorded");
  }

  static Solver read(Node node) {
    return new RecordedReader(node).read();
  }

  /** Reads what a command asks for, as the solver of an experiment would say it. */
  static Solver read(
      String pool,
      List<String> runs,
      Optional<String> levels,
      Optional<String> weights,
      int minSamples) {
    Map<String, Node> values = new LinkedHashMap<>();
    values.put("recorded", new Scalar(new Place(pool, 0, ""), pool));
    if (!runs.isEmpty()) {
      Place place = new Place("--run", 0, "");
      values.put(
          "run",
          new Sequence(place, runs.stream().map(run -> (Node) new Scalar(place, run)).toList()));
    }
    levels.ifPresent(
        how -> {
          Place place = new Place("--levels", 0, "");
          Scalar value = new Scalar(place, how);
          values.put(
              "levels",
              NUMBER.matcher(how).matches()
                  ? new Mapping(place, Map.of("quantiles", value))
                  : value);
        });
    weights.ifPresent(how -> values.put("weights", new Scalar(new Place("--weights", 0, ""), how)));
    values.put(
        "min-samples", new Scalar(new Place("--min-samples", 0, ""), Integer.toString(minSamples)));
    return read(new Mapping(new Place(pool, 0, ""), values));
  }

  private Solver read() {
    List<PooledProblem> all = chosen(pool());
    if (all.isEmpty()) {
      throw place.error("there is no problem with a sample");
    }
    int fewest = fields.integer("min-samples", 1, Integer.MAX_VALUE, 1);
    List<PooledProblem> problems =
        all.stream().filter(one -> one.problem().size() >= fewest).toList();
    if (problems.isEmpty()) {
      throw fields.error("min-samples", "no problem has " + fewest + " samples");
    }
    leftOut = all.size() - problems.size();
    @Nullable Verifier verifier = verifier(problems);
    Map<String, List<PooledProblem>> levels = levels(problems);
    List<Level> result = new ArrayList<>();
    levels.forEach((name, own) -> result.add(level(name, own, verifier)));
    return new Solver(result);
  }

  private List<PooledProblem> pool() {
    try {
      Pool pool = PoolFile.read(file(Fields.text(fields.get("recorded"))));
      empty = pool.withoutSamples();
      return pool.problems();
    } catch (DataException e) {
      String message = String.valueOf(e.getMessage());
      // A file named on the command line need not be named twice.
      throw place.line() > 0 ? place.error(message) : new InputException(message, e);
    }
  }

  /** Finds a file beside the one that names it, above it, or among other people's recordings. */
  private Path file(String name) {
    Path folder =
        Optional.ofNullable(Path.of(place.line() > 0 ? place.file() : "").getParent())
            .orElse(Path.of(""));
    List<Path> places = new ArrayList<>();
    places.add(folder.resolve(name));
    for (Path up = folder.toAbsolutePath().normalize(); up != null; up = up.getParent()) {
      places.add(up.resolve("experiments/data").resolve(name));
    }
    String recordings = System.getenv("PONDER_DATA");
    if (recordings != null && !recordings.isEmpty()) {
      places.add(Path.of(recordings).resolve(name));
    }
    return places.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                place.error(
                    String.format(
                        "there is no file %s, nor %s in an experiments/data above, nor %s",
                        folder.resolve(name),
                        name,
                        recordings == null || recordings.isEmpty()
                            ? "in PONDER_DATA, which is not set"
                            : Path.of(recordings).resolve(name))));
  }

  /** Returns the problems of the runs that were asked for, those of several runs put together. */
  private List<PooledProblem> chosen(List<PooledProblem> pool) {
    Set<String> runs = new LinkedHashSet<>();
    pool.forEach(one -> runs.add(Optional.ofNullable(one.run()).orElse(NO_RUN)));
    Optional<Node> run = fields.find("run");
    if (run.isEmpty()) {
      if (runs.size() > 1) {
        throw place.error(
            String.format(
                "the file holds %d runs (%s%s); choose by %s, one or a list",
                runs.size(),
                String.join(", ", runs.stream().limit(RUNS_NAMED).toList()),
                runs.size() > RUNS_NAMED ? ", ..." : "",
                place.line() > 0 ? "run:" : "--run"));
      }
      return pool;
    }
    List<Node> items = run.get() instanceof Sequence list ? list.items() : List.of(run.get());
    Set<String> chosen = new LinkedHashSet<>();
    for (Node item : items) {
      String name = Fields.text(item);
      if (!runs.contains(name)) {
        throw item.place().error("there is no run " + name + "; " + Names.advice(name, runs));
      }
      chosen.add(name);
    }
    Map<String, PooledProblem> byId = new LinkedHashMap<>();
    pool.stream()
        .filter(one -> chosen.contains(Optional.ofNullable(one.run()).orElse(NO_RUN)))
        .forEach(one -> byId.merge(one.problem().id(), one, this::together));
    return List.copyOf(byId.values());
  }

  private PooledProblem together(PooledProblem one, PooledProblem other) {
    List<Sample> samples = new ArrayList<>(one.problem().samples());
    samples.addAll(other.problem().samples());
    RecordedProblem problem =
        Fields.make(place, () -> new RecordedProblem(one.problem().id(), samples));
    return new PooledProblem(one.run(), one.level(), one.gold(), problem);
  }

  private Map<String, List<PooledProblem>> levels(List<PooledProblem> problems) {
    Optional<Node> node = fields.find("levels");
    if (node.isPresent() && node.get() instanceof Mapping) {
      Fields own = Fields.of(node.get(), "quantiles");
      return quantiles(
          problems, (int) Fields.integer(own.get("quantiles"), 1, MOST_QUANTILES), own.place());
    }
    boolean known = problems.stream().allMatch(one -> one.level() != null);
    String word = node.map(Fields::text).orElse(known ? "recorded" : "none");
    if (!List.of("recorded", "none").contains(word)) {
      Place at = node.orElseThrow().place();
      throw at.error(
          String.format(
              "found %s, allowed are recorded, none and %s",
              word, at.line() > 0 ? "{quantiles: N}" : "a number of quantiles"));
    }
    Map<String, List<PooledProblem>> levels = new LinkedHashMap<>();
    for (PooledProblem one : problems) {
      String level = word.equals("none") ? "problems" : one.level();
      if (level == null) {
        throw fields.error("levels", "no level was recorded for problem " + one.problem().id());
      }
      if (level.equals(ExperimentRun.ALL)) {
        throw place.error("all is the name of the mix of levels, and that of a recorded level");
      }
      levels.computeIfAbsent(level, key -> new ArrayList<>()).add(one);
    }
    return sorted(levels);
  }

  /** Levels that are numbered come in the order of their numbers, others as they are met. */
  private static Map<String, List<PooledProblem>> sorted(Map<String, List<PooledProblem>> levels) {
    if (!levels.keySet().stream().allMatch(name -> NUMBER.matcher(name).find())) {
      return levels;
    }
    Map<String, List<PooledProblem>> sorted = new LinkedHashMap<>();
    levels.keySet().stream()
        .sorted(Comparator.comparing(RecordedReader::number))
        .forEach(name -> sorted.put(name, levels.get(name)));
    return sorted;
  }

  private static BigInteger number(String level) {
    Matcher number = NUMBER.matcher(level);
    return number.find() ? new BigInteger(number.group()) : BigInteger.ZERO;
  }

  /** Groups of about the same size by the share of correct samples, the lowest first. */
  private static Map<String, List<PooledProblem>> quantiles(
      List<PooledProblem> problems, int groups, Place place) {
    if (groups > problems.size()) {
      throw place.error(
          String.format(
              "found %d quantiles of %d problems, allowed are at most as many as problems",
              groups, problems.size()));
    }
    List<PooledProblem> sorted =
        problems.stream().sorted(Comparator.comparingDouble(one -> rate(one.problem()))).toList();
    Map<String, List<PooledProblem>> levels = new LinkedHashMap<>();
    for (int q = 0; q < groups; q++) {
      int from = (int) ((long) q * sorted.size() / groups);
      int to = (int) ((q + 1L) * sorted.size() / groups);
      levels.put("quantile-" + (q + 1), sorted.subList(from, to));
    }
    return levels;
  }

  private String source() {
    return Fields.text(fields.get("recorded"))
        + fields
            .find("run")
            .map(
                run ->
                    run instanceof Sequence list
                        ? ", " + list.items().size() + " runs"
                        : ", run " + run.describe())
            .orElse("")
        + (leftOut == 0 ? "" : ", " + problems(leftOut) + " with fewer samples left out")
        + (empty == 0 ? "" : ", " + problems(empty) + " without samples left out");
  }

  private static String problems(int count) {
    return count + (count == 1 ? " problem" : " problems");
  }

  private static double rate(RecordedProblem problem) {
    return (double) problem.samples().stream().filter(Sample::correct).count() / problem.size();
  }

  /** Returns the recorded scores if every sample has one, else the model of a verifier. */
  private @Nullable Verifier verifier(List<PooledProblem> problems) {
    boolean scored = problems.stream().allMatch(one -> one.problem().scored());
    if (!scored) {
      if (fields.has("weights")) {
        throw fields.error("weights", "not all samples have a recorded score to weigh");
      }
      return fields.find("verify").map(SolverReader::verify).orElse(null);
    }
    if (fields.has("verify")) {
      throw fields.error(
          "verify", "the samples have recorded scores, which a model cannot replace");
    }
    double[] scores =
        problems.stream()
            .flatMap(one -> one.problem().samples().stream())
            .mapToDouble(Sample::score)
            .toArray();
    for (double score : scores) {
      if (Math.abs(score) > LARGEST_SCORE) {
        throw place.error("a score must be from -1e100 to 1e100, found " + score);
      }
    }
    return new Verifier.Recorded(weighting(scores));
  }

  private Weighting weighting(double[] scores) {
    return switch (fields.word("weights", "logistic", List.of("logistic", "raw", "rank"))) {
      case "raw" -> {
        for (double score : scores) {
          if (score < 0) {
            throw fields.error(
                "weights", "a raw score must not be negative, found " + score + "; use rank");
          }
        }
        yield new Weighting.Raw();
      }
      case "rank" -> new Weighting.Rank(scores);
      default -> Weighting.Logistic.of(scores);
    };
  }

  private Level level(String name, List<PooledProblem> own, @Nullable Verifier verifier) {
    Table table =
        fields.make(
            () ->
                new Table(
                    CLASSES,
                    fields
                        .find("compare")
                        .map(node -> ComparisonsReader.read(node, CLASSES))
                        .orElse(null),
                    verifier,
                    fields.find("judge").map(SolverReader::judge).orElse(null),
                    fields
                        .find("revise")
                        .map(node -> SolverReader.revise(node, CLASSES))
                        .orElse(null)));
    List<RecordedProblem> problems = own.stream().map(PooledProblem::problem).toList();
    SuccessRate rates =
        new SuccessRate.Quantiles(problems.stream().map(RecordedReader::rate).toList());
    Costs costs = withTokens(CostsReader.read(fields.find("costs")), problems);
    Model model = new Model("", rates, table, costs, new Recordings(source(), problems));
    return new Level(name, problems.size(), List.of(model), 1);
  }

  /** Where costs do not tell a sample's tokens, they are the recorded means of the level. */
  private static Costs withTokens(Costs costs, List<RecordedProblem> problems) {
    Map<Call, Costs.Tokens> tokens = new EnumMap<>(Call.class);
    tokens.putAll(costs.tokens());
    boolean known =
        problems.stream()
            .flatMap(problem -> problem.samples().stream())
            .allMatch(sample -> sample.tokens() != Sample.UNKNOWN);
    if (!known || tokens.containsKey(Call.GENERATE)) {
      return costs;
    }
    tokens.put(
        Call.GENERATE,
        new Costs.Tokens(
            0, meanTokens(problems, Sample::correct), meanTokens(problems, one -> !one.correct())));
    return new Costs(
        costs.ticksPerCall(),
        costs.verifyTicks(),
        tokens,
        costs.price(),
        costs.parameters(),
        costs.tokensPerSecond(),
        costs.concurrency(),
        costs.wattHours());
  }

  private static long meanTokens(List<RecordedProblem> problems, Predicate<Sample> which) {
    return Math.round(
        problems.stream()
            .flatMap(problem -> problem.samples().stream())
            .filter(which)
            .mapToDouble(sample -> (double) sample.tokens())
            .average()
            .orElse(0));
  }
}
