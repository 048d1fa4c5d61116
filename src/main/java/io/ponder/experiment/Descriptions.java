package io.ponder.experiment;

import io.ponder.engine.BatchContestant;
import io.ponder.engine.Contestant;
import io.ponder.model.Call;
import io.ponder.model.Level;
import io.ponder.model.Model;
import io.ponder.model.Recordings;
import io.ponder.model.Solver;
import io.ponder.model.SuccessRate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What solvers and experiments are, in lines to read. */
public final class Descriptions {
  private Descriptions() {}

  /** Describes a solver, or returns empty if there is none of the name. */
  public static Optional<List<String>> solver(Library library, String name) {
    return library
        .find(Library.Kind.SOLVER, name)
        .map(
            file -> {
              List<String> lines = new ArrayList<>();
              lines.add(name + ": " + library.describeSolver(name).orElse("a solver"));
              Optional.ofNullable(file.values().get("source"))
                  .ifPresent(source -> lines.add("  source  " + Fields.text(source)));
              lines.addAll(levels(SolverReader.read(file)));
              return lines;
            });
  }

  /** Describes an experiment of the folder, or returns empty if there is none of the name. */
  public static Optional<List<String>> experiment(Library library, String name) {
    if (!library.experiments().contains(name)) {
      return Optional.empty();
    }
    ExperimentFile file = ExperimentFile.read(library.experiment(name), List.of());
    Experiment first = file.experiments().get(0);
    List<String> lines = new ArrayList<>();
    lines.add(name + ": " + library.describeExperiment(name).orElse("an experiment"));
    lines.add(
        "  strategies  "
            + first.contestants().stream()
                .map(Contestant::label)
                .collect(Collectors.joining(", ")));
    lines.add(
        "  budgets     "
            + first.budgets().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    first
        .batch()
        .ifPresent(
            batch ->
                lines.add(
                    String.format(
                        "  batch       %d problems with one budget: %s",
                        batch.problems(),
                        batch.contestants().stream()
                            .map(BatchContestant::label)
                            .collect(Collectors.joining(", ")))));
    if (!file.variedPaths().isEmpty()) {
      lines.add(
          "  varies      "
              + String.join(", ", file.variedPaths())
              + ": "
              + file.experiments().size()
              + " combinations");
    }
    lines.addAll(levels(first.solver()));
    return Optional.of(lines);
  }

  private static List<String> levels(Solver solver) {
    double[] shares = solver.shares();
    List<String> lines = new ArrayList<>();
    Level any = solver.levels().get(0);
    if (any.models().size() > 1) {
      lines.add("  models: " + any.models().size() + ", correlation " + number(any.correlation()));
    }
    for (int i = 0; i < shares.length; i++) {
      Level level = solver.levels().get(i);
      String problems =
          String.format("level %s: %s%% of the problems", level.name(), number(100 * shares[i]));
      if (level.models().size() == 1) {
        lines.add("  " + problems + ", " + model(level.models().get(0)));
      } else {
        lines.add("  " + problems);
        level
            .models()
            .forEach(model -> lines.add("    model " + model.name() + ": " + model(model)));
      }
    }
    return lines;
  }

  private static String model(Model model) {
    String calls =
        Arrays.stream(Call.values())
            .filter(model.table()::offers)
            .map(Call::key)
            .collect(Collectors.joining(", "));
    Recordings recordings = model.recordings();
    if (recordings != null) {
      return String.format(
          "%d recorded problems of %s, success %s%s",
          recordings.problems().size(),
          recordings.source(),
          success(model.success()),
          calls.equals(Call.GENERATE.key()) ? "" : "; " + calls);
    }
    return String.format(
        "success %s, %d solution types; %s",
        success(model.success()), model.table().types().size(), calls);
  }

  private static String success(SuccessRate rate) {
    return rate.min() == rate.max()
        ? number(rate.min())
        : "from " + number(rate.min()) + " to " + number(rate.max());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value)
        .replaceAll("(\\.\\d*?)0+$", "$1")
        .replaceAll("\\.$", "");
  }
}
