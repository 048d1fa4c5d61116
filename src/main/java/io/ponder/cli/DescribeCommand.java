package io.ponder.cli;

import io.ponder.experiment.Descriptions;
import io.ponder.experiment.InputException;
import io.ponder.experiment.Library;
import io.ponder.experiment.Names;
import io.ponder.model.Call;
import io.ponder.strategy.Registry;
import io.ponder.strategy.Strategy;
import io.ponder.strategy.StrategyType;
import io.ponder.strategy.StrategyType.ParameterType;
import io.ponder.strategy.batch.BatchStrategies;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ponder describe}. */
@Command(
    name = "describe",
    description = "Describe a strategy, a solver or an experiment.",
    mixinStandardHelpOptions = true)
final class DescribeCommand implements Callable<Integer> {
  private static final Path FOLDER = Path.of("experiments");

  private static final String LEGEND =
      "   (B: the budget; N: the candidates it affords; v: the price of a score, 0 by default)";

  @Parameters(
      paramLabel = "NAME",
      completionCandidates = Known.class,
      description = "What list names.")
  private String name = "";

  @Spec private @Nullable CommandSpec spec;

  /** All that can be described; what a shell completes. */
  static final class Known implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return names(new Library(FOLDER), Registry.load()).iterator();
    }
  }

  private static SortedSet<String> names(Library library, Registry registry) {
    SortedSet<String> known = new TreeSet<>(library.strategies());
    registry.all().forEach(type -> known.add(type.name()));
    known.addAll(BatchStrategies.names());
    known.addAll(library.ownStrategies().keySet());
    known.addAll(library.solvers());
    known.addAll(library.experiments());
    return known;
  }

  private InputException unknown(Library library, Registry registry) {
    return new InputException(
        "describe: there is no strategy, solver or experiment "
            + name
            + "; "
            + Names.advice(name, names(library, registry)));
  }

  @Override
  public Integer call() {
    Library library = new Library(FOLDER);
    Registry registry = Registry.load();
    PrintWriter output = Objects.requireNonNull(spec).commandLine().getOut();
    if (library.ownStrategies().containsKey(name)) {
      library.load(name, registry);
    }
    if (registry.find(name).isEmpty() && !library.strategies().contains(name)) {
      Optional<StrategyType> ofBatches = BatchStrategies.find(name);
      if (ofBatches.isPresent()) {
        describe(ofBatches.get(), output);
        return 0;
      }
      Descriptions.solver(library, name)
          .or(() -> Descriptions.experiment(library, name))
          .orElseThrow(() -> unknown(library, registry))
          .forEach(output::println);
      output.flush();
      return 0;
    }
    Library.Variant variant = library.variant(name).orElse(null);
    String base = variant == null ? name : variant.use();
    StrategyType type = registry.find(base).orElseThrow(() -> unknown(library, registry));
    if (variant != null) {
      output.println(name + ": " + variant.description());
      output.println("  use     " + variant.use() + variant.parameters());
    }
    heading(type, output);
    if (type.parameters().stream().allMatch(parameter -> parameter.standard().isPresent())) {
      Strategy standard = type.create(Map.of());
      String needs =
          Stream.concat(
                  standard.needs().stream().map(Call::key),
                  Stream.of("a solver of " + standard.models() + " models")
                      .filter(models -> standard.models() > 1))
              .collect(Collectors.joining(", "));
      if (!needs.isEmpty()) {
        output.println("  needs   " + needs);
      }
    }
    parameters(type, output);
    output.flush();
    return 0;
  }

  /** Describes a strategy for batches. */
  private static void describe(StrategyType type, PrintWriter output) {
    heading(type, output);
    output.println("  use     in batch: of an experiment, for problems that share one budget");
    parameters(type, output);
    output.flush();
  }

  private static void heading(StrategyType type, PrintWriter output) {
    output.println(type.name() + ": " + type.about().text());
    output.println("  calls   " + type.about().calls() + LEGEND);
    if (!type.about().source().isEmpty()) {
      output.println("  source  " + type.about().source());
    }
  }

  private static void parameters(StrategyType type, PrintWriter output) {
    for (ParameterType parameter : type.parameters()) {
      String standard =
          parameter
              .standard()
              .map(value -> "default " + ParameterType.written(value))
              .orElse("must be given");
      output.printf(
          "  %s: %s (%s; %s)%n",
          parameter.name(), parameter.annotation().text(), parameter.allowed(), standard);
    }
  }
}
