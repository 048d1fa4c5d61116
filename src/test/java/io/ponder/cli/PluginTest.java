package io.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strategies of a user's own run like built-in ones: from the class path, a source file, a jar. */
class PluginTest {
  private static final String MY_VOTE =
      """
      import io.ponder.inference.Inference;
      import io.ponder.strategy.*;

      @About(name = "my-vote", text = "mine", calls = "1")
      public record MyVote(@Parameter(text = "how many", standard = "2", min = 1) int samples)
          implements Strategy {
        @Override
        public Play start(int budget) {
          return llm -> pick(llm);
        }

        private int pick(Inference llm) {
          return new Picker().pick(llm);
        }

        static class Picker {
          int pick(Inference llm) {
            return llm.generate();
          }
        }
      }
      """;

  @TempDir Path folder;

  private Invocation run(String strategies) throws IOException {
    Path file =
        Invocation.write(
            folder.resolve("e.yaml"),
            "strategies: ["
                + strategies
                + "]\nbudgets: [1, 4]\nestimate: {method: simulate, trials: 300}\nsolver:\n"
                + Experiments.SOLVER.indent(2));
    return Invocation.of("run", file, "--out", folder.resolve("out"));
  }

  /** Returns the rows without their labels. */
  private List<String> figures(String label) throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("out/curves.csv"))) {
      return lines
          .filter(line -> line.split(",", -1)[1].equals(label))
          .map(line -> line.replace("," + label + ",", ","))
          .toList();
    }
  }

  /** Each does what single-call does, so on common draws its rows are the same. */
  private void runsLikeSingleCall(String strategies, String label) throws IOException {
    Invocation run = run("single-call, " + strategies);

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(figures(label)).isEqualTo(figures("single-call")).hasSize(6);
  }

  @Test
  void fromTheClassPath() throws IOException {
    runsLikeSingleCall("first-sample", "first-sample");
  }

  @Test
  void fromASourceFile() throws IOException {
    Invocation.write(folder.resolve("strategies/MyVote.java"), MY_VOTE);

    runsLikeSingleCall("my-vote", "my-vote");
    runsLikeSingleCall("{use: my-vote, samples: 3}", "my-vote-samples-3");
  }

  /** A parameter of a user's own strategy is checked as a built-in one's is. */
  @Test
  void parametersAreChecked() throws IOException {
    Invocation.write(folder.resolve("strategies/MyVote.java"), MY_VOTE);

    refused(
        run("{use: my-vote, samples: 0}"),
        folder.resolve("e.yaml")
            + ":1: strategies.0.samples: found 0, allowed is a whole number from 1");
  }

  /** A variant of a user's own strategy can be named in a file, as one of a built-in can. */
  @Test
  void variantsOfASourceFile() throws IOException {
    Invocation.write(folder.resolve("strategies/MyVote.java"), MY_VOTE);
    Invocation.write(folder.resolve("strategies/big-vote.yaml"), "use: my-vote\nsamples: 9\n");

    runsLikeSingleCall("big-vote", "big-vote");
  }

  @Test
  void whatDoesNotCompileIsNamedByItsLine() throws IOException {
    Path source =
        Invocation.write(
            folder.resolve("strategies/MyVote.java"),
            MY_VOTE.replace("llm.generate()", "llm.guess()"));

    refused(run("my-vote"), source + ":18: cannot find symbol");
  }

  @Test
  void whatIsNoStrategyIsNamed() throws IOException {
    Path source =
        Invocation.write(folder.resolve("strategies/MyVote.java"), "public record MyVote() {}\n");
    refused(run("my-vote"), source + ": MyVote must implement Strategy");

    Files.writeString(source, MY_VOTE.replaceFirst("@About.*\n", ""));
    refused(run("my-vote"), source + ": strategy class MyVote must be a public record annotated");

    Files.writeString(source, MY_VOTE.replace("\"my-vote\"", "\"your-vote\""));
    refused(
        run("my-vote"), source + ": there is no strategy in it with @About(name = \"my-vote\")");

    Files.writeString(source, MY_VOTE.replace("public record MyVote", "record YourVote"));
    refused(run("my-vote"), source + ": expected a public record MyVote in no package");
  }

  /** Code that no experiment names is neither compiled nor loaded. */
  @Test
  void onlyNamedCodeIsLoaded() throws IOException {
    Invocation.write(folder.resolve("strategies/MyVote.java"), "this is not Java");
    Invocation.write(folder.resolve("strategies/my-jar.jar"), "this is not a jar");

    assertThat(run("single-call").code()).isZero();
    assertThat(run("my-vote").code()).isEqualTo(2);
  }

  @Test
  void fromAJar() throws IOException {
    jar(folder.resolve("strategies/my-jar.jar"), "my-jar");

    runsLikeSingleCall("my-jar", "my-jar");
  }

  /** A jar without the strategy that it is named after is an error that names the jar. */
  @Test
  void jarsWithoutTheStrategy() throws IOException {
    Path jar = folder.resolve("strategies/my-jar.jar");
    jar(jar, "another");
    refused(run("my-jar"), jar + ": ");

    Files.writeString(jar, "this is not a jar");
    refused(run("my-jar"), jar + ": ");
  }

  /** Builds a jar with a provider of one strategy. */
  private void jar(Path jar, String name) throws IOException {
    Path sources = folder.resolve("sources");
    Path classes = Files.createDirectories(folder.resolve("classes/mine"));
    Path strategy =
        Invocation.write(
            sources.resolve("mine/MyVote.java"),
            "package mine;\n" + MY_VOTE.replace("\"my-vote\"", "\"" + name + "\""));
    Path provider =
        Invocation.write(
            sources.resolve("mine/Mine.java"),
            """
            package mine;
            public class Mine implements io.ponder.strategy.StrategyProvider {
              public java.util.List<Class<? extends io.ponder.strategy.Strategy>> strategies() {
                return java.util.List.of(MyVote.class);
              }
            }
            """);
    int code =
        Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.resolve("classes").toString(),
                strategy.toString(),
                provider.toString());
    assertThat(code).isZero();
    Files.createDirectories(jar.getParent());
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.list(classes)) {
      for (Path file : files.toList()) {
        entries.putNextEntry(new JarEntry("mine/" + file.getFileName()));
        entries.write(Files.readAllBytes(file));
      }
      entries.putNextEntry(new JarEntry("META-INF/services/io.ponder.strategy.StrategyProvider"));
      entries.write("mine.Mine\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  private static void refused(Invocation run, String message) {
    assertThat(run.err()).startsWith("ponder: " + message).hasLineCount(1);
    assertThat(run.code()).isEqualTo(2);
  }
}
