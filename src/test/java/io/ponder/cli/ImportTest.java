package io.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ponder import}. */
class ImportTest {
  private static final String GOOD = "{\"id\": 1, \"ans\": [\"a\", \"b\"], \"ok\": \"10\"}\n";

  @TempDir Path folder;

  private Invocation read(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("import"));
    all.addAll(List.of(arguments));
    return Invocation.of(all.toArray());
  }

  /** The report says what was read, what was skipped, and what to do next. */
  @Test
  void whatItSays() throws IOException {
    Path log =
        Invocation.write(folder.resolve("log.jsonl"), GOOD + "{\"id\": 2, \"ok\": \n" + GOOD);
    Path pool = folder.resolve("pool.jsonl");
    Invocation run = read(log, "--out", pool, "--run", "mine");
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("log.jsonl:2: ");
    assertThat(run.out())
        .contains("votes")
        .contains("1 problem, 2 samples")
        .contains("Next: ponder estimate " + pool);
    assertThat(Files.readString(pool))
        .isEqualTo("{\"run\":\"mine\",\"id\":\"1\",\"ans\":[\"a\",\"b\"],\"ok\":\"10\"}\n");
    // Another field of difficulty than there is.
    assertThat(read(log, "--out", pool, "--level", "nowhere").out())
        .contains("WARNING: --level: no entry has the field nowhere");
  }

  /** Each mistake is one line, and nothing is written or lost. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--format=vots | did you mean votes?",
        "--grade=numerc | did you mean numeric?",
        "--out=LOG | is one of the logs, which would be lost",
        "--strict | log.jsonl:2: ",
        "nowhere.jsonl | nowhere.jsonl",
        "LOG | is there twice",
      })
  void mistakes(String argument, String message) throws IOException {
    String text = GOOD + "{\"id\": 2, \"ok\": \n";
    Path log = Invocation.write(folder.resolve("log.jsonl"), text);
    Path pool = folder.resolve("pool.jsonl");
    Invocation run =
        argument.startsWith("--out")
            ? read(log, argument.replace("LOG", log.toString()))
            : read(log, argument.replace("LOG", log.toString()), "--out", pool);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(message);
    assertThat(pool).doesNotExist();
    assertThat(Files.readString(log)).isEqualTo(text);
  }

  /** An option that is missing may be misspelt. */
  @Test
  void misspeltOption() {
    Invocation run = read("log.jsonl", "--ouy", "pool.jsonl");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("there is no option --ouy, did you mean --out? Missing required option: '--out")
        .hasLineCount(1);
  }

  /** A file that is no log says what is known. */
  @Test
  void noLog() throws IOException {
    Path log = Invocation.write(folder.resolve("log.txt"), "hello\nworld\n");
    Invocation run = read(log, "--out", folder.resolve("pool.jsonl"));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("the format is not recognised").contains("lm-eval");
  }
}
