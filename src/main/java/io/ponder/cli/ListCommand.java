package io.ponder.cli;

import io.ponder.experiment.InputException;
import io.ponder.experiment.Library;
import io.ponder.experiment.Names;
import io.ponder.strategy.Registry;
import io.ponder.strategy.StrategyType;
import io.ponder.strategy.batch.BatchStrategies;
import io.ponder.theory.Theorems;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ponder list}. */
@Command(
    name = "list",
    description = "List what there is: strategies, solvers, experiments, laws or bounds.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  private static final List<String> KINDS =
      List.of("strategies", "solvers", "experiments", "laws", "bounds");

  /** What a shell completes. */
  static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return KINDS.iterator();
    }
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "KIND",
      completionCandidates = Kinds.class,
      description = "strategies, solvers, experiments, laws or bounds (default: all).")
  private @Nullable String kind;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (kind != null && !KINDS.contains(kind)) {
      throw new InputException("list: found " + kind + "; " + Names.advice(kind, KINDS));
    }
    PrintWriter output = Objects.requireNonNull(spec).commandLine().getOut();
    Library library = new Library(Path.of("experiments"));
    if (kind == null || kind.equals("strategies")) {
      output.println("Strategies");
      Registry.load().all().forEach(type -> line(output, type.name(), type.about().text()));
      for (String name : library.strategies()) {
        line(output, name, library.describeStrategy(name).orElse(""));
      }
      library.ownStrategies().forEach((name, file) -> line(output, name, "(" + file + ")"));
      output.println("Strategies for a batch of problems (for batch: in an experiment)");
      BatchStrategies.all().forEach(type -> line(output, type.name(), type.about().text()));
    }
    if (kind == null || kind.equals("solvers")) {
      output.println("Solvers");
      for (String name : library.solvers()) {
        line(output, name, library.describeSolver(name).orElse(""));
      }
    }
    if (kind == null || kind.equals("experiments")) {
      output.println("Experiments");
      for (String name : library.experiments()) {
        line(output, name, library.describeExperiment(name).orElse(""));
      }
    }
    if (kind == null || kind.equals("laws")) {
      output.println("Laws (a strategy's standard parameters; exact where the level allows it)");
      Registry.load().all().stream()
          .filter(ListCommand::hasLaw)
          .forEach(
              type ->
                  line(
                      output,
                      type.name(),
                      type.about().calls()
                          + " calls"
                          + (hasRecordedLaw(type) ? "; on recorded samples too" : "")));
    }
    if (kind == null || kind.equals("bounds")) {
      output.println("Bounds (for bounds: in an experiment)");
      Theorems.bounds()
          .forEach(bound -> line(output, bound.name(), bound.text() + "  " + bound.source()));
      Theorems.mixes().forEach(mix -> line(output, mix.name(), mix.text() + "  " + mix.source()));
    }
    output.flush();
    return 0;
  }

  private static boolean hasLaw(StrategyType type) {
    return type.parameters().stream().allMatch(parameter -> parameter.standard().isPresent())
        && (type.create(Map.of()).law().isPresent() || hasRecordedLaw(type));
  }

  private static boolean hasRecordedLaw(StrategyType type) {
    return type.create(Map.of()).recordedLaw().isPresent();
  }

  private static void line(PrintWriter output, String name, String text) {
    output.println(String.format("  %-28s %s", name, text).stripTrailing());
  }
}
