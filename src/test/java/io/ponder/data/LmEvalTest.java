package io.ponder.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples of lm-evaluation-harness, as it writes them. */
class LmEvalTest {
  @TempDir private Path folder;

  private static String line(String id, String filter, String target, String resps) {
    return """
    {"doc_id": %s, "doc": {"question": "Q\\u00e9?", "subject": "algebra", "answer": "so #### 18"}, \
    "target": %s, "arguments": {"gen_args_0": {"arg_0": "Q", "arg_1": {"until": ["Q:"]}}}, \
    "resps": [%s], "filtered_resps": ["18"], "filter": "%s", "metrics": ["exact_match"], \
    "doc_hash": "h%s", "prompt_hash": "p", "target_hash": "t", "exact_match": 1.0}"""
        .formatted(id, target, resps, filter, id);
  }

  private static String gsm8k(String id, String filter) {
    return line(
        id,
        filter,
        "\"He has 9 + 9.\\n#### 18\"",
        "[\"9+9 is 18.\\n#### 18\", \"I get $18.00.\", \"#### 1,800\", \"no idea\"]");
  }

  /** Each response is graded, whatever the filter; a doc under another filter is a duplicate. */
  @Test
  void aDocForEachFilter() throws IOException {
    Imported read =
        Imported.of(
            folder,
            "samples_gsm8k_2026.jsonl",
            gsm8k("0", "strict-match"),
            gsm8k("1", "strict-match"),
            gsm8k("0", "flexible-extract"),
            gsm8k("1", "flexible-extract"));
    assertThat(read.ids()).containsExactly("0", "1");
    assertThat(read.file().format()).isEqualTo("lm-eval");
    assertThat(read.file().duplicates()).isEqualTo(2);
    assertThat(read.report().pool().problems())
        .allSatisfy(
            problem -> {
              assertThat(problem.gold()).isEqualTo("18");
              assertThat(problem.problem().samples().stream().map(one -> one.correct()))
                  .containsExactly(true, true, false, false);
              assertThat(problem.problem().samples().stream().map(one -> one.answer()))
                  .containsExactly("18", "18", "1800", null);
            });
    assertThat(String.join("\n", read.file().remarks()))
        .contains("numeric (4 lines)")
        .contains(
            "exact_match under the filter strict-match agrees with this grading on 2 of 2 lines")
        .contains("under the filter flexible-extract agrees with this grading on 2 of 2 lines");
  }

  /** Old logs do not name their metrics; a log without any cannot tell whether grading is right. */
  @Test
  void theMetricTellsWhetherGradingIsRight() throws IOException {
    String named = gsm8k("0", "none").replace("1.0}", "0.0}");
    String old = named.replace("\"metrics\": [\"exact_match\"], ", "");
    String without = old.replace(", \"exact_match\": 0.0", "");
    String warning =
        "WARNING: exact_match under the filter none agrees with this grading on 0 of 1 lines"
            + " (0 right by the metric only, 1 by this grading only); --grade chooses another";

    assertThat(Imported.of(folder, "samples.jsonl", named).file().remarks()).contains(warning);
    assertThat(Imported.of(folder, "samples.jsonl", old).file().remarks()).contains(warning);
    assertThat(Imported.of(folder, "samples.jsonl", without).file().remarks())
        .anySatisfy(remark -> assertThat(remark).contains("WARNING: the log has no metric"));
  }

  /** Ways to write one formula are one answer. */
  @Test
  void formulas() throws IOException {
    Imported read =
        Imported.of(
            folder,
            "samples.jsonl",
            line(
                "0",
                "none",
                "\"so $\\\\boxed{\\\\frac{\\\\sqrt{3}}{2}}$.\"",
                "[\"$\\\\boxed{\\\\dfrac{\\\\sqrt3}{2}}$\", \"\\\\boxed{\\\\frac{ \\\\sqrt{3} }2}\", \"\\\\boxed{2}\"]"));

    assertThat(read.report().pool().problems().get(0).problem().samples())
        .extracting(sample -> sample.answer() + " " + sample.correct())
        .containsExactly("\\frac{\\sqrt{3}}{2} true", "\\frac{\\sqrt{3}}{2} true", "2 false");
  }

  /** Targets that are a letter, a number, or a list of texts of which any is right. */
  @Test
  void targets() throws IOException {
    Imported read =
        Imported.of(
            folder,
            "samples.jsonl",
            line("0", "none", "\"(B)\"", "[\"The answer is (B).\", \"**C**\"]"),
            line("1", "none", "7", "[\"it is 7\", \"8\"]"),
            line("2", "none", "[\"Paris\", \"paris\"]", "[\"paris\", \"Rome\"]"));
    assertThat(read.report().pool().problems())
        .allSatisfy(
            problem ->
                assertThat(problem.problem().samples().stream().map(one -> one.correct()))
                    .as(problem.problem().id())
                    .containsExactly(true, false));
  }

  /** Logs of likelihoods hold no samples; a cut line and one that is no JSON are named. */
  @Test
  void whatIsSkipped() throws IOException {
    Imported read =
        Imported.of(
            folder,
            "samples.jsonl",
            gsm8k("0", "strict-match"),
            line("1", "none", "1", "[[-1.5, false]], [[-0.5, true]]"),
            gsm8k("2", "strict-match").substring(0, 200),
            "",
            "not JSON",
            gsm8k("3", "strict-match"));
    assertThat(read.ids()).containsExactly("0", "3");
    assertThat(read.complaints()).hasSize(3);
    assertThat(read.complaints().get(0)).startsWith("2: ").contains("likelihood");
    assertThat(read.complaints().get(1)).startsWith("3: ");
    assertThat(read.complaints().get(2)).startsWith("5: ");
    assertThatThrownBy(
            () ->
                Imported.of(
                    new Import.Options(null, "auto", null, null, null, null, true),
                    folder.resolve("samples.jsonl")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("samples.jsonl:2:");
  }

  /** The same samples from gzip, zstd, a byte order mark and Windows' line ends. */
  @Test
  void packed() throws IOException {
    String text = gsm8k("0", "a") + "\n" + gsm8k("1", "a") + "\n";
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
      out.write(plain);
    }
    List<Path> files =
        List.of(
            Files.write(folder.resolve("a.jsonl.gz"), gzip.toByteArray()),
            Files.write(folder.resolve("b.jsonl.zst"), Zstd.compress(plain)),
            Files.writeString(folder.resolve("c.jsonl"), "\ufeff" + text.replace("\n", "\r\n")),
            Files.writeString(folder.resolve("d.jsonl"), text.strip()));
    for (Path file : files) {
      Imported read = Imported.of(file);
      assertThat(read.ids()).as(file.toString()).containsExactly("0", "1");
      assertThat(read.complaints()).isEmpty();
    }
  }

  /** What comes before the end of a file that was cut is kept, and the cut is named. */
  @Test
  void cutOff() throws IOException {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
      for (int doc = 0; doc < 5000; doc++) {
        out.write((gsm8k(Integer.toString(doc), "a") + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] cut = Arrays.copyOf(gzip.toByteArray(), gzip.size() / 2);
    Imported read = Imported.of(Files.write(folder.resolve("e.jsonl.gz"), cut));
    assertThat(read.ids()).contains("0", "1000").doesNotContain("4999");
    assertThat(read.complaints()).isNotEmpty();
  }

  /** Two files of one task add up, and tasks with the same ids are told apart by their hash. */
  @Test
  void severalFiles() throws IOException {
    Path one = Imported.write(folder, "one.jsonl", gsm8k("0", "a"));
    Path two = Imported.write(folder, "two.jsonl", gsm8k("0", "a"));
    Path other =
        Imported.write(folder, "other.jsonl", gsm8k("0", "a").replace("\"h0\"", "\"other-hash\""));
    Imported read = Imported.of(Import.Options.STANDARD, one, two, other);
    assertThat(read.report().pool().problems()).hasSize(2);
    assertThat(read.report().pool().problems().get(0).problem().size()).isEqualTo(8);
    assertThat(read.ids()).doesNotHaveDuplicates();
    assertThatThrownBy(() -> Imported.of(Import.Options.STANDARD, one, one))
        .hasMessageContaining("twice");
  }

  /** The level is a field of the doc. */
  @Test
  void level() throws IOException {
    Path file = Imported.write(folder, "one.jsonl", gsm8k("0", "a"));
    Imported read = Imported.of(Imported.options("auto", "subject", null), file);
    assertThat(read.problem().level()).isEqualTo("algebra");
  }
}
