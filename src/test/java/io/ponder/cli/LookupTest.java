package io.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.experiment.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an experiment names is looked up beside it, then in the nearest folder above that has it,
 * then among what is shipped; and every strategy has one label.
 */
class LookupTest {
  @TempDir Path folder;

  /** Sources and jars in the folders of strategies are known by name, not by what is in them. */
  @Test
  void ownStrategiesAreKnownByName() throws IOException {
    Invocation.write(folder.resolve("strategies/FirstAgreement.java"), "not Java");
    Invocation.write(folder.resolve("strategies/other-one.jar"), "");
    Invocation.write(folder.resolve("strategies/notes.txt"), "");
    assertThat(new Library(folder.resolve("experiments")).ownStrategies().keySet())
        .contains("first-agreement", "other-one")
        .doesNotContain("notes", "notes.txt");
  }

  /** Returns the distinct values of a column of what a run gave. */
  private List<String> run(Path file, int column) throws IOException {
    Path out = folder.resolve("out");
    Invocation run = Invocation.of("run", file, "--out", out);
    assertThat(run.err()).isEmpty();
    return Files.readAllLines(out.resolve("curves.csv")).stream()
        .skip(1)
        .map(line -> line.split(",", -1)[column])
        .distinct()
        .toList();
  }

  private Path experiment(String path, String strategies) throws IOException {
    return Invocation.write(
        folder.resolve(path),
        "solver: my-model\nstrategies: "
            + strategies
            + "\nbudgets: [4]\nestimate: {method: simulate, trials: 256}\n");
  }

  private void solver(String path, String level) throws IOException {
    Invocation.write(folder.resolve(path), Experiments.SOLVER.replace("easy", level));
  }

  /** The nearest solver wins. */
  @Test
  void solversAreFoundFromNearToFar() throws IOException {
    Path file = experiment("top/middle/e.yaml", "[single-call]");

    solver("experiments/solvers/my-model.yaml", "far");
    assertThat(run(file, 0)).contains("far");
    solver("top/experiments/solvers/my-model.yaml", "above");
    assertThat(run(file, 0)).contains("above").doesNotContain("far");
    solver("top/middle/solvers/my-model.yaml", "beside");
    assertThat(run(file, 0)).contains("beside").doesNotContain("above", "far");
  }

  @Test
  void shippedSolversNeedNoFile() throws IOException {
    Path file = experiment("e.yaml", "[single-call]");
    Files.writeString(file, Files.readString(file).replace("my-model", "gpqa-mistral-large"));

    assertThat(run(file, 0))
        .containsExactly("level-1", "level-2", "level-3", "level-4", "level-5", "all");
  }

  /** The label is {@code as}, else the name and the parameters that differ from the defaults. */
  @Test
  void labels() throws IOException {
    solver("solvers/my-model.yaml", "easy");
    Path file =
        experiment(
            "e.yaml",
            "[knockout, {use: knockout, comparisons: 5}, {use: knockout, comparisons: 3, as: same},"
                + " {use: league, opponents: 4}, {use: league, opponents: 2}]");

    assertThat(run(file, 1))
        .containsExactly(
            "knockout", "knockout-comparisons-5", "same", "league", "league-opponents-2");
  }

  /** A named strategy goes by its file's name; its parameters are defaults like any other. */
  @Test
  void namedStrategies() throws IOException {
    solver("solvers/my-model.yaml", "easy");
    Invocation.write(
        folder.resolve("strategies/long-knockout.yaml"),
        "use: knockout\ndescription: a patient one\nsource: folklore\ncomparisons: 9\n");
    Path file =
        experiment(
            "sub/e.yaml",
            "[long-knockout, {use: long-knockout, comparisons: 5}, {use: long-knockout, comparisons: 9,"
                + " as: mine}, {use: knockout, comparisons: 9}]");
    Files.createDirectories(folder.resolve("sub/solvers"));
    solver("sub/solvers/my-model.yaml", "easy");

    assertThat(run(file, 1))
        .containsExactly(
            "long-knockout", "long-knockout-comparisons-5", "mine", "knockout-comparisons-9");
  }

  /** A named strategy is the built-in with those parameters: the same draws, the same figures. */
  @Test
  void namedStrategiesTakeTheirParameters() throws IOException {
    solver("solvers/my-model.yaml", "easy");
    Invocation.write(folder.resolve("strategies/mine.yaml"), "use: knockout\ncomparisons: 1\n");
    Path file = experiment("e.yaml", "[mine, {use: knockout, comparisons: 1}, knockout]");

    // One column of accuracy: three strategies, three rows of three levels.
    Path out = folder.resolve("out");
    assertThat(Invocation.of("run", file, "--out", out).err()).isEmpty();
    List<String> figures =
        Files.readAllLines(out.resolve("curves.csv")).stream()
            .skip(1)
            .map(line -> line.split(",", 3)[2])
            .toList();
    assertThat(figures.get(0)).isEqualTo(figures.get(1)).isNotEqualTo(figures.get(2));
  }

  @Test
  void mistakesInNamedStrategiesAreReportedThere() throws IOException {
    solver("solvers/my-model.yaml", "easy");
    Path strategy =
        Invocation.write(folder.resolve("strategies/mine.yaml"), "use: knockout\ncomparison: 1\n");
    Path file = experiment("e.yaml", "[mine]");

    Invocation run = Invocation.of("run", file);

    assertThat(run.err())
        .startsWith(
            "ponder: " + strategy + ":2: comparison: unknown key; did you mean comparisons?")
        .hasLineCount(1);
    assertThat(run.code()).isEqualTo(2);
  }

  /** An alias stands for what its anchor marks. */
  @Test
  void anchorsAndAliases() throws IOException {
    String text =
        Experiments.SMALL
            .replace(
                "easy, success: 0.6, compare: {",
                "easy, success: &rate {uniform: [1, 1]}, compare: &judge {")
            .replace("success: 0.2, compare: {accuracy: 0.6}", "success: *rate, compare: *judge");
    Path file = Invocation.write(folder.resolve("e.yaml"), text);

    assertThat(text).contains("*rate", "*judge");
    assertThat(run(file, 4)).containsExactly("1");
  }
}
