package io.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code ponder fit}, and {@code fit:} in an experiment. */
class FitTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(Object... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine command =
        Ponder.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    List<String> texts = new ArrayList<>();
    for (Object argument : arguments) {
      texts.add(argument.toString());
    }
    return command.execute(texts.toArray(String[]::new));
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return file;
  }

  /** Returns a cell of a result by the name of its column. */
  private String cell(String file, int row, String column) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(file));
    int place = List.of(lines.get(0).split(",")).indexOf(column);
    return lines.get(row).split(",", -1)[place];
  }

  /** Two curves with columns of other names: 1 - 0.6 cost^-0.5, and the same with A = 0.3. */
  @Test
  void anybodysCurves() throws IOException {
    StringBuilder text = new StringBuilder("model,cost,solved,error\n");
    for (String model : List.of("large", "small")) {
      for (int power = 0; power < 10; power++) {
        double x = 0.01 * (1 << power);
        double y = 0.8 - (model.equals("large") ? 0.03 : 0.06) * Math.pow(x, -0.5);
        text.append(model).append(',').append(x).append(',').append(y).append(",0.001\n");
      }
    }
    Path curves = file("mine.csv", text.toString());
    int code =
        execute(
            "fit",
            curves,
            "--x",
            "cost",
            "--y",
            "solved",
            "--standard-error",
            "error",
            "--by",
            "model",
            "--families",
            "power-law,log-linear",
            "--at",
            "10,100",
            "--bootstraps",
            100,
            "--out",
            folder);
    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(cell("fits.csv", 1, "model")).isEqualTo("large");
    assertThat(Double.parseDouble(cell("fits.csv", 1, "value_1"))).isBetween(0.0299, 0.0301);
    assertThat(Double.parseDouble(cell("fits.csv", 3, "value_1"))).isBetween(0.0599, 0.0601);
    assertThat(cell("fits.csv", 1, "chosen")).isEqualTo("yes");
    assertThat(cell("fits.csv", 2, "chosen")).isEqualTo("no");
    List<String> lines = Files.readAllLines(folder.resolve("fitted-curves.csv"));
    assertThat(lines).hasSize(1 + 2 * 12);
    assertThat(cell("fitted-curves.csv", 10, "extrapolated")).isEqualTo("no");
    assertThat(cell("fitted-curves.csv", 11, "extrapolated")).isEqualTo("yes");
    assertThat(out.toString())
        .contains("large: power-law")
        .contains("at 10.00 cost: ")
        .containsPattern("at 100\\.0 cost: .*WARNING: 19\\.53 times beyond the data");
    assertThat(out.toString().split("WARNING", -1)).hasSize(3);
  }

  /** An experiment writes what ponder fit makes of its curves.csv. */
  @Test
  void anExperimentFitsItsCurves() throws IOException {
    Path experiment =
        file(
            "small.yaml",
            """
            seed: 3
            solver: {answers: {wrong: 10, shape: zipf}, levels: [{name: one, success: {beta: [0.5, 2]}, verify: {separation: 1}}]}
            strategies: [single-call, best-of-n]
            budgets: {from: 1, to: 256, times: 2}
            estimate: {method: simulate, trials: 4000}
            fit: {families: [power-law, log-linear], extrapolate: [1000, 10000], bootstraps: 60}
            """);
    assertThat(execute("run", experiment, "--out", folder, "--threads", 1)).isZero();
    assertThat(out.toString())
        .contains("one, single-call: no fit: there is one point")
        .containsPattern("one, best-of-n: (power-law|not distinguishable)")
        .contains("WARNING: 39.06 times beyond the data");
    String fits = Files.readString(folder.resolve("fits.csv"));
    String curves = Files.readString(folder.resolve("fitted-curves.csv"));
    assertThat(execute("run", experiment, "--out", folder, "--threads", 3)).isZero();
    assertThat(Files.readString(folder.resolve("fits.csv"))).isEqualTo(fits);
    assertThat(Files.readString(folder.resolve("fitted-curves.csv"))).isEqualTo(curves);
    int code =
        execute(
            "fit",
            folder.resolve("curves.csv"),
            "--families",
            "power-law,log-linear",
            "--seed",
            3,
            "--bootstraps",
            60,
            "--at",
            "1000,10000",
            "--out",
            folder.resolve("again"));
    assertThat(code).isZero();
    assertThat(Files.readString(folder.resolve("again/fits.csv"))).isEqualTo(fits);
    assertThat(Files.readString(folder.resolve("again/fitted-curves.csv"))).isEqualTo(curves);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,.5,9             | there is one point, at x = 1.0",
        "1,.5,9;2,.5,9      | accuracy is 0.5 at all 2 points",
        "1,.5,9;2,NaN,9     | :3: y must be a number, found NaN",
        "1,.5,9;2,x,9       | :3: accuracy is no number: x",
        "0,.5,9;2,.6,9      | :2: x must be a positive number, found 0.0",
        "-2,.5,9;2,.6,9     | :2: x must be a positive number, found -2.0",
        "1,.5,9;2,.6,-9     | :3: trials must be a number of at least 0",
        "1,.5,9;2,1.6,9     | must be in [0, 1], found 1.6",
        "1,50,;2,60,;4,65,  | accuracy must be in [0, 1], found 50.0 at x = 1.0; percent are",
        "1,.5,9;2,.6,9      | 2 points are too few: any family needs at least 4",
        "1,.5,9;1,.6,9      | :3: the curve has two values of accuracy at calls 1.0",
        "1,.5,9;2,,9        | :3: accuracy is empty",
        "1,.5,9;2,.6        | :3: wrong number of cells",
      })
  void whatIsNoCurveIsOneLine(String rows, String message) throws IOException {
    Path curves = file("bad.csv", "calls,accuracy,trials\n" + rows.replace(';', '\n') + "\n");
    assertThat(execute("fit", curves, "--out", folder)).isEqualTo(2);
    assertThat(err.toString()).contains(message).startsWith("ponder: " + curves).hasLineCount(1);
    assertThat(folder.resolve("fits.csv")).doesNotExist();
  }

  /** A line that leaves [0, 1] forecasts nothing; families with too few points are named. */
  @Test
  void whatCannotBeForecastIsSaid() throws IOException {
    Path curves =
        file("line.csv", "calls,accuracy,trials\n1,.5,900\n4,.4,900\n16,.3,900\n64,.2,900\n");

    assertThat(
            execute(
                "fit",
                curves,
                "--families",
                "log-linear,logistic",
                "--at",
                "100000",
                "--out",
                folder))
        .isZero();
    assertThat(out.toString())
        .contains("no forecast: log-linear leaves the range of accuracy there")
        .contains("not tried, since they need more points: logistic");
  }

  @Test
  void wrongOptionsAreOneLine() throws IOException {
    Path curves = file("some.csv", "k,accuracy\n1,0.1\n2,0.2\n");
    for (List<String> options :
        List.of(
            List.of("--families", "powerlaw", "did you mean power-law?"),
            List.of("--loss", "huger", "did you mean huber?"),
            List.of("--x", "calls", "there is no column calls; --x names it"),
            List.of("--at", "-1", "--at: found -1.0"),
            List.of("--bootstraps", "3", "--bootstraps: found 3, allowed is from 40"),
            List.of("--is", "acuracy", "did you mean accuracy?"))) {
      assertThat(execute("fit", curves, options.get(0), options.get(1), "--out", folder))
          .isEqualTo(2);
      assertThat(err.toString()).contains(options.get(2)).hasLineCount(1);
    }
    assertThat(execute("fit", folder.resolve("none.csv"))).isEqualTo(2);
    assertThat(err.toString()).contains("there is no such file").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{x: token}                | did you mean tokens?",
        "{x: tokens}               | the costs of level one do not tell tokens",
        "{families: [beta, bta]}   | there is no family bta; did you mean beta?",
        "{families: []}            | there must be at least one family",
        "{extrapolate: [-3]}       | found -3",
        "{famlies: [beta]}         | unknown key; did you mean families?",
        "{loss: least}             | found least",
      })
  void wrongFitsInAnExperimentAreOneLine(String fit, String message) throws IOException {
    Path experiment =
        file(
            "wrong.yaml",
            """
            solver: {answers: {wrong: 10, shape: zipf}, levels: [{name: one, success: 0.5}]}
            strategies: [oracle]
            budgets: [1, 2, 4]
            fit: %s
            """
                .formatted(fit));
    assertThat(execute("run", experiment, "--out", folder)).isEqualTo(2);
    assertThat(err.toString()).contains(message).hasLineCount(1);
  }
}
