package io.ponder.report;

import io.ponder.engine.Contestant;
import io.ponder.experiment.CurveRow;
import io.ponder.experiment.Experiment;
import io.ponder.experiment.ExperimentRun;
import io.ponder.experiment.Spread;
import io.ponder.model.Call;
import io.ponder.model.Level;
import io.ponder.model.Recordings;
import io.ponder.model.Verifier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a run on recorded samples is about: which samples, and what of it was not recorded. */
final class RecordedSummary {
  private RecordedSummary() {}

  static boolean recorded(Experiment experiment) {
    return experiment.solver().levels().get(0).recordings() != null;
  }

  /** Returns what stands above the table; nothing if the solver is simulated. */
  static List<String> lines(ExperimentRun.Result result) {
    if (!recorded(result.experiment())) {
      return List.of();
    }
    List<Level> levels = result.experiment().solver().levels();
    List<Recordings> all =
        levels.stream().map(level -> Objects.requireNonNull(level.recordings())).toList();
    IntSummaryStatistics samples =
        all.stream()
            .flatMap(one -> one.problems().stream())
            .mapToInt(problem -> problem.size())
            .summaryStatistics();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "Recorded: %s: %s, %s each, drawn without replacement.",
            all.get(0).source(),
            Counted.of(samples.getCount(), "problem"),
            samples.getMin() == samples.getMax()
                ? Counted.of(samples.getMin(), "sample")
                : String.format(
                    Locale.ROOT, "%,d to %,d samples", samples.getMin(), samples.getMax())));
    Set<Call> modelled = EnumSet.noneOf(Call.class);
    for (Contestant contestant : result.experiment().contestants()) {
      modelled.addAll(contestant.strategy().needs());
    }
    if (levels.get(0).table().verifier() instanceof Verifier.Recorded) {
      modelled.remove(Call.VERIFY);
    }
    if (!modelled.isEmpty()) {
      lines.add(
          "Not recorded but modelled: "
              + modelled.stream().map(Call::key).collect(Collectors.joining(", "))
              + ".");
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "Other problems like these would move accuracies by up to +-%.1f points (bootstrap;"
                + " problem_low and problem_high in curves.csv).",
            100
                * result.rowsToShow().stream()
                    .filter(row -> row.level().equals(ExperimentRun.ALL))
                    .map(CurveRow::spread)
                    .flatMap(Optional::stream)
                    .map(Spread::interval)
                    .mapToDouble(interval -> interval.halfWidth())
                    .max()
                    .orElse(0)));
    lines.add("");
    return lines;
  }
}
