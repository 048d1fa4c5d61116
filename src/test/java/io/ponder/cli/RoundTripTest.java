package io.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.data.Import;
import io.ponder.data.LogWriter;
import io.ponder.data.LogWriter.Part;
import io.ponder.data.PoolFile;
import io.ponder.data.PooledProblem;
import io.ponder.experiment.Library;
import io.ponder.experiment.NamedSolver;
import io.ponder.experiment.SampledProblems;
import io.ponder.model.RecordedProblem;
import io.ponder.model.RecordedProblem.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A log that was written is read back as the samples that it was written from. */
class RoundTripTest {
  private static final int PROBLEMS = 30;
  private static final int SAMPLES = 12;

  /** Solvers whose answers are words, letters, numbers and formulas, or none. */
  private static final Map<String, String> SOLVERS =
      Map.of(
          "shorthand",
          """
          answers: {wrong: 12, shape: zipf, unparsed: 0.2}
          costs: {generate: {completion: {correct: 700, wrong: 1100}}}
          levels:
            - {name: level 1, success: {beta: [2, 1]}, verify: {separation: 1}}
            - {name: level 2, success: 0.2, verify: {accepts-correct: 0.8, rejects-wrong: 0.7}}
          """,
          "letters",
          """
          levels:
            - name: choice
              types:
                - {answer: C, correct: true, probability: 0.4}
                - {answer: A, probability: 0.3}
                - {answer: D, probability: 0.2}
                - {type: unparsed, probability: 0.1}
          """,
          "numbers",
          """
          levels:
            - name: arithmetic
              types:
                - {type: long, answer: 18, correct: true, probability: 0.2}
                - {type: short, answer: 18, correct: true, probability: 0.2}
                - {answer: -18, probability: 0.3}
                - {answer: 180000, probability: 0.1}
                - {answer: 1/3, probability: 0.1}
                - {type: cut off, probability: 0.1}
          """,
          "formulas",
          """
          levels:
            - name: algebra
              types:
                - {answer: '\\sqrt{x^2}+1', correct: true, probability: 0.5}
                - {answer: '"none", 解なし; or \\ all', probability: 0.5}
          """,
          "hopeless",
          """
          answers: {wrong: 2, shape: uniform}
          levels:
            - {name: unproven, success: 0}
            - name: open
              types: [{answer: 'yes', probability: 0.5}, {answer: 'correct', probability: 0.5}]
          """);

  @TempDir Path folder;

  /** Formats and files, by the format's name. */
  private static final List<String> LOGS =
      List.of(
          "lm-eval samples_log.jsonl",
          "lm-eval samples_log.jsonl.zst",
          "votes log.jsonl",
          "votes log.jsonl.gz",
          "counts log.csv",
          "csv log.csv",
          "csv log.csv.gz",
          "inspect log.eval",
          "inspect log.json",
          "inspect log.json.zst",
          "monkeys log.json",
          "monkeys log.json.gz",
          "nemo-skills runs",
          "nemo-skills runs/rs-{seed}.jsonl.gz",
          "search-and-learn log.jsonl",
          "search-and-learn log.jsonl.zst");

  static Stream<Arguments> logs() {
    return SOLVERS.keySet().stream()
        .sorted()
        .flatMap(
            solver ->
                LOGS.stream()
                    .map(log -> log.split(" ", -1))
                    .map(log -> Arguments.of(solver, log[0], log[1])));
  }

  /** What {@code sample} writes and says is next gives back what was sampled. */
  @ParameterizedTest
  @MethodSource("logs")
  void whatIsWrittenIsRead(String solver, String format, String name) throws IOException {
    Path file =
        Invocation.write(folder.resolve(solver + ".yaml"), SOLVERS.getOrDefault(solver, ""));
    Invocation sample =
        Invocation.of(
            "sample",
            file,
            "--problems",
            PROBLEMS,
            "--samples",
            SAMPLES,
            "--seed",
            3,
            "--format",
            format,
            "--out",
            folder.resolve(name));
    assertThat(sample.err()).isEmpty();

    Matcher next =
        Pattern.compile("Next: ponder (import .+) --out pool.jsonl\\R$").matcher(sample.out());
    assertThat(next.find()).as(sample.out()).isTrue();
    List<String> arguments = new ArrayList<>();
    for (String argument : next.group(1).split(" ", -1)) {
      arguments.addAll(argument.contains("*") ? files(argument) : List.of(argument));
    }
    Path pool = folder.resolve("pool.jsonl");
    arguments.addAll(List.of("--out", pool.toString(), "--strict"));
    Invocation read = Invocation.of(arguments.toArray());
    assertThat(read.err()).isEmpty();

    LogWriter writer =
        LogWriter.all().stream().filter(one -> one.name().equals(format)).findFirst().orElseThrow();
    NamedSolver named = NamedSolver.find(file.toString(), List.of(), new Library(folder));
    List<PooledProblem> expected = new ArrayList<>();
    new SampledProblems(named, 0, 3, PROBLEMS, SAMPLES)
        .forEach(problem -> expected.add(carried(problem, writer.carries())));
    assertThat(PoolFile.read(pool).problems()).hasSize(PROBLEMS).isEqualTo(expected);
  }

  /** Whoever writes a format can name it when it is read. */
  @Test
  void formatsHaveTheSameNames() {
    assertThat(LOGS)
        .extracting(log -> log.substring(0, log.indexOf(' ')))
        .isSubsetOf(Import.formats());
  }

  /** Returns the files that a shell would name, those of seeds in their order. */
  private static List<String> files(String pattern) throws IOException {
    Path path = Path.of(pattern);
    String[] around = String.valueOf(path.getFileName()).split("\\*", -1);
    try (Stream<Path> files = Files.list(path.getParent())) {
      return files
          .filter(file -> file.toString().endsWith(around[1]))
          .sorted(
              Comparator.comparing(
                  file -> Integer.parseInt(file.getFileName().toString().replaceAll("\\D", ""))))
          .map(Path::toString)
          .toList();
    }
  }

  /** Returns what a log has of a problem if it carries some parts. */
  private static PooledProblem carried(PooledProblem problem, Set<Part> parts) {
    List<Sample> samples =
        problem.problem().samples().stream()
            .map(
                sample ->
                    new Sample(
                        parts.contains(Part.ANSWER) ? sample.answer() : null,
                        sample.correct(),
                        parts.contains(Part.SCORE) ? sample.score() : Double.NaN,
                        parts.contains(Part.TOKENS) ? sample.tokens() : Sample.UNKNOWN))
            .toList();
    if (!parts.contains(Part.ANSWER)) {
      // Counts do not tell which of the samples are right: the first are.
      samples = samples.stream().sorted(Comparator.comparing(sample -> !sample.correct())).toList();
    }
    return new PooledProblem(
        parts.contains(Part.RUN) ? problem.run() : null,
        parts.contains(Part.LEVEL) ? problem.level() : null,
        parts.contains(Part.GOLD) ? problem.gold() : null,
        new RecordedProblem(problem.problem().id(), samples));
  }
}
