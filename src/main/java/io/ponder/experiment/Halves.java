package io.ponder.experiment;

import io.ponder.model.Level;
import io.ponder.model.Model;
import io.ponder.model.RecordedProblem;
import io.ponder.model.Recordings;
import io.ponder.model.Solver;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An experiment twice, so that what is picked on one half can be measured on the other: recorded
 * problems are split in turn, modelled ones are drawn anew.
 */
final class Halves {
  private Halves() {}

  /**
   * Returns the two halves.
   *
   * @throws InputException if a level has a single recorded problem
   */
  static List<Experiment> of(Experiment experiment) {
    return IntStream.range(0, 2)
        .mapToObj(
            half -> {
              List<Level> levels =
                  experiment.solver().levels().stream().map(level -> half(level, half)).toList();
              return experiment
                  .with(new Solver(levels), experiment.contestants(), experiment.budgets())
                  .seeded(experiment.seed() + half);
            })
        .toList();
  }

  private static Level half(Level level, int half) {
    Recordings recordings = level.recordings();
    if (recordings == null) {
      return level;
    }
    List<RecordedProblem> problems =
        IntStream.range(0, recordings.problems().size())
            .filter(i -> i % 2 == half)
            .mapToObj(recordings.problems()::get)
            .toList();
    if (problems.isEmpty()) {
      throw new InputException(
          "level "
              + level.name()
              + " has one recorded problem: what is picked on one half of them cannot be measured"
              + " on the other");
    }
    Model model = level.models().get(0);
    return new Level(
        level.name(),
        level.weight(),
        List.of(
            new Model(
                model.name(),
                model.success(),
                model.table(),
                model.costs(),
                new Recordings(recordings.source(), problems))),
        level.correlation());
  }
}
