package io.ponder.cli;

import io.ponder.data.DataException;
import io.ponder.engine.SimulationFailedException;
import io.ponder.experiment.InputException;
import io.ponder.experiment.Names;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** The {@code ponder} command. */
@Command(
    name = "ponder",
    description = "Which strategy should spend your inference calls, and how many?",
    mixinStandardHelpOptions = true,
    versionProvider = Ponder.Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Ponder implements Runnable {
  private static final int FAILED = 1;
  private static final int WRONG_INPUT = 2;
  private static final int INTERRUPTED = 130;

  private static final List<Class<?>> COMMANDS =
      List.of(
          RunCommand.class,
          ImportCommand.class,
          EstimateCommand.class,
          PlanCommand.class,
          FitCommand.class,
          ForecastCommand.class,
          ListCommand.class,
          DescribeCommand.class,
          SampleCommand.class,
          AutoComplete.GenerateCompletion.class);

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private Ponder() {
    spec = CommandLine.Model.CommandSpec.create();
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine(args).execute(args));
  }

  /** Returns the command, ready to execute. */
  public static CommandLine commandLine() {
    return with(COMMANDS);
  }

  /**
   * Returns what some arguments need of the command: to describe the others would take longer than
   * many of them run. A completion is about all of them.
   */
  private static CommandLine commandLine(String... arguments) {
    return with(
        COMMANDS.stream()
            .filter(one -> arguments.length > 0 && arguments[0].equals(name(one)))
            .findFirst()
            .filter(one -> !one.equals(AutoComplete.GenerateCompletion.class))
            .<List<Class<?>>>map(List::of)
            .orElse(COMMANDS));
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  private static CommandLine with(List<Class<?>> commands) {
    CommandLine commandLine = new CommandLine(new Ponder());
    commands.forEach(commandLine::addSubcommand);
    commandLine.setParameterExceptionHandler(Ponder::wrongArguments);
    commandLine.setExecutionExceptionHandler(
        (failure, command, arguments) -> {
          PrintWriter err = command.getErr();
          if (failure instanceof InputException || failure instanceof DataException) {
            err.println("ponder: " + failure.getMessage());
            return WRONG_INPUT;
          }
          if (failure instanceof SimulationFailedException) {
            err.println("ponder: " + failure.getMessage());
            return FAILED;
          }
          if (failure instanceof CancellationException) {
            return INTERRUPTED;
          }
          throw failure;
        });
    return commandLine;
  }

  /** Wrong arguments are one line, with the nearest option or command if one is near. */
  private static int wrongArguments(ParameterException e, String[] arguments) {
    PrintWriter err = e.getCommandLine().getErr();
    StringBuilder line = new StringBuilder("ponder: ");
    if (e instanceof MissingParameterException) {
      misspelt(e.getCommandLine(), arguments).ifPresent(line::append);
    }
    line.append(e.getMessage());
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      Set<String> commands = e.getCommandLine().getSubcommands().keySet();
      List<String> suggestions = unmatched.getSuggestions();
      if (!unmatched.isUnknownOption() && !commands.isEmpty()) {
        line.append("; ").append(Names.advice(unmatched.getUnmatched().get(0), commands));
      } else if (!suggestions.isEmpty()) {
        line.append("; did you mean ").append(String.join(" or ", suggestions)).append('?');
      } else {
        Names.nearest(
                unmatched.getUnmatched().get(0),
                e.getCommandLine().getCommandSpec().optionsMap().keySet())
            .ifPresent(near -> line.append("; did you mean ").append(near).append('?'));
      }
    }
    line.append(" (see ").append(e.getCommandLine().getCommandSpec().qualifiedName());
    err.println(line.append(" --help)"));
    return WRONG_INPUT;
  }

  /** What is missing may be there under another name. */
  private static Optional<String> misspelt(CommandLine command, String[] arguments) {
    Set<String> known = command.getCommandSpec().optionsMap().keySet();
    return Arrays.stream(arguments)
        .filter(one -> one.startsWith("--"))
        .map(one -> one.replaceFirst("=.*", ""))
        .filter(one -> one.length() > 2 && !known.contains(one))
        .findFirst()
        .map(
            one ->
                Names.nearest(one, known)
                    .map(near -> "there is no option " + one + ", did you mean " + near + "? ")
                    .orElse("there is no option " + one + "; "));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** The version in the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"ponder " + number()};
    }

    static String number() {
      String version = Ponder.class.getPackage().getImplementationVersion();
      return version == null ? "development" : version;
    }
  }
}
