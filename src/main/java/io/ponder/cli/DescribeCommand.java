package io.ponder.cli;

import io.ponder.experiment.InputException;
import io.ponder.experiment.Names;
import io.ponder.model.Call;
import io.ponder.strategy.Registry;
import io.ponder.strategy.StrategyType;
import io.ponder.strategy.StrategyType.ParameterType;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
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
  @Parameters(paramLabel = "NAME", description = "The strategy.")
  private String name = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Registry registry = Registry.load();
    StrategyType type =
        registry
            .find(name)
            .orElseThrow(
                () ->
                    new InputException(
                        "describe: there is no strategy "
                            + name
                            + "; "
                            + Names.advice(
                                name, registry.all().stream().map(StrategyType::name).toList())));
    PrintWriter output = Objects.requireNonNull(spec).commandLine().getOut();
    output.println(type.name() + ": " + type.about().text());
    output.println("  calls   " + type.about().calls());
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
