package io.ponder.cli;

import io.ponder.experiment.InputException;
import io.ponder.experiment.Library;
import io.ponder.experiment.Names;
import io.ponder.model.Call;
import io.ponder.strategy.Registry;
import io.ponder.strategy.StrategyType;
import io.ponder.strategy.StrategyType.ParameterType;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ponder describe}. */
@Command(
    name = "describe",
    description = "Describe a strategy: what it does, its calls, its parameters.",
    mixinStandardHelpOptions = true)
final class DescribeCommand implements Callable<Integer> {
  private static final String LEGEND =
      "   (B: the budget; N: the candidates it affords; v: the price of a score, 0 by default)";

  @Parameters(paramLabel = "NAME", description = "The strategy.")
  private String name = "";

  @Spec private @Nullable CommandSpec spec;

  private InputException unknown(Library library, Registry registry) {
    SortedSet<String> known = new TreeSet<>(library.strategies());
    registry.all().forEach(type -> known.add(type.name()));
    return new InputException(
        "describe: there is no strategy " + name + "; " + Names.advice(name, known));
  }

  @Override
  public Integer call() {
    Library library = new Library(Path.of("experiments"));
    Registry registry = Registry.load();
    Library.Variant variant = library.variant(name).orElse(null);
    String base = variant == null ? name : variant.use();
    StrategyType type = registry.find(base).orElseThrow(() -> unknown(library, registry));
    PrintWriter output = Objects.requireNonNull(spec).commandLine().getOut();
    if (variant != null) {
      output.println(name + ": " + variant.description());
      output.println("  use     " + variant.use() + variant.parameters());
    }
    output.println(type.name() + ": " + type.about().text());
    output.println("  calls   " + type.about().calls() + LEGEND);
    if (!type.about().source().isEmpty()) {
      output.println("  source  " + type.about().source());
    }
    if (type.parameters().stream().allMatch(parameter -> parameter.standard().isPresent())) {
      String needs =
          type.create(Map.of()).needs().stream().map(Call::key).collect(Collectors.joining(", "));
      if (!needs.isEmpty()) {
        output.println("  needs   " + needs);
      }
    }
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
    output.flush();
    return 0;
  }
}
