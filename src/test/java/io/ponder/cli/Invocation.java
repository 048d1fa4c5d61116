package io.ponder.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/**
 * What one invocation of {@code ponder} gave.
 *
 * @param code the exit code
 * @param out what it printed
 * @param err what it complained about
 */
record Invocation(int code, String out, String err) {

  /** Executes a command in this process. */
  static Invocation of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        Ponder.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int code =
        command.execute(List.of(arguments).stream().map(String::valueOf).toArray(String[]::new));
    return new Invocation(code, out.toString(), err.toString());
  }

  /** Writes a text file, with the folders above it. */
  static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    return Files.writeString(file, text);
  }
}
