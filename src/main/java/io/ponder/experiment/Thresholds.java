package io.ponder.experiment;

import io.ponder.engine.Contestant;
import io.ponder.engine.Progress;
import io.ponder.experiment.ExperimentFile.Setting;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Which strategy is the most accurate along the values that an experiment varies, all with the same
 * budget, and where that changes: one path at a time, with each combination of the others' values.
 *
 * <p>Where the winners at two neighbouring values have laws, and the values between them can occur,
 * the threshold is {@linkplain ThresholdSearch searched for}; a strategy without a law is simulated
 * there, to see that it does not win. Else a threshold is known to lie between two values of the
 * experiment at which the winners are resolved to be different.
 */
public final class Thresholds {
  private static final int MOST_COMBINATIONS = 1000;

  private final Variations variations;
  private final OptionalDouble most;
  private final Map<List<String>, ExperimentRun.Result> runs = new HashMap<>();

  /**
   * The winners along one path, at a level.
   *
   * @param varied a value of each varied path, empty for this one
   * @param level the level's name, or {@code all}
   * @param path what varies along the line
   * @param first its first value
   * @param last its last value
   * @param winners who wins over the whole line, if there is no threshold
   * @param thresholds in ascending order
   */
  public record Line(
      List<String> varied,
      String level,
      String path,
      String first,
      String last,
      List<String> winners,
      List<Threshold> thresholds) {}

  /**
   * All lines.
   *
   * @param paths the varied paths
   * @param budget the budget in calls
   * @param lines by path, the others' values, and level
   */
  public record Result(List<String> paths, int budget, List<Line> lines) {}

  /**
   * Prepares to search.
   *
   * @param file the experiment
   * @param settings what replaces values in it
   * @param budget the most calls; empty for the experiment's largest budget
   * @throws InputException if anything is wrong with the experiment, or it has too many
   *     combinations
   */
  public Thresholds(Path file, List<Setting> settings, OptionalDouble budget) {
    variations = ExperimentFile.variations(file, settings);
    most = budget;
    int combinations = variations.combinations().size();
    if (combinations > MOST_COMBINATIONS) {
      throw new InputException(
          String.format(
              "%s: vary: %,d combinations are too many to look for thresholds; allowed are %,d",
              file, combinations, MOST_COMBINATIONS));
    }
  }

  /** Runs the combinations and searches; the result does not depend on the number of threads. */
  public Result run(int threads, Progress progress) {
    List<Experiment> all = variations.combinations().stream().map(variations::experiment).toList();
    int budget = budget(all.get(0), most);
    for (Experiment one : all) {
      if (budget(one, most) != budget) {
        throw new InputException("vary: budgets cannot vary in a plan; give --budget instead");
      }
    }
    List<Line> lines = new ArrayList<>();
    List<String> paths = variations.paths();
    for (int path = 0; path < paths.size(); path++) {
      if (WinnersAlong.distinct(variations, path).size() > 1) {
        int along = path;
        Set<List<String>> seen = new HashSet<>();
        for (List<Node> others : variations.combinations()) {
          List<String> texts = texts(others);
          texts.set(along, "");
          if (seen.add(texts)) {
            lines.addAll(
                new WinnersAlong(variations, runs, along, others, texts, budget, threads, progress)
                    .lines());
          }
        }
      }
    }
    return new Result(paths, budget, lines);
  }

  /**
   * Returns the largest budget of an experiment within a limit.
   *
   * @throws InputException if there is none
   */
  static int budget(Experiment experiment, OptionalDouble most) {
    double limit = most.orElse(Double.POSITIVE_INFINITY);
    return experiment.budgets().stream()
        .filter(budget -> budget <= limit)
        .reduce((one, next) -> next)
        .orElseThrow(
            () ->
                new InputException(
                    String.format(
                        "--budget: found %s, the smallest budget of the experiment is %d",
                        BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString(),
                        experiment.budgets().get(0))));
  }

  /**
   * Returns an experiment's strategies, without ceilings, at one budget.
   *
   * @throws InputException if there are fewer than two
   */
  static Experiment strategiesAt(Experiment of, int budget) {
    List<Contestant> strategies =
        of.contestants().stream().filter(one -> !one.strategy().ceiling()).toList();
    if (strategies.size() < 2) {
      throw new InputException("strategies: there is nothing to compare, two are needed");
    }
    return of.with(of.solver(), strategies, List.of(budget));
  }

  private static List<String> texts(List<Node> combination) {
    return new ArrayList<>(combination.stream().map(Variations::text).toList());
  }
}
